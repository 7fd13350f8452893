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

package io.github.openaihealth.probe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import javax.net.ssl.SSLHandshakeException;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.TestConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Fact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ResultFactory}.
 */
class ResultFactoryTests {

	private static final String OPENAI = "https://api.openai.com/v1";

	private static final String GATEWAY = "https://gateway.example.com/v1";

	private final Map<String, String> environment = new HashMap<>();

	private final Map<String, String> systemProperties = new HashMap<>();

	private final ResultFactory results = new ResultFactory(
			new ProbeSettings(Duration.ofMillis(1500), Duration.ofSeconds(5), Duration.ofDays(30)),
			new ProxyHint(this.environment::get, this.systemProperties::get), new KeysInUse());

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			200 | {"data":[{"id":"a"}]}                            | SUCCESS    | true  | false
			200 | {"data":[{"id":"b"}]}                            | DEFINITIVE | true  | false
			401 | {"error":{"code":"invalid_api_key"}}             | DEFINITIVE | false | true
			401 | {"error":{"code":"mismatched_project"}}          | DEFINITIVE | false | true
			401 | {"error":{"code":"brand_new"}}                   | DEFINITIVE | false | false
			403 | {"error":"Missing scopes: api.model.read"}       | SUCCESS    | true  | false
			403 | {"error":{"code":"ip_not_authorized"}}           | DEFINITIVE | false | false
			429 | {"error":{"code":"insufficient_quota"}}          | DEFINITIVE | true  | false
			429 | {"error":{"code":"billing_not_active"}}          | DEFINITIVE | true  | false
			429 | {"error":{"code":"slow_down"}}                   | SUCCESS    | true  | false
			429 | slow down                                        | PASSING    | false | false
			404 | {"error":{"message":"Invalid URL (GET /models)"}}| DEFINITIVE | false | true
			404 | <html></html>                                    | DEFINITIVE | false | false
			401 | <html></html>                                    | PASSING    | false | false
			503 | {"error":{"code":"server_is_overloaded"}}        | PASSING    | false | false
			""")
	void outcome(int status, String body, Outcome outcome, boolean keyAccepted, boolean stopsStart) {
		ProbeResult result = result(status, body, ProbeFixtures.connection(OPENAI));
		assertThat(result.outcome()).isEqualTo(outcome);
		assertThat(result.keyAccepted()).isEqualTo(keyAccepted);
		assertThat(result.stopsStart()).isEqualTo(stopsStart);
	}

	@Test
	void missingEndpointOfGatewayDoesNotStopTheStart() {
		OpenAiConnection connection = ProbeFixtures.connection(GATEWAY);
		ProbeResult result = result(404, "{\"error\":\"Not found\"}", connection);
		assertThat(result.cause()).isEqualTo(Cause.ENDPOINT_NOT_FOUND);
		assertThat(result.stopsStart()).isFalse();
		assertThat(result(401, "{\"error\":\"Unauthorized\"}", connection).stopsStart()).isTrue();
		assertThat(result(401, "{\"message\":\"Unauthorized\"}", connection).stopsStart()).isFalse();
	}

	@Test
	void factsOfRejectedKey() {
		ProbeResult result = result(401, "{\"error\":{\"code\":\"invalid_api_key\"}}",
				ProbeFixtures.connection(OPENAI));
		ApiKey key = ApiKey.of(ProbeFixtures.projectKey());
		assertThat(facts(result)).containsExactly(
				new Fact("openai.api-key", key + " (project key, " + key.length() + " characters)"),
				new Fact("comes from", "environment variable OPENAI_API_KEY"),
				new Fact("answer", "401 invalid_api_key, request req_1"));
	}

	@Test
	void keyAmongTheRequiredModelsIsMasked() {
		ResultFactory results = new ResultFactory(
				new ProbeSettings(Duration.ofMillis(1500), Duration.ofSeconds(5), Duration.ofDays(30)),
				new ProxyHint(this.environment::get, this.systemProperties::get), new KeysInUse());
		Answer answer = new Answer(200, new HttpHeaders(),
				Body.complete("{\"data\":[{\"id\":\"b\"}]}".getBytes(StandardCharsets.UTF_8)));
		ProbeResult result = results.create(answer,
				ProbeFixtures.requiring(ProbeFixtures.connection(GATEWAY, ProbeFixtures.gatewayKey()),
						ProbeFixtures.gatewayKey(), ProbeFixtures.projectKey()),
				Instant.EPOCH, Duration.ZERO);
		assertThat(result.missingModels()).hasSize(2).allSatisfy((model) -> assertThat(model).contains("…"));
		assertThat(String.valueOf(result.diagnosis())).doesNotContain(ProbeFixtures.gatewayKey(),
				ProbeFixtures.projectKey());
	}

	@Test
	void requiredModelsAreMadeFitToBeShown() {
		String[] models = IntStream.range(0, 1000).mapToObj((i) -> i + "\n\u001b[31m\u202e").toArray(String[]::new);
		Answer answer = new Answer(200, new HttpHeaders(),
				Body.complete("{\"data\":[{\"id\":\"b\"}]}".getBytes(StandardCharsets.UTF_8)));
		ProbeResult result = this.results.create(answer,
				ProbeFixtures.requiring(ProbeFixtures.connection(GATEWAY, ProbeFixtures.gatewayKey()), models),
				Instant.EPOCH, Duration.ZERO);
		assertThat(result.missingModels()).hasSize(1000)
			.startsWith("0[U+000A line break][U+001B escape][31m[U+202E right-to-left override]");
		assertThat(Objects.requireNonNull(result.diagnosis()).summary()).contains(" and 980 more")
			.doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]")
			.hasSizeLessThan(4000);
	}

	@Test
	void nothingThatMayEchoTheKeyIsPrinted() {
		String key = ProbeFixtures.gatewayKey();
		String body = "{\"error\":{\"message\":\"" + key + "\",\"code\":\"" + key + "\"}}";
		Answer answer = new Answer(401, new HttpHeaders(), Body.complete(body.getBytes(StandardCharsets.UTF_8)));
		OpenAiConnection connection = ProbeFixtures.requiring(ProbeFixtures.connection(GATEWAY, key), key);
		assertThat(List.of(answer, answer.text(), Objects.requireNonNull(ErrorReader.read(answer.text().json(), null)),
				Question.of(connection)))
			.allSatisfy((object) -> assertThat(object.toString()).doesNotContain(key.substring(0, 12)));
	}

	@Test
	void codeThatRepeatsTheStatusIsNoFact() {
		ProbeResult result = result(401, "{\"error\":{\"message\":\"No key\",\"code\":\"401\"}}",
				ProbeFixtures.connection(GATEWAY));
		assertThat(facts(result)).contains(new Fact("answer", "401, request req_1"));
	}

	@Test
	void whatTheServiceReceivedIsAFactOfARejectedKey() {
		String key = ProbeFixtures.projectKey();
		String echo = key.substring(0, 8) + "*".repeat(key.length() - 12) + key.substring(key.length() - 4);
		ProbeResult result = rejected(echo);
		assertThat(facts(result).subList(2, 4)).containsExactly(new Fact("received", "the same key"),
				new Fact("answer", "401 invalid_api_key, request req_1"));
		assertThat(result.keyAltered()).isFalse();
		assertThat(result.toString()).doesNotContain("***");
		result = rejected("sk-" + "svcac" + "*".repeat(150) + "Zz9z");
		assertThat(facts(result))
			.contains(new Fact("received", "another key (sk-…Zz9z): a proxy or a customizer has replaced it"));
		assertThat(result.keyAltered()).isTrue();
		assertThat(facts(rejected("''"))).contains(new Fact("received", "no key: something on the way has removed it"));
		assertThat(facts(rejected("sk-***"))).noneMatch((fact) -> fact.label().equals("received"));
		assertThat(rejected("sk-***").keyAltered()).isFalse();
	}

	private ProbeResult rejected(String echo) {
		return result(401,
				"{\"error\":{\"message\":\"Incorrect API key provided: " + echo
						+ ". You can find your API key at https://platform.openai.com/account/api-keys.\","
						+ "\"code\":\"invalid_api_key\"}}",
				ProbeFixtures.connection(OPENAI));
	}

	@Test
	void factsOfMismatch() {
		ProbeResult result = result(401, "{\"error\":{\"code\":\"mismatched_organization\"}}",
				ProbeFixtures.connection(OPENAI));
		assertThat(facts(result).subList(0, 2)).containsExactly(new Fact("openai.org-id", "org-" + "Q".repeat(24)),
				new Fact("comes from", "application.yml:3:12"));
		result = result(401, "{\"error\":{\"code\":\"mismatched_project\"}}", ProbeFixtures.connection(OPENAI));
		assertThat(facts(result).subList(0, 2)).containsExactly(new Fact("openai.project-id", "proj_" + "Z".repeat(24)),
				new Fact("comes from", "application.yml:4:16"));
	}

	@ParameterizedTest
	@CsvSource({ "mismatched_organization, openai.org-id", "project_archived, openai.project-id" })
	void mismatchOfAnIdThatIsNotSet(String code, String property) {
		OpenAiConnection connection = TestConnections.of(OpenAiConnection.DEFAULT_NAME, BaseUrl.of(OPENAI),
				ApiKey.of(ProbeFixtures.projectKey()), null, null, Map.of(), null);
		Diagnosis diagnosis = result(401, "{\"error\":{\"code\":\"" + code + "\"}}", connection).diagnosis();
		assertThat(diagnosis).isNotNull();
		assertThat(diagnosis.summary()).contains("'" + property + "' is not set");
		assertThat(diagnosis.actions()).hasSize(2).noneMatch((action) -> action.contains(property));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					mismatched_organization   |                                                                            | org-mismatch
					                          | OpenAI-Organization header should match organization for API key           | org-mismatch
					                          | No such organization: org-made-up.                                         | org-mismatch
					                          | The organization header does not match the organization of this key.       | org-mismatch
					                          | OpenAI-Project header should match project for API key                     | project-mismatch
					                          | The project id does not belong to the project of this key.                  | project-mismatch
					                          | Project 'proj_abc' is archived. You can only use an active project.        | project-mismatch
					""")
	void mismatchIsToldWhereAnIdIsSetAndWhereNot(@Nullable String code, @Nullable String message, String cause) {
		String body = "{\"error\":{\"message\":\"%s\",\"type\":\"invalid_request_error\",\"code\":%s}}"
			.formatted((message != null) ? message : "", (code != null) ? '"' + code + '"' : "null");
		String property = cause.startsWith("org") ? "openai.org-id" : "openai.project-id";
		for (String host : List.of(OPENAI, GATEWAY)) {
			Diagnosis set = result(401, body, ProbeFixtures.connection(host)).diagnosis();
			assertThat(set).isNotNull();
			assertThat(set.cause().id()).as(host).isEqualTo(cause);
			assertThat(set.actions().get(0)).startsWith("Remove '" + property + "'");
			Diagnosis unset = result(401, body, TestConnections.of(OpenAiConnection.DEFAULT_NAME, BaseUrl.of(host),
					ApiKey.of(ProbeFixtures.projectKey()), null, null, Map.of(), null))
				.diagnosis();
			assertThat(unset).isNotNull();
			assertThat(unset.cause().id()).as(host).isEqualTo(cause);
			assertThat(unset.summary()).contains("'" + property + "' is not set");
			assertThat(unset.actions()).noneMatch((action) -> action.contains(property));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					"incorrect_hostname" | This key works at eu.api.openai.com only.                                | eu.api.openai.com
					"incorrect_hostname" | Use https://us.api.openai.com/v1 instead of api.openai.com.              | us.api.openai.com
					null                 | incorrect regional hostname. Make your request to EU.api.openai.com.     | eu.api.openai.com
					null                 | This project must be called through jp.api.openai.com                    | jp.api.openai.com
					null                 | Please send requests of this project to https://au.api.openai.com/v1.    | au.api.openai.com
					""")
	void hostThatTheServiceNamesIsTheFirstAction(String code, String message, String host) {
		String body = "{\"error\":{\"message\":\"%s\",\"type\":\"invalid_request_error\",\"code\":%s}}"
			.formatted(message, code);
		Diagnosis diagnosis = result(401, body, ProbeFixtures.connection(OPENAI)).diagnosis();
		assertThat(diagnosis).isNotNull();
		assertThat(diagnosis.cause()).isEqualTo(Cause.HOSTNAME_MISMATCH);
		assertThat(diagnosis.actions().get(0)).endsWith("\n  openai.base-url=https://" + host + "/v1");
		Diagnosis ofGateway = result(401, body, ProbeFixtures.connection(GATEWAY)).diagnosis();
		assertThat(ofGateway).isNotNull();
		assertThat(ofGateway.cause()).isEqualTo(Cause.HOSTNAME_MISMATCH);
		assertThat(ofGateway.actions().get(0)).contains("gateway.example.com", host);
	}

	@ParameterizedTest
	@ValueSource(strings = { "eu.api.openai.com.evil.example", "evil-api.openai.com", "x@eu.api.openai.com.evil",
			"notapi.openai.com", "api.openai.com", "eu.api.openai.com@evil.example", "https://evil.example/v1",
			"eu.api.openai.com-evil.example", "a.b.api.openai.com", "eu_api.openai.com", "" })
	void anotherHostThatAnAnswerNamesIsNotAdvised(String host) {
		String body = "{\"error\":{\"message\":\"Call " + host + " instead.\",\"code\":\"incorrect_hostname\"}}";
		Diagnosis diagnosis = result(401, body, ProbeFixtures.connection(OPENAI)).diagnosis();
		assertThat(diagnosis).isNotNull();
		assertThat(diagnosis.cause()).isEqualTo(Cause.HOSTNAME_MISMATCH);
		assertThat(diagnosis.actions().get(0)).startsWith("Set 'openai.base-url' to the host of the project's region");
		assertThat(diagnosis.toString()).doesNotContain("evil");
	}

	@Test
	void requestIsNamedWhereItsIdWasRead() {
		String body = "{\"error\":{\"code\":\"account_deactivated\"}}";
		for (String host : List.of(OPENAI, GATEWAY)) {
			OpenAiConnection connection = ProbeFixtures.connection(host);
			assertThat(result(401, body, connection).diagnosis()).isNotNull()
				.satisfies(
						(diagnosis) -> assertThat(diagnosis.actions().toString()).contains("name the request req_1"));
			Answer answer = new Answer(401, new HttpHeaders(), Body.complete(body.getBytes(StandardCharsets.UTF_8)));
			ProbeResult result = this.results.create(answer, connection, Instant.EPOCH, Duration.ZERO);
			assertThat(result.diagnosis()).isNotNull()
				.satisfies((diagnosis) -> assertThat(diagnosis.actions().toString()).doesNotContain("request"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "https://api.groq.com/openai/v1, 503, https://groqstatus.com",
			"https://openrouter.ai/api/v1, 503, https://status.openrouter.ai",
			"https://x.openai.azure.com/openai/v1, 500, https://azure.status.microsoft",
			"https://openrouter.ai/api/v1, 402, https://openrouter.ai/settings/credits",
			"https://api.deepseek.com/v1, 402, https://platform.deepseek.com/top_up",
			"https://gateway.example.com/v1, 503, those who run it",
			"https://gateway.example.com/v1, 402, Ask those who run gateway.example.com" })
	void vendorsOwnPageIsTheFirstAction(String baseUrl, int status, String expected) {
		String body = "{\"error\":{\"message\":\"Insufficient Balance\",\"code\":\"x\"}}";
		assertThat(firstAction(result(status, body, ProbeFixtures.connection(baseUrl, ProbeFixtures.gatewayKey()))))
			.contains(expected);
	}

	@Test
	void requestIsRepeatedInTheWordsOfTheConnection() {
		String body = "{\"error\":{\"code\":\"invalid_api_key\"}}";
		ProbeResult result = result(401, body,
				ProbeFixtures.connection("https://gateway.example.com/openai/v1/", ProbeFixtures.gatewayKey()));
		assertThat(result.diagnosis()).isNotNull();
		assertThat(result.diagnosis().actions().toString()).contains(
				"\n  curl -i https://gateway.example.com/openai/v1/models -H \"Authorization: Bearer $OPENAI_API_KEY\"")
			.doesNotContain(ProbeFixtures.gatewayKey());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Received fatal alert: certificate_required", "Received fatal alert: bad_certificate",
			"(certificate_required) Received fatal alert: certificate_required" })
	void clientCertificateIsAskedForInTheHandshake(String message) {
		TransportFailure failure = TransportFailure.of(new SSLHandshakeException(message));
		ProbeResult result = this.results.create(failure, ProbeFixtures.connection(GATEWAY), Instant.EPOCH,
				Duration.ZERO);
		assertThat(result.cause()).isEqualTo(Cause.TLS_FAILURE);
		assertThat(firstAction(result)).contains("client certificate", "'openai.ssl.bundle'");
		assertThat(
				TransportFailure.of(new SSLHandshakeException("Received fatal alert: handshake_failure")).particular())
			.isNull();
		assertThat(TransportFailure.of(new SSLHandshakeException("PKIX path building failed")).particular()).isNull();
	}

	@Test
	void certificateIsAskedFor() {
		Diagnosis diagnosis = result(401, "{\"error\":{\"code\":\"certificate_required\"}}",
				ProbeFixtures.connection(OPENAI))
			.diagnosis();
		assertThat(diagnosis).isNotNull();
		assertThat(diagnosis.cause()).isEqualTo(Cause.PERMISSION_DENIED);
		assertThat(diagnosis.actions().get(0)).contains("client certificate", "'openai.ssl.bundle'");
	}

	@Test
	void factsOfMissingEndpoint() {
		ProbeResult result = result(404, "", ProbeFixtures.connection(GATEWAY));
		assertThat(facts(result)).containsExactly(new Fact("openai.base-url", GATEWAY),
				new Fact("comes from", "application.yml:5:14"), new Fact("answer", "404, request req_1"));
	}

	@Test
	void vendorIsNamed() {
		String body = "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\"}}";
		assertThat(facts(result(401, body, ProbeFixtures.connection(GATEWAY, ProbeFixtures.gatewayKey()))))
			.contains(new Fact("vendor", "Anthropic"));
	}

	@Test
	void missingModelsAreNamed() {
		ProbeResult result = result(200, "{\"data\":[{\"id\":\"b\"}]}", ProbeFixtures.connection(OPENAI));
		assertThat(result.models()).isEqualTo(1);
		assertThat(result.missingModels()).containsExactly("a");
	}

	@Test
	void proxyVariableIsMentionedWhereNoConnectionWasMade() {
		this.environment.put("https_proxy", "http://user:secret@proxy.example.com:3128");
		for (Cause cause : List.of(Cause.HOST_UNKNOWN, Cause.CONNECTION_REFUSED, Cause.CONNECTION_FAILED,
				Cause.TIMEOUT)) {
			assertThat(firstAction(failure(cause, OPENAI))).startsWith("Start Java with -Dhttps.proxyHost")
				.contains("https_proxy is set")
				.doesNotContain("secret");
		}
		assertThat(firstAction(failure(Cause.TLS_FAILURE, OPENAI))).doesNotContain("https_proxy");
		assertThat(firstAction(failure(Cause.TIMEOUT, "http://localhost:11434/v1"))).doesNotContain("https_proxy");
		this.systemProperties.put("https.proxyHost", "proxy.example.com");
		assertThat(firstAction(failure(Cause.TIMEOUT, OPENAI))).doesNotContain("https_proxy");
	}

	private static String firstAction(ProbeResult result) {
		assertThat(result.diagnosis()).isNotNull();
		return result.diagnosis().actions().get(0);
	}

	@Test
	void transportFailures() {
		assertThat(failure(Cause.TLS_FAILURE, OPENAI).outcome()).isEqualTo(Outcome.DEFINITIVE);
		assertThat(failure(Cause.TLS_FAILURE, OPENAI).stopsStart()).isFalse();
		assertThat(failure(Cause.TIMEOUT, OPENAI).outcome()).isEqualTo(Outcome.PASSING);
		assertThat(failure(Cause.TIMEOUT, OPENAI).answer()).isNull();
	}

	private ProbeResult failure(Cause cause, String baseUrl) {
		return this.results.create(new TransportFailure(cause, false, null), ProbeFixtures.connection(baseUrl),
				Instant.EPOCH, Duration.ZERO);
	}

	private ProbeResult result(int status, String body, OpenAiConnection connection) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("x-request-id", "req_1");
		Answer answer = new Answer(status, headers, Body.complete(body.getBytes(StandardCharsets.UTF_8)));
		return this.results.create(answer, ProbeFixtures.requiring(connection, "a"), Instant.EPOCH, Duration.ZERO);
	}

	private static List<Fact> facts(ProbeResult result) {
		Diagnosis diagnosis = result.diagnosis();
		return (diagnosis != null) ? diagnosis.facts() : List.of();
	}

}
