/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.openaihealth.check;

import java.util.Map;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IdRules}.
 */
class IdRulesTests {

	@ParameterizedTest
	@ValueSource(strings = { "org-a1B2c3D4e5F6g7H8i9J0k1L2", "org-abc", "org-123456789012345678901234",
			"org-aaaaaaaaaaaaaaaa", "org-Abc_9", "org-a-b" })
	void passesOrganizations(String id) {
		assertThat(IdRules.ORGANIZATION.check(id, null, true)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "proj_a1B2c3D4e5F6g7H8i9J0k1L2", "proj_abc" })
	void passesProjects(String id) {
		assertThat(IdRules.PROJECT.check(id, null, true)).isNull();
	}

	static Stream<Arguments> malformed() {
		return Stream.of(Arguments.of("Personal", "holds a name where an id is needed: 'Personal'"),
				Arguments.of("My Company", "holds a name where an id is needed: 'My Company'"),
				Arguments.of("user-abc123", "holds a name where an id is needed: 'user-abc123'"),
				Arguments.of("null", "holds the text 'null' where an id is needed"),
				Arguments.of("None", "holds the text 'None' where an id is needed"),
				Arguments.of("\"\"", "holds the text '\"\"' where an id is needed"),
				Arguments.of("proj_abc123", "holds a project's id: 'proj_abc123'"),
				Arguments.of("\"org-abc\"", "is wrapped in quotation marks (U+0022 at position 1 and 9)"),
				Arguments.of(" org-abc", "begins with a blank (U+0020 at position 1)"),
				Arguments.of("org-abc def", "has characters that no id has: 'org-abc def'"),
				Arguments.of("org-", "holds nothing but the prefix 'org-'"),
				Arguments.of("org-your-id", "holds sample text: 'org-your-id'"),
				Arguments.of("org-xxxxxxxx", "holds sample text: 'org-xxxxxxxx'"),
				Arguments.of("${OPENAI_ORG_ID}", "holds the text '${OPENAI_ORG_ID}': there is no such variable"),
				Arguments.of("https://user:secret@example.org", "holds a URL where an id is needed"),
				Arguments.of("a long name ".repeat(6),
						"holds a name where an id is needed: '" + "a long name ".repeat(5) + "…'"),
				Arguments.of(MadeUpKeys.project(),
						"holds something that may be a key (164 characters) where an id is needed"),
				Arguments.of("0123456789abcdef0123456789abcdef",
						"holds something that may be a key (32 characters) where an id is needed"),
				Arguments.of("gateway-key", "holds something that may be a key (11 characters) where an id is needed"));
	}

	@ParameterizedTest
	@MethodSource("malformed")
	void findsWhatIsNoOrganization(String id, String expected) {
		ApiKey key = ApiKey.of("gateway-key");
		assertThat(IdRules.ORGANIZATION.check(id, key, true))
			.isEqualTo(new Violation(Cause.ORG_ID_MALFORMED, Map.of("finding", expected)));
		assertThat(IdRules.ORGANIZATION.check(id, key, false)).isNull();
	}

	@Test
	void findsSwappedIds() {
		assertThat(IdRules.PROJECT.check("org-abc", null, true)).isEqualTo(
				new Violation(Cause.PROJECT_ID_MALFORMED, Map.of("finding", "holds an organization's id: 'org-abc'")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "org-abc\n", "org\u00A0-abc", "M\u00FCller GmbH", "\uFEFForg-abc", "org-\u0000" })
	void findsWhatNoHeaderCarriesOnEveryHost(String id) {
		assertThat(cause(IdRules.ORGANIZATION.check(id, null, true))).isEqualTo(Cause.ORG_ID_MALFORMED);
		assertThat(IdRules.PROJECT.check(id, null, false)).satisfies((finding) -> assertThat(finding).isNotNull())
			.extracting(Violation::cause, Violation::variant)
			.containsExactly(Cause.PROJECT_ID_MALFORMED, "gateway");
	}

	@Test
	void findsNothingElseForGateways() {
		assertThat(IdRules.ORGANIZATION.check("My Company \"x\"", null, false)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "org-AByourCDEFGHIJ12345678xx", "org-abcxxxxdefghij0123456789",
			"org-placeholder1AbCdEfGhIjKl" })
	void anIdMayHoldAnyLettersByChance(String id) {
		assertThat(IdRules.ORGANIZATION.check(id, null, true)).isNull();
	}

	@Test
	void anIdIsNotNeeded() {
		assertThat(IdRules.ORGANIZATION.check(null, null, true)).isNull();
	}

	private static @Nullable Cause cause(@Nullable Violation finding) {
		return (finding != null) ? finding.cause() : null;
	}

}
