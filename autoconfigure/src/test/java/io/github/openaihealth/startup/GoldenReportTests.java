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

package io.github.openaihealth.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.github.openaihealth.check.CheckResult;
import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.check.ConfigurationContext;
import io.github.openaihealth.check.Platform;
import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ApiKeyDates;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.Setting;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.connection.TestConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.ProbeDiagnoses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests that reports read as those that somebody has read and found good, below
 * {@code src/test/resources/golden}. After a change of a text, write them anew with
 * {@code -Dgolden.update=true}, and read the difference.
 */
class GoldenReportTests {

	private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

	private static final boolean UPDATE = Boolean.getBoolean("golden.update");

	private static final int COLUMNS = 80;

	private static final int LINES = 40;

	private static final SettingOrigin FILE = new SettingOrigin(
			"the file /run/secrets/openai (environment variable OPENAI_API_KEY_FILE)", false);

	private static final String OPENAI = "https://api.openai.com/v1";

	private static final String GATEWAY = "https://gateway.example.com/v1";

	private static final String ERROR = """
			{"error": {"message": "Made up.", "type": "%s", "param": null, "code": %s}}""";

	@ParameterizedTest
	@MethodSource("reports")
	void readsAsBefore(Report report) throws IOException {
		Path file = DIRECTORY.resolve(report.name() + ".txt");
		if (UPDATE) {
			Files.createDirectories(DIRECTORY);
			Files.writeString(file, report.text());
		}
		assertThat(file).as("written anew with -Dgolden.update=true").content().isEqualTo(report.text());
	}

	@ParameterizedTest
	@MethodSource("reports")
	void fitsATerminalButForLinksAndCommands(Report report) {
		List<String> commands = report.diagnoses()
			.stream()
			.flatMap((diagnosis) -> diagnosis.actions().stream())
			.flatMap(String::lines)
			.filter((line) -> line.startsWith(" "))
			.map(String::strip)
			.toList();
		assertThat(report.text().lines())
			.filteredOn((line) -> !line.contains("More: https://") && !commands.contains(line.strip()))
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
	}

	@ParameterizedTest
	@MethodSource("reports")
	void fitsAScreen(Report report) {
		assertThat(new StartupReport(report.diagnoses()).toString().lines()).hasSizeLessThan(LINES);
	}

	@Test
	void everyCauseThatCanBeBroughtAboutIsThere() {
		Set<Cause> shown = new HashSet<>();
		reports().flatMap((report) -> report.diagnoses().stream()).map(Diagnosis::cause).forEach(shown::add);
		assertThat(shown).as("causes of the reports here, each of which has one")
			.containsExactlyInAnyOrder(Cause.values());
	}

	@Test
	void noFileIsLeftOver() throws IOException {
		assumeThat(UPDATE).isFalse();
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			assertThat(files.map((file) -> file.getFileName().toString()))
				.containsExactlyInAnyOrderElementsOf(reports().map((report) -> report.name() + ".txt").toList());
		}
	}

	static Stream<Report> reports() {
		return Stream.of(problems(), warnings(), answers(), failures(), histories()).flatMap((reports) -> reports);
	}

	private static Stream<Report> problems() {
		String key = key("sk-proj-", 74);
		return Stream.of(problem("api-key-missing", Platform.KUBERNETES, connection(OPENAI, null)),
				problem("api-key-empty", Platform.GITHUB_ACTIONS, connection(OPENAI, "")),
				problem("api-key-unresolved", Platform.DOCKER, inFile("${MY_OPENAI_KEY}")),
				problem("api-key-placeholder", Platform.MACOS, inFile("your-api-key")),
				problem("api-key-malformed", Platform.KUBERNETES, connection(OPENAI, key + "\n")),
				problem("api-key-masked", Platform.HEROKU, connection(OPENAI, "sk-proj-" + "*".repeat(20) + "x4Kw")),
				problem("api-key-foreign", Platform.WINDOWS, connection(OPENAI, "sk-ant-" + random(40))),
				problem("api-key-wrong-type", Platform.AWS_LAMBDA, connection(OPENAI, key("sk-admin-", 58))),
				problem("org-id-malformed", Platform.LINUX, connection(OPENAI, key, "Personal", null)),
				problem("project-id-malformed", Platform.LINUX, connection(OPENAI, key, null, "org-" + random(24))),
				problem("base-url-invalid", Platform.LINUX, connection(OPENAI + "/chat/completions", key)),
				problem("base-url-insecure", Platform.LINUX, connection("http://api.openai.com/v1", key)),
				problem("api-key-file-unreadable", Platform.KUBERNETES,
						withKey(new Setting.Unreadable<>("openai.api-key-file", FILE, Cause.API_KEY_FILE_UNREADABLE,
								Map.of("finding", "does not exist")))),
				problem("api-key-malformed-file", Platform.KUBERNETES,
						withKey(Setting.of("openai.api-key-file", ApiKey.of(key + "\n"), FILE))),
				problem("api-key-conflict", Platform.LINUX,
						withKey(new Setting.Unreadable<>("openai.api-key",
								new SettingOrigin("environment variable OPENAI_API_KEY and application.yml:3:17",
										false),
								Cause.API_KEY_CONFLICT, Map.of()))),
				problem("api-key-missing-spring-ai", Platform.LINUX, library("default", "", null)),
				problem("api-key-unresolved-spring-ai", Platform.KUBERNETES,
						library("default",
								"spring.ai.openai.api-key in application.yml:3:12, which takes it from "
										+ "OPENAI_API_KEY, which is not set",
								"${OPENAI_API_KEY}")),
				problem("two-problems", Platform.KUBERNETES, connection(OPENAI, key + "\n", "Personal", null)),
				problem("three-problems", Platform.LINUX,
						connection("api.openai.com", key, "proj_" + random(24), "org-" + random(24))));
	}

	private static Stream<Report> warnings() {
		return Stream.of(
				new Report("warnings",
						check(Platform.LINUX, List.of("OPENAI_ORGANIZATION"), inFile("sk-proj-" + random(40)))
							.warnings()),
				new Report("base-url-insecure-gateway",
						check(Platform.LINUX, List.of(), connection("http://gateway.example.com/v1", random(40)))
							.warnings()),
				new Report("api-key-file-unreadable-kept", check(Platform.KUBERNETES, List.of(),
						withKey(new Setting.Present<>("openai.api-key-file", ApiKey.of(key("sk-proj-", 74)), FILE,
								new Setting.Unreadable<>("openai.api-key-file", FILE, Cause.API_KEY_FILE_UNREADABLE,
										Map.of("finding", "holds nothing")))))
					.warnings()),
				new Report("api-key-expiring", dated(null, LocalDate.parse("2026-11-30"))),
				new Report("api-key-expiring-past", dated(null, LocalDate.parse("2026-11-20"))),
				new Report("api-key-aging", dated(LocalDate.parse("2026-08-01"), null)),
				new Report("settings-differ", differing()));
	}

	private static List<Diagnosis> differing() {
		OpenAiConnection other = library("spring-ai", "application.yml:3:12", key("sk-svcacct-", 58));
		return new ConfigurationCheck(context(Platform.LINUX, List.of()), null)
			.check(TestConnections.beside(connection(OPENAI, key("sk-proj-", 74)), List.of(other)))
			.warnings();
	}

	private static List<Diagnosis> dated(@Nullable LocalDate created, @Nullable LocalDate expires) {
		Clock clock = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);
		OpenAiConnection connection = TestConnections.of(OpenAiConnection.DEFAULT_NAME, BaseUrl.of(OPENAI),
				ApiKey.of(key("sk-proj-", 74)), null, null,
				Map.of(ConnectionSetting.API_KEY, new SettingOrigin("environment variable OPENAI_API_KEY", false)),
				null);
		return new ConfigurationCheck(context(Platform.LINUX, List.of()), null, clock, () -> false)
			.check(connection.with(ApiKeyDates.UNKNOWN.withDays(created, expires), List.of(), List.of()))
			.warnings();
	}

	private static OpenAiConnection withKey(Setting<ApiKey> key) {
		return new OpenAiConnection(OpenAiConnection.DEFAULT_NAME, Setting.absent("openai.base-url"), key,
				Setting.absent("openai.org-id"), Setting.absent("openai.project-id"));
	}

	private static Stream<Report> answers() {
		return Stream.of(answer("api-key-rejected", 401, "invalid_api_key"), answer("api-key-not-sent", 401, null),
				answer("org-membership-required", 401, "no_organization"),
				answer("org-mismatch", 401, "mismatched_organization"),
				answer("project-mismatch", 401, "mismatched_project"),
				answer("account-deactivated", 401, "account_deactivated"),
				answer("ip-not-allowed", 401, "ip_not_authorized"),
				answer("region-not-supported", 403, "unsupported_country_region_territory"),
				answer("hostname-mismatch", 401, "incorrect_hostname"), answer("permission-denied", 403, "made_up"),
				answer("api-key-not-checked", GATEWAY, 200,
						"{\"data\": [{\"id\": \"gpt-nothing\", \"owned_by\": \"llamacpp\"}]}"),
				answer("models-scope-missing", OPENAI, 403, "{\"error\": \"Missing scopes: api.model.read.\"}"),
				new Report("inference-scope-missing", ProbeDiagnoses.ofAccess(connected(OPENAI))),
				answer("quota-exhausted", 429, "insufficient_quota"),
				answer("quota-exhausted-gateway", GATEWAY, 429, ERROR.formatted("insufficient_quota", "null")),
				answer("billing-inactive", 429, "billing_not_active"),
				answer("rate-limited", 429, "rate_limit_exceeded"),
				answer("endpoint-not-found", GATEWAY, 404, "{\"error\": \"Not found\"}"),
				answer("wrong-provider", "https://api.anthropic.com/v1", 401,
						"{\"type\": \"error\", \"error\": {\"type\": \"authentication_error\"}}"),
				answer("model-unavailable", OPENAI, 200,
						"{\"object\": \"list\", \"data\": [{\"id\": \"gpt-made-up\"}]}"),
				answer("model-retiring", OPENAI, 200,
						"{\"data\": [{\"id\": \"gpt-nothing\", \"shutdown_date\": \"1970-01-14\"}]}"),
				answer("service-unavailable", 503, "server_is_overloaded"),
				answer("proxy-authentication", OPENAI, 407, ""),
				answer("unexpected-response", OPENAI, 200, "<!DOCTYPE html><title>Log in</title>"));
	}

	private static Stream<Report> failures() {
		return Stream
			.of(Cause.HOST_UNKNOWN, Cause.CONNECTION_REFUSED, Cause.CONNECTION_FAILED, Cause.TIMEOUT, Cause.TLS_FAILURE)
			.map((cause) -> new Report(cause.id(), ProbeDiagnoses.of(connected(OPENAI), cause)));
	}

	private static Stream<Report> histories() {
		return Stream.of(
				new Report("api-key-revoked", Diagnosis.of(Cause.API_KEY_REVOKED, Map.of("when", "14 minutes ago"))),
				new Report("stale", Diagnosis.of(Cause.STALE)));
	}

	private static Report problem(String name, Platform platform, OpenAiConnection connection) {
		return new Report(name, check(platform, List.of(), connection).problems());
	}

	private static CheckResult check(Platform platform, List<String> ignored, OpenAiConnection connection) {
		return new ConfigurationCheck(context(platform, ignored), null).check(connection);
	}

	private static ConfigurationContext context(Platform platform, List<String> ignored) {
		return new ConfigurationContext(platform, List.of("prod"),
				List.of("command line", "environment variables", "application.yml"), ignored);
	}

	private static Report answer(String name, int status, @Nullable String code) {
		String message = (code != null) ? ERROR.formatted("invalid_request_error", '"' + code + '"')
				: "{\"error\": {\"message\": \"You didn't provide an API key.\", \"code\": null}}";
		return answer(name, OPENAI, status, message);
	}

	private static Report answer(String name, String baseUrl, int status, String body) {
		return new Report(name, ProbeDiagnoses.of(connected(baseUrl), status, body));
	}

	private static OpenAiConnection connected(String baseUrl) {
		return connection(baseUrl, key("sk-proj-", 74), "org-" + random(24), "proj_" + random(24));
	}

	private static OpenAiConnection inFile(String key) {
		return TestConnections.of(OpenAiConnection.DEFAULT_NAME, BaseUrl.of(OPENAI), ApiKey.of(key), null, null,
				Map.of(ConnectionSetting.API_KEY, new SettingOrigin("application.yml:3:12", true)), null);
	}

	private static OpenAiConnection library(String name, String origin, @Nullable String key) {
		return TestConnections.of(name, BaseUrl.of(OPENAI), (key != null) ? ApiKey.of(key) : null, null, null,
				Map.of(ConnectionSetting.API_KEY, new SettingOrigin(origin, false)), null,
				Map.of(ConnectionSetting.API_KEY, "spring.ai.openai.api-key", ConnectionSetting.BASE_URL,
						"spring.ai.openai.base-url"));
	}

	private static OpenAiConnection connection(String baseUrl, @Nullable String key) {
		return connection(baseUrl, key, null, null);
	}

	private static OpenAiConnection connection(String baseUrl, @Nullable String key, @Nullable String orgId,
			@Nullable String projectId) {
		return TestConnections.of(OpenAiConnection.DEFAULT_NAME, BaseUrl.of(baseUrl),
				(key != null) ? ApiKey.of(key) : null, orgId, projectId,
				Map.of(ConnectionSetting.API_KEY, new SettingOrigin("environment variable OPENAI_API_KEY", false),
						ConnectionSetting.ORG_ID, new SettingOrigin("application.yml:12:11", false),
						ConnectionSetting.PROJECT_ID, new SettingOrigin("application.yml:13:15", false),
						ConnectionSetting.BASE_URL, new SettingOrigin("environment variable OPENAI_BASE_URL", false)),
				null);
	}

	private static String key(String prefix, int half) {
		return prefix + random(half) + "T3Blbk" + "FJ" + random(half);
	}

	private static String random(int length) {
		return new Random(length).ints(length, 0, 26)
			.collect(StringBuilder::new, (text, letter) -> text.append((char) ('a' + letter)), StringBuilder::append)
			.toString();
	}

	/**
	 * A report under its name.
	 *
	 * @param name the name of the file
	 * @param diagnoses what it is about
	 */
	record Report(String name, List<Diagnosis> diagnoses) {

		Report(String name, @Nullable Diagnosis diagnosis) {
			this(name, List.of(Objects.requireNonNull(diagnosis)));
		}

		String text() {
			StartupReport report = new StartupReport(this.diagnoses);
			List<String> lines = new ArrayList<>(List.of("Description:", ""));
			report.description().lines().forEach(lines::add);
			lines.addAll(List.of("", "Action:", ""));
			report.action().lines().forEach(lines::add);
			return String.join("\n", lines) + "\n";
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
