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

import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BaseUrlRules} and {@link BaseUrlCorrection}.
 */
class BaseUrlRulesTests {

	private static final String OPENAI = "https://api.openai.com/v1";

	@ParameterizedTest
	@ValueSource(strings = { OPENAI, OPENAI + "/", "HTTPS://API.OPENAI.COM/v1", "https://eu.api.openai.com/v1",
			"https://api.openai.com:443/v1", "http://localhost:11434/v1", "http://localhost:1234",
			"http://litellm:4000", "https://gateway.example.com/openai/v2", "https://example.com/models-proxy",
			"http://[::1]:8080/v1", "https://openrouter.ai/api/v1", "https://notapi.openai.com.example.org/x",
			"http://lite_llm:4000/v1", "http://service.4a:80/v1", "http://llm.123/v1", "https://gw/models/llama-3",
			"https://gw/audio/openai", "https://gw/images/sd", "https://gw/realtime", "https://gw/responses",
			"https://res.openai.azure.com/openai/v1", "http://[0:0:0:0:0:0:0:1]/v1",
			"https://r.services.ai.azure.com/models", "https://r.openai.azure.com/openai/v1/?api-version=preview",
			"https://gw.example.com/v1#models", "https://b\u00FCcher.example/v1",
			"https://gw.example.com/gr\u00F6\u00DFe", "http://[fe80::1%25eth0]:8000/v1",
			"https://gw.example.com/v1/models" })
	void passesValidOnes(String value) {
		assertThat(BaseUrlRules.check(BaseUrl.of(value))).isNull();
		assertThat(BaseUrlCorrection.of(BaseUrl.of(value))).isNull();
	}

	static Stream<Arguments> invalid() {
		return Stream.of(Arguments.of("api.openai.com/v1", "has no scheme: it must begin with 'https://'", OPENAI),
				Arguments.of("api.openai.com", "has no scheme: it must begin with 'https://'", OPENAI),
				Arguments.of("//api.openai.com/v1", "has no scheme: it must begin with 'https://'", OPENAI),
				Arguments.of("https:api.openai.com/v1", "has no scheme: it must begin with 'https://'", OPENAI),
				Arguments.of("https:/api.openai.com/v1", "has no scheme: it must begin with 'https://'", OPENAI),
				Arguments.of("localhost:8080/v1", "has no scheme: it must begin with 'https://'",
						"http://localhost:8080/v1"),
				Arguments.of("gw.example.com:8443/x", "has no scheme: it must begin with 'https://'",
						"https://gw.example.com:8443/x"),
				Arguments.of("ftp://api.openai.com/v1", "has the scheme 'ftp' instead of 'https'", OPENAI),
				Arguments.of("ftp://example.com/v1", "has the scheme 'ftp' instead of 'https'", null),
				Arguments.of("https://", "is no valid URL", null),
				Arguments.of("https:///v1", "has no valid host", null),
				Arguments.of("https://:8443/v1", "has no valid host", null),
				Arguments.of("https://example.com:99999/v1", "has a port above 65535", null),
				Arguments.of("https://<endpoint>/v1", "holds sample text: '<endpoint>'", null),
				Arguments.of("https://user:secret@api.openai.com/v1", "holds a user name or a password", OPENAI),
				Arguments.of("https://token@example.com/x", "holds a user name or a password", "https://example.com/x"),
				Arguments.of(OPENAI + "?api-version=2024", "has a query ('?…')", OPENAI),
				Arguments.of(OPENAI + "#top", "has a fragment ('#…')", OPENAI),
				Arguments.of(" " + OPENAI, "begins with a blank (U+0020 at position 1)", OPENAI),
				Arguments.of(OPENAI + "\n", "ends with a line break (U+000A at position 26)", OPENAI),
				Arguments.of('"' + OPENAI + '"', "is wrapped in quotation marks (U+0022 at position 1 and 27)", OPENAI),
				Arguments.of("\"\uFEFF" + OPENAI + " '\u00A0",
						"contains 5 such characters, among them a quotation mark (U+0022 at position 1), "
								+ "a byte order mark (U+FEFF at position 2), a blank (U+0020 at position 28)",
						OPENAI),
				Arguments.of("https://api.open ai.com/v1", "contains a blank (U+0020 at position 17)", null),
				Arguments.of("${OPENAI_BASE_URL}", "holds the text '${OPENAI_BASE_URL}': there is no such variable",
						null),
				Arguments.of("https://${HOST}/v1", "holds the text '${HOST}': there is no such variable", null),
				Arguments.of(OPENAI + "/chat/completions",
						"is the full path of one operation: it ends with '/chat/completions'", OPENAI),
				Arguments.of(OPENAI + "/models", "is the full path of one operation: it ends with '/models'", OPENAI),
				Arguments.of(OPENAI + "/models/gpt-4o",
						"is the full path of one operation: it ends with '/models/gpt-4o'", OPENAI),
				Arguments.of("https://example.com/v1/embeddings/",
						"is the full path of one operation: it ends with '/embeddings'", "https://example.com/v1"),
				Arguments.of("https://example.com/v1/responses",
						"is the full path of one operation: it ends with '/responses'", "https://example.com/v1"),
				Arguments.of("https://example.com/v1/completions",
						"is the full path of one operation: it ends with '/completions'", "https://example.com/v1"),
				Arguments.of("https://example.com/v1/images/generations",
						"is the full path of one operation: it ends with '/images/generations'",
						"https://example.com/v1"),
				Arguments.of("https://example.com/v1/audio/speech",
						"is the full path of one operation: it ends with '/audio/speech'", "https://example.com/v1"),
				Arguments.of("https://api.openai.com", "has no version: '/v1' is missing at its end", OPENAI),
				Arguments.of("https://api.openai.com/", "has no version: '/v1' is missing at its end", OPENAI),
				Arguments.of("http://api.openai.com", "has no version: '/v1' is missing at its end", OPENAI),
				Arguments.of("https://api.openai.com/v1/v1", "has '/v1' twice", OPENAI),
				Arguments.of("https://eu.api.openai.com/v2", "has the path '/v2' instead of '/v1'",
						"https://eu.api.openai.com/v1"),
				Arguments.of("https://api.openai.com/V1", "has the path '/V1' instead of '/v1'", OPENAI),
				Arguments.of("https://api.openai.com//v1", "has the path '//v1' instead of '/v1'", OPENAI));
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void findsInvalidOnes(String value, String expected, @Nullable String corrected) {
		BaseUrl baseUrl = BaseUrl.of(value);
		assertThat(BaseUrlRules.check(baseUrl))
			.isEqualTo(new Violation(Cause.BASE_URL_INVALID, Map.of("finding", expected)));
		BaseUrl correction = BaseUrlCorrection.of(baseUrl);
		assertThat((correction != null) ? correction.toString() : null).isEqualTo(corrected);
	}

	static Stream<Arguments> noAddresses() {
		return Stream.of(Arguments.of("undefined", "nothing", "holds the text 'undefined'"),
				Arguments.of("null", "nothing", "holds the text 'null'"),
				Arguments.of("op://x/y/z", "unresolved", "holds the text 'op://x/y/z', which nothing has replaced"),
				Arguments.of("$BASE_URL", "unresolved", "holds the text '$BASE_URL', which nothing has replaced"),
				Arguments.of(MadeUpKeys.random(32, 3), "key", "holds something that may be a key (32 characters)"));
	}

	@ParameterizedTest
	@MethodSource("noAddresses")
	void saysWhatWasNeverMeantAsAnAddress(String value, String variant, String finding) {
		assertThat(BaseUrlRules.check(BaseUrl.of(value)))
			.isEqualTo(new Violation(Cause.BASE_URL_INVALID, Map.of("finding", finding), variant));
		assertThat(BaseUrlCorrection.of(BaseUrl.of(value))).isNull();
	}

	@Test
	void knowsWhereAzureListsModels() {
		assertThat(BaseUrlCorrection
			.of(BaseUrl.of("https://r.openai.azure.com/openai/deployments/x/chat/completions?api-version=2024-10-21")))
			.hasToString("https://r.openai.azure.com/openai/v1");
	}

	@Test
	void findsClearTextToOpenAi() {
		BaseUrl baseUrl = BaseUrl.of("http://api.openai.com/v1");
		assertThat(BaseUrlRules.check(baseUrl))
			.isEqualTo(new Violation(Cause.BASE_URL_INSECURE, Map.of("host", "api.openai.com")));
		assertThat(BaseUrlRules.checkTransport(baseUrl)).isNull();
		assertThat(BaseUrlCorrection.of(baseUrl)).hasToString(OPENAI);
	}

	@ParameterizedTest
	@CsvSource({ "http://litellm:4000,true", "https://litellm:4000,false", "http://localhost:1234,false",
			"http://127.0.0.1/v1,false", "http://[::1]/v1,false", "http://10.0.0.1/v1,true" })
	void findsClearTextToOthers(String value, boolean insecure) {
		assertThat(BaseUrlRules.checkTransport(BaseUrl.of(value)) != null).isEqualTo(insecure);
	}

	@ParameterizedTest
	@CsvSource({ "https://user:p/w?x#y@example.com/v1,https://…@example.com/v1",
			"user:secret@example.com/v1,…@example.com/v1",
			"https://example.com/v1?key=secret,https://example.com/v1?…" })
	void printsNoPassword(String value, String expected) {
		assertThat(BaseUrl.of(value)).hasToString(expected);
	}

}
