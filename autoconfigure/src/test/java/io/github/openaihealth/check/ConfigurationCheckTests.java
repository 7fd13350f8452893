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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.connection.TestConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Fact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfigurationCheck}.
 */
class ConfigurationCheckTests {

	private static final String OPENAI = "https://api.openai.com/v1";

	private static final SettingOrigin VARIABLE = new SettingOrigin("environment variable OPENAI_API_KEY", false);

	private static final SettingOrigin PACKED = new SettingOrigin("application.yml:12:14", true);

	private final ConfigurationCheck check = new ConfigurationCheck(new ConfigurationContext(Platform.HEROKU,
			List.of("prod"), List.of("command line", "application.yml"), List.of()), null);

	@Test
	void passesAGoodConfiguration() {
		CheckResult result = this.check.check(connection(OPENAI, MadeUpKeys.project(), "org-abc", "proj_abc"));
		assertThat(result.isClean()).isTrue();
		assertThat(result.warnings()).isEmpty();
	}

	@Test
	void reportsAllProblemsTogether() {
		CheckResult result = this.check
			.check(connection("https://api.openai.com", MadeUpKeys.project() + "\n", "Personal", "org-abc"));
		assertThat(result.isClean()).isFalse();
		assertThat(result.problems()).extracting(Diagnosis::cause)
			.containsExactly(Cause.API_KEY_MALFORMED, Cause.ORG_ID_MALFORMED, Cause.PROJECT_ID_MALFORMED,
					Cause.BASE_URL_INVALID);
	}

	@Test
	void saysWhereAMissingKeyWasLookedForAndHowToSetIt() {
		Diagnosis diagnosis = onlyProblem(connection(OPENAI, null, null, null));
		assertThat(diagnosis.cause()).isEqualTo(Cause.API_KEY_MISSING);
		assertThat(diagnosis.facts())
			.containsExactly(new Fact("looked in", "command line, application.yml (profiles: prod)"));
		assertThat(diagnosis.actions()).first()
			.asString()
			.contains("Heroku", "heroku config:set OPENAI_API_KEY=\"$KEY\"");
	}

	@Test
	void showsKindLengthAndOriginOfAMalformedKey() {
		Diagnosis diagnosis = onlyProblem(connection(OPENAI, MadeUpKeys.project() + "\n", null, null));
		assertThat(diagnosis.summary()).contains("ends with a line break (U+000A at position 165)");
		assertThat(diagnosis.facts()).containsExactly(new Fact("openai.api-key", "project key, 165 characters"),
				new Fact("comes from", "environment variable OPENAI_API_KEY"));
		assertThat(diagnosis.actions()).element(1).asString().contains("Heroku");
	}

	@Test
	void showsTheMaskedFormOfOtherKeys() {
		String key = MadeUpKeys.of("sk-admin-", 58);
		Diagnosis diagnosis = onlyProblem(connection(OPENAI, key, null, null));
		assertThat(diagnosis.facts()).first()
			.isEqualTo(new Fact("openai.api-key",
					"sk-admin-…" + key.substring(key.length() - 4) + " (admin key, 133 characters)"));
	}

	@Test
	void namesTheVariableOfAnUnresolvedPlaceholder() {
		Diagnosis diagnosis = onlyProblem(connection(OPENAI, "${my.open-ai.key}", null, null));
		assertThat(diagnosis.cause()).isEqualTo(Cause.API_KEY_UNRESOLVED);
		assertThat(diagnosis.facts()).first().isEqualTo(new Fact("openai.api-key", "the text ${my.open-ai.key}"));
		assertThat(diagnosis.actions()).first().asString().contains("heroku config:set MY_OPENAI_KEY=");
	}

	@Test
	void showsABlankKeyAsSuch() {
		assertThat(onlyProblem(connection(OPENAI, "", null, null)).facts()).first()
			.isEqualTo(new Fact("openai.api-key", "empty"));
		assertThat(onlyProblem(connection(OPENAI, " ", null, null)).facts()).first()
			.isEqualTo(new Fact("openai.api-key", "nothing but white space"));
	}

	@Test
	void correctsTheBaseUrl() {
		Diagnosis diagnosis = onlyProblem(connection("api.openai.com", MadeUpKeys.project(), null, null));
		assertThat(diagnosis.facts()).first().isEqualTo(new Fact("openai.base-url", "api.openai.com"));
		assertThat(diagnosis.actions()).first().asString().contains("'" + OPENAI + "'");
	}

	@Test
	void knowsTheHostOfABaseUrlThatCanBeCorrected() {
		assertThat(this.check.check(connection("api.openai.com/v1", null, "Personal", null)).problems())
			.extracting(Diagnosis::cause)
			.containsExactly(Cause.API_KEY_MISSING, Cause.ORG_ID_MALFORMED, Cause.BASE_URL_INVALID);
	}

	@Test
	void leavesGatewaysAlone() {
		for (String key : new String[] { "EMPTY", "ollama", "sk-1234", "sk-ant-" + MadeUpKeys.random(40, 1) }) {
			CheckResult result = this.check
				.check(connection("https://gateway.example.com", key, "Personal", "whatever"));
			assertThat(result.isClean()).isTrue();
			assertThat(result.warnings()).isEmpty();
		}
		assertThat(this.check.check(connection("http://localhost:4000", null, null, null)).isClean()).isTrue();
	}

	@Test
	void refusesToSendAKeyInClearToOpenAi() {
		Diagnosis diagnosis = onlyProblem(connection("http://api.openai.com/v1", MadeUpKeys.project(), null, null));
		assertThat(diagnosis.cause()).isEqualTo(Cause.BASE_URL_INSECURE);
		assertThat(diagnosis.actions()).first().asString().contains(OPENAI);
	}

	@Test
	void warnsOfAKeyInClearToOthers() {
		assertThat(warnings(connection("http://gateway:4000", "EMPTY", null, null)))
			.containsExactly(Cause.BASE_URL_INSECURE);
		assertThat(warnings(connection("http://gateway:4000", null, null, null))).isEmpty();
		assertThat(warnings(connection("http://localhost:4000", "EMPTY", null, null))).isEmpty();
	}

	@Test
	void warnsOfAnOddLengthOnOwnHostsOnly() {
		String key = "sk-proj-" + MadeUpKeys.random(30, 1);
		assertThat(warnings(connection(OPENAI, key, null, null))).containsExactly(Cause.API_KEY_TRUNCATED);
		assertThat(warnings(connection("https://gateway:4000", key, null, null))).isEmpty();
	}

	@Test
	void warnsOfAPackedKey() {
		Diagnosis warning = this.check.check(connection(OPENAI, MadeUpKeys.project(), null, null, PACKED))
			.warnings()
			.get(0);
		assertThat(warning.cause()).isEqualTo(Cause.API_KEY_HARDCODED);
		assertThat(warning.toString()).contains("application.yml:12:14");
		assertThat(warnings(connection(OPENAI, "\"" + MadeUpKeys.project() + "\"", null, null, PACKED)))
			.containsExactly(Cause.API_KEY_HARDCODED);
		assertThat(warnings(connection(OPENAI, "your-api-key", null, null, PACKED))).isEmpty();
		assertThat(warnings(connection(OPENAI, "${KEY}", null, null, PACKED))).isEmpty();
		assertThat(warnings(connection("http://localhost:1234", "ollama", null, null, PACKED))).isEmpty();
		assertThat(warnings(connection("http://localhost:1234", MadeUpKeys.random(40, 1), null, null, PACKED)))
			.containsExactly(Cause.API_KEY_HARDCODED);
	}

	@Test
	void warnsOfSettingsThatNothingReads() {
		ConfigurationContext context = new ConfigurationContext(Platform.LINUX, List.of(), List.of(),
				List.of("OPENAI_ORGANIZATION", "openai.project"));
		Diagnosis warning = new ConfigurationCheck(context, null)
			.check(connection(OPENAI, MadeUpKeys.project(), null, null))
			.warnings()
			.get(0);
		assertThat(warning.cause()).isEqualTo(Cause.SETTING_IGNORED);
		assertThat(warning.toString()).contains("OPENAI_ORGANIZATION, openai.project",
				"OPENAI_ORG_ID, openai.project-id");
	}

	@Test
	void namesThePropertiesOfAnotherLibrary() {
		OpenAiConnection connection = library("api.openai.com", MadeUpKeys.project() + "\n", "Personal");
		List<Diagnosis> problems = this.check.check(connection).problems();
		assertThat(problems).extracting((problem) -> problem.facts().get(0).label())
			.containsExactly("spring.ai.openai.api-key", "comes from", "spring.ai.openai.base-url");
		assertThat(problems.get(0).actions()).element(1).asString().contains("SPRING_AI_OPENAI_APIKEY=");
		assertThat(problems.get(1).summary()).startsWith("'spring.ai.openai.organization-id' holds a name");
		assertThat(problems.get(2).actions()).first()
			.isEqualTo("Set 'spring.ai.openai.base-url' to 'https://api.openai.com/v1'.");
		assertThat(problems.get(2).actions()).last()
			.isEqualTo("Or remove 'spring.ai.openai.base-url' to call OpenAI itself.");
		assertThat(problems.toString()).doesNotContain("'openai.");
	}

	@Test
	void namesTheVariableThatALibrarysPlaceholderAsksFor() {
		Diagnosis diagnosis = onlyProblem(library(OPENAI, "${OPENAI_API_KEY}", null));
		assertThat(diagnosis.cause()).isEqualTo(Cause.API_KEY_UNRESOLVED);
		assertThat(diagnosis.facts()).first()
			.isEqualTo(new Fact("spring.ai.openai.api-key", "the text ${OPENAI_API_KEY}"));
		assertThat(diagnosis.actions()).first().asString().contains("heroku config:set OPENAI_API_KEY=");
	}

	@Test
	void saysWhereElseAMissingKeyWasLookedFor() {
		Diagnosis diagnosis = onlyProblem(library(OPENAI, null, null));
		assertThat(diagnosis.facts()).containsExactly(new Fact("looked in",
				"command line, application.yml (profiles: prod), also for spring.ai.openai.api-key"));
		assertThat(diagnosis.actions()).element(0).asString().contains("heroku config:set OPENAI_API_KEY=");
		assertThat(diagnosis.actions()).element(1).asString().contains("'spring.ai.openai.api-key'");
	}

	@Test
	void namesTheOfficialVariableBesideThePropertyOfALibrary() {
		Diagnosis diagnosis = onlyProblem(TestConnections.of("default", BaseUrl.of(OPENAI), null, null, null, Map.of(),
				null, Map.of(ConnectionSetting.API_KEY, "langchain4j.open-ai.chat-model.api-key")));
		assertThat(diagnosis.actions()).element(0).asString().contains("heroku config:set OPENAI_API_KEY=");
	}

	@Test
	void warnsOfOtherSettingsThatDiffer() {
		OpenAiConnection connection = TestConnections.beside(connection(OPENAI, MadeUpKeys.project(), null, null),
				List.of(library(OPENAI, MadeUpKeys.of("sk-svcacct-", 58), null)));
		assertThat(this.check.check(connection).warnings()).extracting(Diagnosis::cause)
			.containsExactly(Cause.SETTINGS_DIFFER);
		assertThat(this.check.check(connection).isClean()).isTrue();
	}

	static Stream<String> keys() {
		return Stream
			.of(ApiKeyRulesTests.valid(), ApiKeyRulesTests.masked(),
					Stream.concat(ApiKeyRulesTests.malformed(), ApiKeyRulesTests.foreign())
						.map((arguments) -> (String) arguments.get()[0]),
					ApiKeyRulesTests.unresolved().map((arguments) -> (String) arguments.get()[0]),
					Stream.of(MadeUpKeys.of("sk-admin-", 58), "sk-proj-" + MadeUpKeys.random(30, 1)))
			.flatMap((values) -> values)
			.filter((value) -> value.length() > 24 && !value.startsWith("${{"));
	}

	@ParameterizedTest
	@MethodSource("keys")
	void neverShowsAKey(String value) {
		String secret = value.strip();
		for (SettingOrigin origin : List.of(VARIABLE, PACKED)) {
			for (String url : List.of(OPENAI, "https://" + value + "@api.openai.com/v1",
					"https://gateway.example.com/" + secret + "/v1?key=" + secret, "http://gw/" + secret, value)) {
				CheckResult result = this.check.check(connection(url, value, value, value, origin));
				Stream.concat(result.problems().stream(), result.warnings().stream()).forEach((diagnosis) -> {
					assertThat(diagnosis.toString()).doesNotContain(value).doesNotContain(secret);
					assertThat(diagnosis.toString()).doesNotContain(core(secret));
				});
			}
		}
	}

	private static String core(String secret) {
		int middle = secret.length() / 2;
		return secret.substring(middle - 8, middle + 4);
	}

	static Stream<Arguments> otherSecrets() {
		return Stream.of(Arguments.of("0123456789abcdef0123456789abcdef"), Arguments.of("gateway-password"));
	}

	@ParameterizedTest
	@MethodSource("otherSecrets")
	void showsNoKeyOfAnyOtherShapeInOtherSettings(String value) {
		CheckResult result = this.check.check(connection("api.openai.com/v1/" + value, value, value, value));
		assertThat(result.problems()).isNotEmpty();
		assertThat(result.toString()).doesNotContain(value);
	}

	private Diagnosis onlyProblem(OpenAiConnection connection) {
		List<Diagnosis> problems = this.check.check(connection).problems();
		assertThat(problems).hasSize(1);
		return problems.get(0);
	}

	private List<Cause> warnings(OpenAiConnection connection) {
		return this.check.check(connection).warnings().stream().map(Diagnosis::cause).toList();
	}

	private static OpenAiConnection library(String url, @Nullable String key, @Nullable String orgId) {
		return TestConnections.of("spring-ai", BaseUrl.of(url), (key != null) ? ApiKey.of(key) : null, orgId, null,
				Map.of(ConnectionSetting.ORG_ID, new SettingOrigin("application.yml:2:3", false)), null,
				Map.of(ConnectionSetting.API_KEY, "spring.ai.openai.api-key", ConnectionSetting.BASE_URL,
						"spring.ai.openai.base-url", ConnectionSetting.ORG_ID, "spring.ai.openai.organization-id"));
	}

	private static OpenAiConnection connection(String url, @Nullable String key, @Nullable String orgId,
			@Nullable String projectId) {
		return connection(url, key, orgId, projectId, VARIABLE);
	}

	private static OpenAiConnection connection(String url, @Nullable String key, @Nullable String orgId,
			@Nullable String projectId, SettingOrigin keyOrigin) {
		return TestConnections.of(OpenAiConnection.DEFAULT_NAME, BaseUrl.of(url), (key != null) ? ApiKey.of(key) : null,
				orgId, projectId, Map.of(ConnectionSetting.API_KEY, keyOrigin), null);
	}

}
