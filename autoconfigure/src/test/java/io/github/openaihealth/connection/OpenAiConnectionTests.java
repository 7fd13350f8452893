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

package io.github.openaihealth.connection;

import java.util.Map;

import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiConnection} and {@link ConnectionSummary}.
 */
class OpenAiConnectionTests {

	private static final String KEY = "sk-proj-" + "aB3d".repeat(10);

	@Test
	void blankIdsAndBaseUrlCountAsNotSet() {
		OpenAiConnection connection = of(new Details(KEY, " ", "", "\t"));
		assertThat(connection.baseUrl()).hasToString("https://api.openai.com/v1");
		assertThat(connection.orgId()).isNull();
		assertThat(connection.projectId()).isNull();
		assertThat(ConnectionSummary.of(connection).origins()).containsOnlyKeys(ConnectionSetting.API_KEY);
	}

	@Test
	void blankKeyIsKeptForOpenAi() {
		assertThat(of(new Details(" ", null, null, null)).apiKey()).isNotNull();
	}

	@Test
	void blankKeyCountsAsNotSetElsewhere() {
		assertThat(of(new Details(" ", "http://localhost:11434/v1", null, null)).apiKey()).isNull();
	}

	@Test
	void originOfABeanIsItsType() {
		OpenAiConnection connection = of(new Details(KEY, null, null, null));
		assertThat(connection.apiKeySetting().origin()).hasToString("bean of type " + Details.class.getName());
	}

	@Test
	void originOfALambdaIsTheInterface() {
		OpenAiConnection connection = of(() -> ApiKey.of(KEY));
		assertThat(connection.apiKeySetting().origin())
			.hasToString("bean of type " + OpenAiConnectionDetails.class.getName());
	}

	@Test
	void noStringOfAConnectionHoldsTheKey() {
		OpenAiConnection connection = of(new Details(KEY, null, KEY, null));
		assertThat(ConnectionSummary.of(connection).toString()).doesNotContain(KEY).contains("sk-proj-…aB3d");
		assertThat(connection.toString()).doesNotContain(KEY);
	}

	@Test
	void keyOfNoKnownFormIsMaskedWhereverItIsPasted() {
		String opaque = "0a1b2c3d4e".repeat(4);
		OpenAiConnection connection = of(
				new Details(opaque, "http://127.0.0.1:4000/" + opaque + "/v1", opaque, opaque));
		assertThat(ConnectionSummary.of(connection).toString()).doesNotContain(opaque);
		assertThat(connection.toString()).doesNotContain(opaque);
	}

	@Test
	void kindIsToldWhereItIsKnown() {
		assertThat(ConnectionSummary.of(of(new Details(KEY, null, null, null))).apiKeyKind()).isEqualTo("project");
		assertThat(ConnectionSummary.of(of(new Details("EMPTY", null, null, null))).apiKeyKind()).isNull();
	}

	@Test
	void unreadableKeyIsNone() {
		OpenAiConnection connection = new OpenAiConnection("a", Setting.absent("a.base-url"),
				new Setting.Unreadable<>("a.api-key-file", new SettingOrigin("the file x", false),
						Cause.API_KEY_FILE_UNREADABLE, Map.of()),
				Setting.absent("a.org-id"), Setting.absent("a.project-id"));
		assertThat(connection.apiKey()).isNull();
		assertThat(connection.fingerprint()).isNull();
		assertThat(connection.prefix()).isEqualTo("openai.connections.a");
	}

	private static OpenAiConnection of(OpenAiConnectionDetails details) {
		return new DetailsConnectionSource(OpenAiConnection.DEFAULT_NAME, details).read();
	}

	private record Details(@Nullable String key, @Nullable String baseUrl, @Nullable String orgId,
			@Nullable String projectId) implements OpenAiConnectionDetails {

		@Override
		public @Nullable ApiKey getApiKey() {
			return (this.key != null) ? ApiKey.of(this.key) : null;
		}

		@Override
		public @Nullable String getBaseUrl() {
			return this.baseUrl;
		}

		@Override
		public @Nullable String getOrgId() {
			return this.orgId;
		}

		@Override
		public @Nullable String getProjectId() {
			return this.projectId;
		}

	}

}
