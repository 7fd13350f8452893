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

package io.github.openaihealth.sample.simulation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Simulation}.
 */
class SimulationTests {

	private static final String USE = "{\"model\": \"gpt-6-luna\", \"input\": \"Say hello.\"}";

	private final String apiKey = SimulatedKey.generate();

	private final Simulation simulation = new Simulation(this.apiKey, "ok");

	private final HttpClient client = HttpClient.newHttpClient();

	@AfterEach
	void close() {
		this.simulation.close();
	}

	@Test
	void listsModelsToItsKey() throws Exception {
		HttpResponse<String> response = get(this.apiKey);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("openai-version")).isPresent();
		assertThat(response.headers().firstValue("openai-organization")).isEmpty();
		assertThat(new JsonMapper().readTree(response.body()).path("data")).hasSize(10)
			.allSatisfy((model) -> assertThat(model.path("object").stringValue()).isEqualTo("model"));
	}

	@Test
	void refusesAnotherKeyAndMasksIt() throws Exception {
		String other = SimulatedKey.generate();
		HttpResponse<String> response = get(other);
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"OpenAI API\"");
		assertThat(response.body()).contains("invalid_api_key", other.substring(0, 8) + "*****", other.substring(160))
			.doesNotContain(other);
	}

	@Test
	void saysThatNoKeyArrived() throws Exception {
		HttpResponse<String> response = this.client.send(HttpRequest.newBuilder(models()).build(),
				BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.body()).contains("You didn't provide an API key", "\"code\": null");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "TRUNCATED", "SLOW", "STALLED", "CONNECTION_RESET" })
	void playsEachScenario(Scenario scenario) throws Exception {
		this.simulation.play(scenario.id());
		HttpResponse<String> response = get(this.apiKey);
		Answer answer = scenario.answer(new Call(this.apiKey, true, false));
		assertThat(response.statusCode()).isEqualTo(answer.status());
		assertThat(response.headers().map().keySet()).containsAll(answer.headers().keySet());
		assertThat(response.body()).isEqualTo(answer.body());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ok                      | 400 | simulated
			inference-scope-missing | 401 | -
			credit-exhausted-at-use | 429 | -
			other-organization      | 400 | user-simulated
			rates-nearly-used-up    | 400 | simulated
			""")
	void tellsACallThatCanNeverRunWhatStandsInItsWay(String scenario, int status, String organization)
			throws Exception {
		this.simulation.play(scenario);
		assertThat(get(this.apiKey).statusCode()).isEqualTo(200);
		HttpResponse<String> response = use(this.apiKey, "{}");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("openai-organization").orElse("-")).isEqualTo(organization);
		assertThat(response.headers().firstValue("x-ratelimit-remaining-requests")).isEmpty();
		assertThat(use(SimulatedKey.generate(), "{}").body()).contains("(simulated)");
	}

	@Test
	void tellsWhoUsesAModelWhatIsLeft() throws Exception {
		assertThat(use(this.apiKey, "{}").statusCode()).isEqualTo(400);
		HttpResponse<String> response = use(this.apiKey, USE);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(new JsonMapper().readTree(response.body()).path("object").stringValue()).isEqualTo("response");
		assertThat(response.headers().map()).containsKeys("openai-processing-ms", "x-request-id")
			.containsEntry("openai-organization", List.of("simulated"))
			.containsEntry("openai-project", List.of("proj_simulated"))
			.containsEntry("openai-model", List.of("gpt-6-luna"))
			.containsEntry("x-ratelimit-limit-requests", List.of("500"))
			.containsEntry("x-ratelimit-remaining-requests", List.of("499"))
			.containsEntry("x-ratelimit-reset-requests", List.of("120ms"))
			.containsEntry("x-ratelimit-limit-tokens", List.of("30000"))
			.containsEntry("x-ratelimit-remaining-tokens", List.of("29997"))
			.containsEntry("x-ratelimit-reset-tokens", List.of("6ms"));
		assertThat(use(this.apiKey, USE).headers().firstValue("x-ratelimit-remaining-requests")).hasValue("498");
		this.simulation.play("rates-nearly-used-up");
		assertThat(use(this.apiKey, USE).headers().firstValue("x-ratelimit-remaining-requests")).hasValue("19");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "null", textBlock = """
			rejected                | 401 | invalid_api_key
			token-expired           | 401 | token_expired
			token-foreign           | 401 | invalid_issuer
			not-sent                | 401 | null
			org-mismatch            | 401 | mismatched_organization
			permission-denied       | 403 | access_refused
			inference-scope-missing | 401 | missing_scope
			rate-limited            | 429 | rate_limit_exceeded
			quota-exhausted         | 429 | insufficient_quota
			credit-exhausted-at-use | 429 | insufficient_quota
			server-error            | 500 | null
			model-retiring          | 200 | null
			models-scope-missing    | 200 | null
			oversized               | 200 | null
			""")
	void tellsWhoUsesAModelWhatStandsInTheWay(String scenario, int status, String code) throws Exception {
		this.simulation.play(scenario);
		HttpResponse<String> response = use(this.apiKey, USE);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("x-request-id")).isPresent();
		assertThat(new JsonMapper().readTree(response.body()).at("/error/code").stringValue(null)).isEqualTo(code);
		assertThat(this.simulation.requests()).isZero();
	}

	@Test
	void revokedKeyMayNotUseAModel() throws Exception {
		get(this.apiKey);
		this.simulation.play("revoked");
		assertThat(use(this.apiKey, USE).body()).contains("invalid_api_key").doesNotContain(this.apiKey);
	}

	private HttpResponse<String> use(String key, String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.simulation.baseUrl() + "/responses"))
			.header("Authorization", "Bearer " + key)
			.POST(BodyPublishers.ofString(body))
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

	@Test
	void revokesAKeyThatWorkedOnce() throws Exception {
		this.simulation.play("revoked");
		assertThat(get(this.apiKey).statusCode()).isEqualTo(200);
		assertThat(get(this.apiKey).body()).contains("invalid_api_key");
	}

	@Test
	void revokesAKeyThatWorkedEarlierAtOnce() throws Exception {
		get(this.apiKey);
		this.simulation.play("revoked");
		assertThat(get(this.apiKey).body()).contains("invalid_api_key");
		this.simulation.play("ok");
		assertThat(get(this.apiKey).statusCode()).isEqualTo(200);
	}

	@Test
	void eachKeyHasAStateOfItsOwn() throws Exception {
		String second = this.simulation.issueKey();
		assertThat(get(this.apiKey).statusCode()).isEqualTo(200);
		assertThat(this.simulation.isUsed(second)).isFalse();
		assertThat(get(second).statusCode()).isEqualTo(200);
		assertThat(this.simulation.isUsed(second)).isTrue();
		this.simulation.revokeKey(this.apiKey);
		assertThat(get(this.apiKey).body()).contains("invalid_api_key");
		assertThat(get(second).statusCode()).isEqualTo(200);
	}

	@Test
	void revokesNoKeyThatItHasNotIssued() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.simulation.revokeKey(SimulatedKey.generate()))
			.withMessageNotContaining("sk-");
	}

	@Test
	void servesSeveralAccountsEachWithItsOwnScenario() throws Exception {
		String other = SimulatedKey.generate();
		Account account = Account.of(this.apiKey, null, Scenario.OK);
		Account otherAccount = Account.of(other, "org-other", Scenario.QUOTA_EXHAUSTED);
		try (Simulation shared = new Simulation(new InetSocketAddress(Simulation.LOOPBACK, 0), "/llm/v1", account,
				otherAccount)) {
			assertThat(shared.baseUrl()).endsWith("/llm/v1");
			assertThat(get(shared, this.apiKey).statusCode()).isEqualTo(200);
			assertThat(get(shared, other).body()).contains("insufficient_quota");
			assertThat(account.requests()).isOne();
			assertThat(otherAccount.requests()).isOne();
			assertThat(shared.requests()).isEqualTo(2);
		}
	}

	@Test
	void breaksOffInTheMiddleOfTheBody() {
		this.simulation.play("truncated");
		assertThatIOException().isThrownBy(() -> get(this.apiKey));
	}

	@Test
	void closesTheConnectionWithoutAnAnswer() {
		this.simulation.play("connection-reset");
		assertThatIOException().isThrownBy(() -> get(this.apiKey));
	}

	@Test
	void isSlowerThanAProbeWaits() {
		this.simulation.play("slow");
		HttpRequest request = request(this.apiKey).timeout(Duration.ofSeconds(6)).build();
		assertThatExceptionOfType(HttpTimeoutException.class)
			.isThrownBy(() -> this.client.send(request, BodyHandlers.ofString()));
	}

	@Test
	void stallsAfterTheHeaders() throws Exception {
		this.simulation.play("stalled");
		HttpRequest request = request(this.apiKey).build();
		assertThat(this.client.send(request, BodyHandlers.ofInputStream()).statusCode()).isEqualTo(200);
		CompletableFuture<HttpResponse<String>> whole = this.client.sendAsync(request, BodyHandlers.ofString());
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> whole.get(3, TimeUnit.SECONDS));
		whole.cancel(true);
	}

	@Test
	void countsRequestsForModelsOnly() throws Exception {
		get(this.apiKey);
		this.simulation.play("server-error");
		get(this.apiKey);
		URI elsewhere = URI.create(this.simulation.baseUrl() + "/v1/models");
		HttpResponse<String> response = this.client.send(HttpRequest.newBuilder(elsewhere).build(),
				BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("Invalid URL (GET /v1/v1/models)");
		assertThat(this.simulation.requests()).isEqualTo(2);
	}

	@Test
	void leavesNoThreadThatKeepsTheApplicationAlive() {
		assertThat(Thread.getAllStackTraces().keySet())
			.filteredOn((thread) -> thread.getName().startsWith("HTTP-Dispatcher"))
			.isNotEmpty()
			.allMatch(Thread::isDaemon);
	}

	@Test
	void answersNobodyOnceClosed() {
		this.simulation.close();
		assertThatIOException().isThrownBy(() -> get(this.apiKey));
	}

	private HttpResponse<String> get(String key) throws IOException, InterruptedException {
		return get(this.simulation, key);
	}

	private HttpResponse<String> get(Simulation simulation, String key) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(simulation.baseUrl() + "/models"))
			.header("Authorization", "Bearer " + key)
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String key) {
		return HttpRequest.newBuilder(models()).header("Authorization", "Bearer " + key);
	}

	private URI models() {
		return URI.create(this.simulation.baseUrl() + "/models");
	}

}
