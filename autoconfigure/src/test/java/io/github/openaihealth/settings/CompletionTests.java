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

package io.github.openaihealth.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.connection.TestConnections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Completion}: above all that a key is joined with no address but its
 * own.
 */
class CompletionTests {

	private static final String OPENAI = "https://api.openai.com/v1";

	private static final String GATEWAY = "https://gateway.example.com/v1";

	/**
	 * Own key, own base URL, the library's key and base URL, and what comes of them.
	 */
	@ParameterizedTest
	@CsvSource(nullValues = "-", emptyValue = "",
			textBlock = """
					# Nothing of a library's
					-,   -,                              -,   -,                                  -,   https://api.openai.com/v1
					own, -,                              -,   -,                                  own, https://api.openai.com/v1
					# No own key: all is the library's
					-,   -,                              lib, -,                                  lib, https://api.openai.com/v1
					-,   -,                              lib, https://gateway.example.com/v1,     lib, https://gateway.example.com/v1
					'',  -,                              lib, https://gateway.example.com/v1,     lib, https://gateway.example.com/v1
					-,   -,                              '',  https://gateway.example.com/v1,     '',  https://gateway.example.com/v1
					'',  -,                              '',  -,                                  '',  https://api.openai.com/v1
					# An own address gets the key of a library that calls the same server, and no other
					-,   https://gateway.example.com/v1, lib, -,                                  -,   https://gateway.example.com/v1
					-,   https://eu.api.openai.com/v1,   lib, -,                                  -,   https://eu.api.openai.com/v1
					-,   http://api.openai.com/v1,       lib, -,                                  -,   http://api.openai.com/v1
					-,   https://api.openai.com:8443/v1, lib, -,                                  -,   https://api.openai.com:8443/v1
					-,   https://api.openai.com.x.yz/v1, lib, -,                                  -,   https://api.openai.com.x.yz/v1
					-,   https://x@gateway.example.com,  lib, https://api.openai.com/v1,          -,   https://x@gateway.example.com
					-,   api.openai.com,                 lib, -,                                  -,   api.openai.com
					'',  https://gateway.example.com/v1, lib, -,                                  '',  https://gateway.example.com/v1
					-,   https://api.openai.com:443/v1/, lib, -,                                  lib, https://api.openai.com:443/v1/
					-,   https://gateway.example.com/v2, lib, https://GATEWAY.example.com/v1,     lib, https://gateway.example.com/v2
					# An own key goes to no address of a library's, unless it is the library's key too
					own, -,                              lib, https://gateway.example.com/v1,     own, https://api.openai.com/v1
					own, -,                              -,   https://gateway.example.com/v1,     own, https://api.openai.com/v1
					own, -,                              own, https://gateway.example.com/v1,     own, https://gateway.example.com/v1
					own, https://api.openai.com/v1,      own, https://gateway.example.com/v1,     own, https://api.openai.com/v1
					own, https://gateway.example.com/v1, lib, https://api.openai.com/v1,          own, https://gateway.example.com/v1
					""")
	void joinsNoKeyWithTheAddressOfAnother(@Nullable String key, @Nullable String url, @Nullable String libraryKey,
			@Nullable String libraryUrl, @Nullable String expectedKey, String expectedUrl) {
		OpenAiConnection own = connection("openai", key, url);
		List<OpenAiConnection> libraries = (libraryKey != null) ? List.of(connection("lib", libraryKey, libraryUrl))
				: List.of();
		OpenAiConnection completed = Completion.of(own, libraries);
		assertThat(completed.apiKey()).isEqualTo((expectedKey != null) ? ApiKey.of(expectedKey) : null);
		assertThat(completed.baseUrl().value()).isEqualTo(expectedUrl);
		assertThat(completed.name()).isEqualTo("openai");
	}

	@Test
	void allThatALibraryHasComesWithItsKey() {
		OpenAiConnection own = TestConnections.of(
				"default", BaseUrl.of(OPENAI), null, "org-own", "proj_own", Map.of(ConnectionSetting.ORG_ID,
						new SettingOrigin("own", false), ConnectionSetting.PROJECT_ID, new SettingOrigin("own", false)),
				null);
		OpenAiConnection completed = Completion.of(own, List.of(connection("lib", "key", GATEWAY, "org-lib", null)));
		assertThat(completed.orgId()).isEqualTo("org-lib");
		assertThat(completed.projectId()).isNull();
		assertThat(completed.apiKeySetting().isPresent()).isTrue();
		assertThat(completed.baseUrlSetting().isPresent()).isTrue();
		assertThat(completed.orgIdSetting().origin()).hasToString("from lib");
		assertThat(completed.projectIdSetting().property()).isEqualTo("lib.project-id");
	}

	@Test
	void ownIdsStayWithTheOwnKey() {
		OpenAiConnection own = connection("openai", "key", null, "org-own", null);
		OpenAiConnection completed = Completion.of(own,
				List.of(connection("lib", "key", GATEWAY, "org-lib", "proj_lib")));
		assertThat(completed.orgId()).isEqualTo("org-own");
		assertThat(completed.projectId()).isEqualTo("proj_lib");
		assertThat(completed.apiKeySetting().property()).isEqualTo("openai.api-key");
		assertThat(completed.baseUrlSetting().property()).isEqualTo("lib.base-url");
		assertThat(completed.orgIdSetting().property()).isEqualTo("openai.org-id");
	}

	@Test
	void firstLibraryWithAKeyWins() {
		OpenAiConnection own = connection("openai", null, null);
		assertThat(key(own, connection("a", "1", null), connection("b", "2", null))).isEqualTo(ApiKey.of("1"));
		assertThat(key(own, connection("a", "", null), connection("b", "2", null))).isEqualTo(ApiKey.of("2"));
		assertThat(key(own, connection("a", "", null), connection("b", " ", null))).isEqualTo(ApiKey.of(""));
		assertThat(key(connection("openai", null, GATEWAY), connection("a", "1", null), connection("b", "2", GATEWAY)))
			.isEqualTo(ApiKey.of("2"));
	}

	@Test
	void firstLibraryWithTheSameKeyCompletesIt() {
		OpenAiConnection own = connection("openai", "key", null);
		OpenAiConnection completed = Completion.of(own, List.of(connection("a", "other", "https://a.example.com/v1"),
				connection("b", "key", GATEWAY), connection("c", "key", "https://c.example.com/v1")));
		assertThat(completed.baseUrl().value()).isEqualTo(GATEWAY);
	}

	@Test
	void isNeededWhereKeyOrAddressIsMissing() {
		assertThat(Completion.isNeeded(connection("openai", "key", GATEWAY))).isFalse();
		assertThat(Completion.isNeeded(connection("openai", "key", null))).isTrue();
		assertThat(Completion.isNeeded(connection("openai", null, GATEWAY))).isTrue();
		assertThat(Completion.isNeeded(connection("openai", " ", GATEWAY))).isTrue();
	}

	private static @Nullable ApiKey key(OpenAiConnection own, OpenAiConnection... libraries) {
		return Completion.of(own, List.of(libraries)).apiKey();
	}

	private static OpenAiConnection connection(String prefix, @Nullable String key, @Nullable String url) {
		return connection(prefix, key, url, null, null);
	}

	private static OpenAiConnection connection(String prefix, @Nullable String key, @Nullable String url,
			@Nullable String orgId, @Nullable String projectId) {
		Map<ConnectionSetting, @Nullable String> values = new EnumMap<>(ConnectionSetting.class);
		values.put(ConnectionSetting.API_KEY, key);
		values.put(ConnectionSetting.BASE_URL, url);
		values.put(ConnectionSetting.ORG_ID, orgId);
		values.put(ConnectionSetting.PROJECT_ID, projectId);
		Map<ConnectionSetting, SettingOrigin> origins = new EnumMap<>(ConnectionSetting.class);
		Map<ConnectionSetting, String> properties = new EnumMap<>(ConnectionSetting.class);
		values.forEach((setting, value) -> {
			if (value != null) {
				origins.put(setting, new SettingOrigin("from " + prefix, false));
			}
			properties.put(setting, setting.property().replace("openai.", prefix + "."));
		});
		return TestConnections.of(prefix, BaseUrl.of((url != null) ? url : OPENAI),
				(key != null) ? ApiKey.of(key) : null, orgId, projectId, origins, null, properties);
	}

}
