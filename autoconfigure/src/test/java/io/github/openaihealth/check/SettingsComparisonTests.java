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

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.Setting;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.connection.TestConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SettingsComparison}.
 */
class SettingsComparisonTests {

	private static final String KEY = MadeUpKeys.project();

	private static final String OTHER = MadeUpKeys.of("sk-svcacct-", 58);

	private static final String GATEWAY = "https://gateway.example.com/v1";

	/**
	 * Key, base URL and organization of the watched connection and of another, and which
	 * of these differ.
	 */
	@ParameterizedTest
	@CsvSource(nullValues = "-", emptyValue = "", textBlock = """
			a, -,                          -,     a, -,                              -,     ''
			a, -,                          -,     b, -,                              -,     api-key
			a, -,                          -,     '', -,                             -,     api-key
			-, https://g.example.com/v1,   -,     b, -,                              -,     api-key base-url
			a, -,                          -,     a, https://g.example.com/v1,       -,     base-url
			a, https://g.example.com/v1,   -,     a, -,                              -,     base-url
			a, https://g.example.com/v1,   -,     a, https://G.example.com:443/v1/,  -,     ''
			a, https://g.example.com/v1,   -,     a, https://g.example.com/v2,       -,     base-url
			a, -,                          -,     a, -,                              org-b, org-id
			a, -,                          org-a, a, -,                              org-b, org-id
			a, -,                          org-a, a, -,                              -,     ''
			a, -,                          org-a, b, https://g.example.com/v1,       org-b, api-key base-url org-id
			a, -,                          -,     -, https://g.example.com/v1,       -,     ''
			a, -,                          -,     -, https://g.example.com/v1,       org-b, org-id
			""")
	void tellsWhatDiffers(@Nullable String key, @Nullable String url, @Nullable String orgId, @Nullable String otherKey,
			@Nullable String otherUrl, @Nullable String otherOrgId, String expected) {
		Optional<Diagnosis> warning = SettingsComparison.of(connection("openai", key, url, orgId),
				List.of(connection("lib", otherKey, otherUrl, otherOrgId)));
		String summary = warning.map(Diagnosis::summary).orElse("");
		String different = summary.substring(summary.indexOf("differ:") + 1);
		assertThat(Stream.of("api-key", "base-url", "org-id").filter((name) -> different.contains("'lib." + name)))
			.containsExactlyElementsOf(Stream.of(expected.split(" ")).filter((name) -> !name.isEmpty()).toList());
		assertThat(warning.isPresent()).isEqualTo(!expected.isEmpty());
	}

	@Test
	void namesBothSidesWithMaskedValuesAndOrigins() {
		Diagnosis warning = warning(connection("openai", KEY, null, null),
				connection("spring.ai.openai", OTHER, GATEWAY, null));
		assertThat(warning.cause()).isEqualTo(Cause.SETTINGS_DIFFER);
		assertThat(warning.summary()).isEqualTo(
				"Health speaks for 'openai.api-key' (sk-proj-…%s, openai.yml:1:1) and 'openai.base-url' (https://api.openai.com/v1, the default); other settings differ: 'spring.ai.openai.api-key' (sk-svcacct-…%s, spring.ai.openai.yml:1:1), 'spring.ai.openai.base-url' (%s, spring.ai.openai.yml:1:1)."
					.formatted(end(KEY), end(OTHER), GATEWAY));
	}

	@Test
	void givesLinesThatMakeAllAgree() {
		assertThat(warning(connection("openai", KEY, null, null), connection("lib", OTHER, GATEWAY, null)).actions())
			.first()
			.asString()
			.endsWith(":\n  lib.api-key=${OPENAI_API_KEY}\n  lib.base-url=${OPENAI_BASE_URL}");
	}

	@Test
	void givesLinesThatMakeTheOtherAConnection() {
		assertThat(named(connection("lib", OTHER, GATEWAY, "org-b"))).containsExactly(
				"openai.connections.lib.api-key=${lib.api-key}", "openai.connections.lib.org-id=${lib.org-id}",
				"openai.connections.lib.base-url=${lib.base-url}");
	}

	@Test
	void linesThatMakeAConnectionKeepItFromTheOwnAddress() {
		assertThat(warning(connection("openai", KEY, GATEWAY, null), connection("lib", OTHER, null, null)).actions())
			.last()
			.asString()
			.endsWith(
					"  openai.connections.lib.api-key=${lib.api-key}\n  openai.connections.lib.base-url=https://api.openai.com/v1");
		assertThat(named(connection("lib", OTHER, null, null)))
			.containsExactly("openai.connections.lib.api-key=${lib.api-key}");
	}

	@Test
	void ownIdsThatNoOwnKeyIsThereForGiveNoLineForAConnection() {
		Diagnosis warning = warning(connection("spring.ai.openai", KEY, null, null),
				connection("openai", null, null, "org-own"));
		assertThat(warning.summary()).contains("'spring.ai.openai.org-id' (not set)", "'openai.org-id' ('org-own'");
		assertThat(warning.actions()).singleElement()
			.asString()
			.endsWith(":\n  spring.ai.openai.org-id=${OPENAI_ORG_ID}");
	}

	@Test
	void tellsOfAnotherProject() {
		OpenAiConnection other = connection("lib", KEY, null, null);
		other = new OpenAiConnection(other.name(), other.baseUrlSetting(), other.apiKeySetting(), other.orgIdSetting(),
				Setting.of(other.projectIdSetting().property(), "proj_b", new SettingOrigin("lib", false)));
		assertThat(warning(connection("openai", KEY, null, null), other).summary()).contains("project-id' ('proj_b'");
	}

	@Test
	void keyOfOneIsMaskedInTheAddressOfTheOther() {
		String words = "the-words-of-a-gateway";
		assertThat(warning(connection("openai", words, null, null),
				connection("lib", "another", "https://gateway.example.com/" + words + "/v1", null))
			.toString()).contains("gateway.example.com").doesNotContain(words);
	}

	@Test
	void tellsOfManyBriefly() {
		List<OpenAiConnection> others = Stream.iterate(1, (index) -> index + 1)
			.limit(9)
			.map((index) -> connection("lib" + index, OTHER + index, null, null))
			.toList();
		Diagnosis warning = SettingsComparison.of(connection("openai", KEY, null, null), others).orElseThrow();
		assertThat(warning.summary()).contains("'lib4.api-key'", " and 5 more.").doesNotContain("lib5");
		assertThat(warning.actions()).allSatisfy((action) -> assertThat(action.lines()).hasSize(7));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''          | blank
			' '         | blank
			${NOT_SET}  | the text ${NOT_SET}
			EMPTY       | 5 characters of no known form
			""")
	void describesKeysThatHaveNoMaskedForm(String key, String expected) {
		assertThat(warning(connection("openai", KEY, null, null), connection("lib", key, null, null)).summary())
			.contains("'lib.api-key' (" + expected + ", lib.yml:1:1)");
	}

	static Stream<String> secrets() {
		return Stream.of(KEY, OTHER, MadeUpKeys.random(40, 3), "0123456789abcdef0123456789abcdef", KEY + "\n",
				"${" + MadeUpKeys.random(40, 3) + "}", "Bearer " + KEY);
	}

	@ParameterizedTest
	@MethodSource("secrets")
	void neverShowsAKeyWhereverItIsPasted(String secret) {
		String core = secret.substring(secret.length() / 2 - 8, secret.length() / 2 + 4);
		String url = "https://user:" + secret.strip() + "@gateway.example.com/" + secret.strip() + "/v1?key=" + secret;
		for (OpenAiConnection other : List.of(connection("lib", secret, url, secret),
				connection("lib", "gateway-key", url, secret))) {
			for (OpenAiConnection watched : List.of(connection("openai", "another", null, null),
					connection("openai", secret, "https://api.openai.com/v1", "org-a"))) {
				assertThat(warning(watched, other).toString()).doesNotContain(core);
				assertThat(warning(other, watched).toString()).doesNotContain(core);
			}
		}
	}

	private static List<String> named(OpenAiConnection other) {
		return warning(connection("openai", KEY, null, null), other).actions()
			.get(1)
			.lines()
			.skip(1)
			.map(String::strip)
			.toList();
	}

	private static Diagnosis warning(OpenAiConnection watched, OpenAiConnection other) {
		return SettingsComparison.of(watched, List.of(other)).orElseThrow();
	}

	private static String end(String key) {
		return key.substring(key.length() - 4);
	}

	private static OpenAiConnection connection(String prefix, @Nullable String key, @Nullable String url,
			@Nullable String orgId) {
		Map<ConnectionSetting, @Nullable String> values = new EnumMap<>(ConnectionSetting.class);
		values.put(ConnectionSetting.API_KEY, key);
		values.put(ConnectionSetting.BASE_URL, url);
		values.put(ConnectionSetting.ORG_ID, orgId);
		Map<ConnectionSetting, SettingOrigin> origins = new EnumMap<>(ConnectionSetting.class);
		Map<ConnectionSetting, String> properties = new EnumMap<>(ConnectionSetting.class);
		values.forEach((setting, value) -> {
			String property = setting.property().replace("openai.", prefix + ".");
			if (value != null) {
				origins.put(setting, new SettingOrigin(property + " in " + prefix + ".yml:1:1", false));
			}
			properties.put(setting, property);
		});
		return TestConnections.of(prefix, BaseUrl.of((url != null) ? url : "https://api.openai.com/v1"),
				(key != null) ? ApiKey.of(key) : null, orgId, null, origins, null, properties);
	}

}
