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

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Wrapping}.
 */
class WrappingTests {

	private static final String MARK = "T3Blbk" + "FJ";

	private static final String KEY = "sk-proj-" + "a1B2c3D4e5".repeat(6) + MARK + "f6G7h8I9j0".repeat(6);

	private static final String OTHER = "sk-svcacct-" + "k1L2m3N4o5".repeat(6) + MARK + "p6Q7r8S9t0".repeat(6);

	private static final String LEGACY = "sk-" + "a1B2c3D4e5".repeat(2) + MARK + "f6G7h8I9j0".repeat(2);

	static Stream<Arguments> wrappings() {
		String quoted = '"' + KEY + '"';
		return Stream.of(
				Arguments.of("{\"OPENAI_API_KEY\": " + quoted + "}", "document that holds a key as its member 'O",
						true),
				Arguments.of("{'key': '" + KEY + "'}", "as its member 'key'", true),
				Arguments.of("{\"" + OTHER + "\": " + quoted + "}", "is a JSON document that holds a key", true),
				Arguments.of("{\"type\": \"service_account\"}", "is a JSON document", true),
				Arguments.of("[" + quoted + "]", "is a JSON document that holds a key", true),
				Arguments.of("-----BEGIN PRIVATE KEY-----", "is a private key", true),
				Arguments.of("Authorization: Bearer " + KEY, "it begins with 'Authorization'", true),
				Arguments.of("-H 'Authorization: Bearer " + KEY + "'", "it begins with 'Authorization'", true),
				Arguments.of("x-api-key: " + KEY, "it begins with 'x-api-key'", true),
				Arguments.of("Bearer " + KEY, "begins with 'Bearer '", true),
				Arguments.of("bearer:" + KEY, "begins with 'Bearer '", true),
				Arguments.of("Bearer" + KEY, "begins with 'Bearer '", true),
				Arguments.of("Basic " + KEY, "begins with 'Basic '", true),
				Arguments.of("curl -H x" + KEY, "it begins with 'curl'", true),
				Arguments.of("https://example.com/?key=" + KEY, "is a URL that holds a key", false),
				Arguments.of("https://example.com/", "is a URL", false),
				Arguments.of("export OPENAI_API_KEY=" + KEY, "is a whole command", true),
				Arguments.of("setx OPENAI_API_KEY " + KEY, "is a whole command", true),
				Arguments.of("ENV OPENAI_API_KEY=" + KEY, "is a whole command", true),
				Arguments.of("docker -e X", null, false),
				Arguments.of("--openai.api-key=" + KEY, "is a whole argument", true),
				Arguments.of("-Dopenai.api-key=" + KEY, "is a whole argument", true),
				Arguments.of("OPENAI_API_KEY=" + KEY, "begins with the name", true),
				Arguments.of("api_key: " + KEY, "begins with the name", false),
				Arguments.of("secret = " + KEY, "begins with the name", false),
				Arguments.of(KEY + "," + OTHER, "holds several keys", false),
				Arguments.of(KEY + "\n" + OTHER, "holds several keys", false),
				Arguments.of(KEY + OTHER, "holds several keys", false),
				Arguments.of(KEY + "," + KEY, "holds the same key twice", false),
				Arguments.of(KEY + KEY, "holds the same key twice", false),
				Arguments.of(LEGACY + LEGACY, "holds the same key twice", false),
				Arguments.of(base64(KEY), "is a key in base64", false),
				Arguments.of(base64(KEY + "\n"), "is a key in base64, with a line break", false),
				Arguments.of(base64(KEY).substring(0, 76) + "\n" + base64(KEY).substring(76), "is a key in base64",
						false),
				Arguments.of(base64("nothing of the kind, but long enough"), null, false),
				Arguments.of(hex(KEY), "is a key in hexadecimal", false),
				Arguments.of("0x" + hex(KEY), "hexadecimal", false), Arguments.of("0a".repeat(30), null, false),
				Arguments.of("0".repeat(61), null, false),
				Arguments.of(KEY + "\\n", "ends with a line break that is written out", false),
				Arguments.of(KEY + "%0A", "ends with a line break that is written out", false),
				Arguments.of("%22" + KEY + "%22", "is encoded for a URL", false),
				Arguments.of("&quot;" + KEY + "&quot;", "has entities of HTML", false),
				Arguments.of("\\u0022" + KEY, "has escape sequences", false),
				Arguments.of("org-abc123", "is the id of an organization", false),
				Arguments.of("proj_abc123", "is the id of a project", false),
				Arguments.of("-" + KEY, "begins with '-'", false), Arguments.of("-", "begins with '-'", false),
				Arguments.of("?must be set", "begins with '?'", false),
				Arguments.of(KEY + " # prod", "has a comment", false),
				Arguments.of(KEY + "//prod", "has a comment", false),
				Arguments.of(KEY.replace("sk-proj-", "sk\u2013proj\u2013"), "U+2013 at position 3)", true),
				Arguments.of(KEY.substring(0, 20) + "\n" + KEY.substring(20), "is broken over 2 lines", true),
				Arguments.of(KEY + "%", "ends with '%'", false),
				Arguments.of("<" + KEY + ">", "has '<' before and '>' after the key", false),
				Arguments.of(KEY + ";", "has ';' after the key", false),
				Arguments.of("(" + KEY, "has '(' before the key", false),
				Arguments.of("text(text(" + KEY, "has other text before the key", false),
				Arguments.of(KEY + ";;;;", "has other text after the key", false));
	}

	@ParameterizedTest
	@MethodSource
	void wrappings(String value, @Nullable String finding, boolean certain) {
		if (finding == null) {
			assertThat(Wrapping.of(value)).isEmpty();
			return;
		}
		assertThat(Wrapping.of(value)).hasValueSatisfying((wrapping) -> {
			assertThat(wrapping.finding()).contains(finding);
			assertThat(wrapping.certain()).isEqualTo(certain);
			assertThat(wrapping.advice()).matches("(?s)\\p{Lu}.*\\.");
			assertThat(wrapping.toString()).doesNotContain("a1B2c3", "f6G7h8", "k1L2m3", "p6Q7r8");
		});
	}

	@Test
	void membersAreNamed() {
		assertThat(Wrapping.of("{\"api\": {\"openaiKey\": \"" + KEY + "\"}}")).map(Wrapping::advice)
			.hasValueSatisfying((advice) -> assertThat(advice).contains("'openaiKey'", "':openaiKey::'"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "EMPTY", "ollama", "sk-1234", "eyJhbGci.eyJzdWIi.c2ln", "apikey", "a b", "", "Basically",
			"setting", "environment", "\"quoted\"" })
	void othersAreNone(String value) {
		assertThat(Wrapping.of(value)).isEmpty();
	}

	@Test
	void aKeyIsNone() {
		assertThat(Wrapping.of(KEY)).isEmpty();
		assertThat(Wrapping.of(KEY + "\n")).isEmpty();
		assertThat(Wrapping.of('"' + KEY + '"')).isEmpty();
		assertThat(Wrapping.of("csk-" + "a1b2".repeat(12))).isEmpty();
	}

	@Test
	void endsSoonForHostileInput() {
		for (String part : new String[] { "{\"a\":", "0a", "QUJD", "sk-", "&#1;", "%0A", "\\n", "'a':'" }) {
			assertThat(Wrapping.of(part.repeat(30_000) + "\u00e9")).isEmpty();
		}
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String hex(String text) {
		return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
	}

}
