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
import java.util.stream.IntStream;
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
 * Tests for {@link ApiKeyRules}.
 */
class ApiKeyRulesTests {

	static Stream<String> valid() {
		return Stream.of(MadeUpKeys.project(), MadeUpKeys.of("sk-proj-", 58), MadeUpKeys.of("sk-proj-", 20),
				MadeUpKeys.of("sk-", 20), MadeUpKeys.of("sk-None-", 20), MadeUpKeys.of("sk-svcacct-", 58),
				MadeUpKeys.of("sk-svcacct-", 74), "sk-" + MadeUpKeys.random(61, 3),
				"sk-" + MadeUpKeys.random(32, 5).toLowerCase(), MadeUpKeys.random(32, 9),
				// Random text that holds words by chance
				"sk-proj-" + "test-your_key-xxxxxxxx-changeme-" + MadeUpKeys.random(42, 1) + MadeUpKeys.MARK
						+ MadeUpKeys.random(74, 2),
				"sk-" + "yourkeyTESTkeyhere12" + MadeUpKeys.MARK + "abcdefghijaaaaaaaaaa",
				"sk-proj-" + "a".repeat(74) + MadeUpKeys.MARK + "b".repeat(74), "sk-proj-" + "a1B2".repeat(39),
				"sk-proj-" + MadeUpKeys.random(40, 4) + "-todo-" + MadeUpKeys.random(40, 6),
				"sk-svcacct-" + MadeUpKeys.random(30, 4) + "_your_" + MadeUpKeys.random(40, 6));
	}

	@ParameterizedTest
	@MethodSource("valid")
	void passesWhatMayBeAKey(String value) {
		assertThat(ApiKeyRules.check(ApiKey.of(value), true)).isNull();
		assertThat(ApiKeyRules.check(ApiKey.of(value), false)).isNull();
	}

	@Test
	void callsNoRandomKeySampleText() {
		assertThat(IntStream.range(0, 3000)
			.mapToObj((seed) -> ApiKey.of("sk-" + MadeUpKeys.random(30 + seed % 150, seed)))
			.filter((key) -> ApiKeyRules.check(key, true) != null)).isEmpty();
	}

	@Test
	void findsNothingWrongWithShortLivedTokens() {
		assertThat(IntStream.range(0, 500)
			.mapToObj((seed) -> ApiKey.of("eyJ" + MadeUpKeys.random(60, seed) + ".eyJ"
					+ MadeUpKeys.random(200 + seed, seed + 1) + "." + MadeUpKeys.random(342, seed + 2)))
			.filter((token) -> ApiKeyRules.check(token, true) != null || ApiKeyRules.checkLength(token) != null))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "your-api-key", "your_api_key", "your_openai_key_here", "YOUR_API_KEY", "yourapikey",
			"your key", "sk-your-key", "sk-your-api-key-here", "sk-yourkey", "sk-proj-your-key", "<YOUR_API_KEY>",
			"<your key here>", "<OPENAI_API_KEY>", "[your-key]", "{{YOUR_API_KEY}}", "{{ your key }}",
			"__YOUR_API_KEY__", "%YOUR_API_KEY%", "$YOUR_API_KEY", "@your.api-key@", "OPENAI_API_KEY",
			"my-openai-api-key", "changeme", "change-me", "CHANGE_ME", "replace-me", "replace_with_your_key",
			"REPLACE_THIS", "todo", "TODO: add key", "insert-key-here", "insert_your_api_key", "enter your key",
			"paste-key-here", "dummy", "dummy-key", "test", "test-key", "sk-test", "sk-test-123", "sk-dummy", "example",
			"sk-example-key", "fake-key", "placeholder", "not-set", "api-key", "secret", "sk-xxx", "xxxxxxxx",
			"sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "sk-proj-XXXXXXXXXXXXXXXX", "sk-aaaaaaaaaaaa",
			"000000", "sk-1234567890abcdef", "sk-1234", "sk-abcdefghijklmnop", "sk-", "sk-proj-", "'your-api-key'",
			"your-very-own-key-from-the-dashboard", "EMPTY", "ollama-key-goes-here" })
	void findsSampleText(String value) {
		assertThat(ApiKeyRules.check(ApiKey.of(value), true)).isEqualTo(Violation.of(Cause.API_KEY_PLACEHOLDER));
	}

	static Stream<String> masked() {
		return Stream.of("sk-...abcd", "sk-proj-****abcd", "sk-…abcd", "sk-proj-…x4Kw", "sk-proj-***", "*****",
				"sk-ab********************************wxyz", "sk-proj-••••abcd", "sk-...", "...", "sk-...abcd\n",
				"abcd...wxyz");
	}

	@ParameterizedTest
	@MethodSource("masked")
	void findsMaskedKeys(String value) {
		assertThat(ApiKeyRules.check(ApiKey.of(value), true)).isEqualTo(Violation.of(Cause.API_KEY_MASKED));
	}

	static Stream<Arguments> malformed() {
		String key = MadeUpKeys.project();
		return Stream.of(Arguments.of(key + "\n", "ends with a line break (U+000A at position 165)"), Arguments.of(
				key + "\r\n",
				"ends with a carriage return (U+000D at position 165) and a line break (U+000A at position 166)"),
				Arguments.of(key + " ", "ends with a blank (U+0020 at position 165)"),
				Arguments.of(" " + key, "begins with a blank (U+0020 at position 1)"),
				Arguments.of("\uFEFF" + key, "begins with a byte order mark (U+FEFF at position 1)"),
				Arguments.of(key.substring(0, 11) + "\u00A0" + key.substring(11),
						"contains a no-break space (U+00A0 at position 12)"),
				Arguments.of(key + "\u200B", "ends with a zero-width space (U+200B at position 165)"),
				Arguments.of('"' + key + '"', "is wrapped in quotation marks (U+0022 at position 1 and 166)"),
				Arguments.of("'" + key + "'", "is wrapped in quotation marks (U+0027 at position 1 and 166)"),
				Arguments.of("\u201C" + key + "\u201D", "is wrapped in quotation marks (U+201C at position 1 and 166)"),
				Arguments.of("`" + key + "`", "is wrapped in backticks (U+0060 at position 1 and 166)"),
				Arguments.of('"' + key, "begins with a quotation mark (U+0022 at position 1)"),
				Arguments.of(key + "\t", "ends with a tab (U+0009 at position 165)"),
				Arguments.of("Bearer " + key, "begins with 'Bearer '"),
				Arguments.of("bearer\t" + key, "begins with 'Bearer '"),
				Arguments.of("OPENAI_API_KEY=" + key, "begins with the name of its variable"),
				Arguments.of("OPENAI_API_KEY: " + key, "begins with the name of its variable"),
				Arguments.of("api-key=" + key, "begins with the name of its variable"),
				Arguments.of("$env:OPENAI_API_KEY = " + key, "begins with the name of its variable"),
				Arguments.of("export OPENAI_API_KEY=" + key, "is a whole command that sets a variable"),
				Arguments.of("set OPENAI_API_KEY=" + key, "is a whole command that sets a variable"),
				Arguments.of("a b c d " + key,
						"contains 4 such characters, among them a blank (U+0020 at position 2), "
								+ "a blank (U+0020 at position 4), a blank (U+0020 at position 6)"),
				Arguments.of("k\u00E9y" + key, "contains a latin small letter e with acute (U+00E9 at position 2)"));
	}

	@ParameterizedTest
	@MethodSource("malformed")
	void findsCharactersThatNoKeyHas(String value, String expected) {
		assertMalformed(ApiKeyRules.check(ApiKey.of(value), true), expected);
		if (!value.startsWith("api-key=")) {
			assertMalformed(ApiKeyRules.check(ApiKey.of(value), false), expected);
		}
	}

	private static void assertMalformed(@Nullable Violation violation, String finding) {
		assertThat(violation).isNotNull();
		assertThat(violation.cause()).isEqualTo(Cause.API_KEY_MALFORMED);
		assertThat(violation.particulars()).containsEntry("finding", finding);
	}

	@ParameterizedTest
	@ValueSource(strings = { "undefined", "None", "none", "null", "NULL", "nil", "<nil>", "<no value>", "(null)", "NaN",
			"false", "[object Object]", "\"\"", "''", "{}", "[]", "\"null\"", "b''", "<none>", "n/a" })
	void findsTheTextOfNothing(String value) {
		assertThat(ApiKeyRules.check(ApiKey.of(value), true))
			.isEqualTo(Violation.of(Cause.API_KEY_PLACEHOLDER).as("nothing"));
		// No header carries a blank in a key
		assertThat(ApiKeyRules.check(ApiKey.of(value), false) != null).isEqualTo(value.contains(" "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pa'ss", "a\"b", "x`y`z" })
	void passwordOfAGatewayMayHaveAQuoteInside(String value) {
		assertThat(ApiKeyRules.check(ApiKey.of(value), false)).isNull();
		assertThat(ApiKeyRules.check(ApiKey.of(value), true)).isNotNull();
	}

	@Test
	void passwordOfAGatewayMayNameItself() {
		assertThat(ApiKeyRules.check(ApiKey.of("apikey:abc"), false)).isNull();
	}

	static Stream<Arguments> foreign() {
		String random = MadeUpKeys.random(40, 8);
		return Stream.of(Arguments.of("sk-ant-" + random, "Anthropic"),
				Arguments.of("sk-or-v1-" + random, "OpenRouter"), Arguments.of("gsk_" + random, "Groq"),
				Arguments.of("xai-" + random, "xAI"), Arguments.of("AIza" + random, "Google"),
				Arguments.of("hf_" + random, "Hugging Face"), Arguments.of("pplx-" + random, "Perplexity"),
				Arguments.of("nvapi-" + random, "NVIDIA"), Arguments.of("csk-" + random, "Cerebras"),
				Arguments.of("tgp_v1_" + random, "Together"), Arguments.of("r8_" + random, "Replicate"),
				Arguments.of("ghp_" + random, "GitHub"), Arguments.of("gho_" + random, "GitHub"),
				Arguments.of("github_pat_" + random, "GitHub"), Arguments.of("sk_" + "0a1b2c".repeat(8), "ElevenLabs"));
	}

	@ParameterizedTest
	@MethodSource("foreign")
	void findsKeysOfOtherVendors(String value, String vendor) {
		assertThat(ApiKeyRules.check(ApiKey.of(value), true))
			.isEqualTo(new Violation(Cause.API_KEY_FOREIGN, Map.of("vendor", vendor)));
		assertThat(ApiKeyRules.check(ApiKey.of(value), false)).isNull();
	}

	@Test
	void findsKeysOfTheWrongType() {
		assertThat(ApiKeyRules.check(ApiKey.of(MadeUpKeys.of("sk-admin-", 58)), true))
			.isEqualTo(new Violation(Cause.API_KEY_WRONG_TYPE, Map.of("kind", "an admin key")));
		assertThat(ApiKeyRules.check(ApiKey.of("sess-" + MadeUpKeys.random(40, 2)), true))
			.isEqualTo(new Violation(Cause.API_KEY_WRONG_TYPE, Map.of("kind", "a browser session token")));
	}

	static Stream<Arguments> unresolved() {
		return Stream.of(Arguments.of("${OPENAI_API_KEY}", "OPENAI_API_KEY"), Arguments.of("${my.key}", "my.key"),
				Arguments.of("\"${OPENAI_API_KEY}\"", "OPENAI_API_KEY"), Arguments.of("sk-${SUFFIX}", "SUFFIX"),
				Arguments.of("Bearer ${TOKEN}", "TOKEN"), Arguments.of("${not a name}", "a variable"),
				Arguments.of("${" + MadeUpKeys.project() + "}", "a variable"),
				Arguments.of("${sk-proj-abcdefgh}", "a variable"));
	}

	@ParameterizedTest
	@MethodSource("unresolved")
	void findsUnresolvedPlaceholdersForEveryHost(String value, String variable) {
		Violation finding = new Violation(Cause.API_KEY_UNRESOLVED, Map.of("variable", variable));
		assertThat(ApiKeyRules.check(ApiKey.of(value), true)).isEqualTo(finding);
		assertThat(ApiKeyRules.check(ApiKey.of(value), false)).isEqualTo(finding);
	}

	@Test
	void tellsMissingFromEmpty() {
		assertThat(ApiKeyRules.check(null, true)).isEqualTo(Violation.of(Cause.API_KEY_MISSING));
		assertThat(ApiKeyRules.check(ApiKey.of(""), true)).isEqualTo(Violation.of(Cause.API_KEY_EMPTY));
		assertThat(ApiKeyRules.check(ApiKey.of(" \n"), true)).isEqualTo(Violation.of(Cause.API_KEY_EMPTY));
		assertThat(ApiKeyRules.check(null, false)).isNull();
		assertThat(ApiKeyRules.check(ApiKey.of(" "), false)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "EMPTY", "ollama", "sk-1234", "dummy", "not-needed", "sk-xxxx", "changeme", "none",
			"sk-...", "a.b.c", "eyJhbGci.eyJzdWIi.c2ln" })
	void leavesTheKeysOfGatewaysAlone(String value) {
		assertThat(ApiKeyRules.check(ApiKey.of(value), false)).isNull();
	}

	@Test
	void comparesLengths() {
		assertThat(ApiKeyRules.checkLength(ApiKey.of(MadeUpKeys.project()))).isNull();
		assertThat(ApiKeyRules.checkLength(ApiKey.of("sk-proj-" + MadeUpKeys.random(100, 1)))).isNull();
		assertThat(ApiKeyRules.checkLength(ApiKey.of("sk-" + MadeUpKeys.random(10, 1)))).isNull();
		assertThat(ApiKeyRules.checkLength(ApiKey.of("sk-proj-" + MadeUpKeys.random(30, 1))))
			.isEqualTo(new Violation(Cause.API_KEY_TRUNCATED, Map.of("length", "38", "expected", "56, 132 or 164")));
		assertThat(ApiKeyRules.checkLength(ApiKey.of(MadeUpKeys.of("sk-", 20) + "a")))
			.isEqualTo(new Violation(Cause.API_KEY_TRUNCATED, Map.of("length", "52", "expected", "51")));
		assertThat(ApiKeyRules.checkLength(ApiKey.of("sk-svcacct-" + MadeUpKeys.random(20, 1))))
			.isEqualTo(new Violation(Cause.API_KEY_TRUNCATED, Map.of("length", "31", "expected", "135 or 167")));
	}

	@Test
	void endsSoonForHostileInput() {
		String hostile = "openaiapikey-".repeat(5000) + "!a";
		assertThat(ApiKeyRules.check(ApiKey.of(hostile), true)).isNull();
		assertThat(ApiKeyRules.check(ApiKey.of("x1x1x1".repeat(12) + "!?a?"), true)).isNull();
	}

}
