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

package io.github.openaihealth.sample.calls;

import io.github.openaihealth.autoconfigure.OpenAiProperties;
import io.github.openaihealth.sample.simulation.Simulation;
import io.github.openaihealth.traffic.OpenAiTraffic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CallController} and {@link ModelClient}.
 */
class CallControllerTests {

	private static final String KEY = "made-up-" + Long.toHexString(System.nanoTime());

	private final Simulation simulation = new Simulation(KEY, "ok");

	private final OpenAiTraffic traffic = mock();

	private final OpenAiProperties properties = new OpenAiProperties();

	@BeforeEach
	void configure() {
		this.properties.setApiKey(KEY);
		this.properties.setBaseUrl(this.simulation.baseUrl());
	}

	@AfterEach
	void close() {
		this.simulation.close();
	}

	@ParameterizedTest
	@CsvSource({ "credit-exhausted-at-use, 429, insufficient_quota", "rate-limited, 429, rate_limit_exceeded",
			"throttled-html, 429, " })
	void codeOfTooManyRequestsIsHandedOver(String scenario, int status, @Nullable String code) {
		this.simulation.play(scenario);
		call().jsonPath("$.status").isEqualTo(status);
		then(this.traffic).should().refused(eq("default"), eq(429), eq(code), any());
	}

	@ParameterizedTest
	@CsvSource({ "ok, 200, ", "revoked, 200,", "rejected, 401, invalid_api_key", "not-found, 404, ",
			"models-scope-missing, 200, ", "bad-gateway-html, 502, ", "permission-denied, 403, access_refused",
			"cloudflare-block, 403, " })
	void nothingElseIsHandedOver(String scenario, int status, @Nullable String code) {
		this.simulation.play(scenario);
		call().jsonPath("$.status").isEqualTo(status);
		if (code != null) {
			call().jsonPath("$.code").isEqualTo(code).jsonPath("$.requestId").isNotEmpty();
		}
		else {
			call().jsonPath("$.code").doesNotExist();
		}
		then(this.traffic).shouldHaveNoInteractions();
	}

	@Test
	void callThatGetsNoAnswerHasNoStatus() {
		this.simulation.play("connection-reset");
		call().json("{}");
		then(this.traffic).shouldHaveNoInteractions();
	}

	@Test
	void noCallIsMadeUnlessItIsFreeOrAskedFor() {
		client(false).post()
			.uri("/simulation/call")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("OpenAI charges", "--sample.calls.enabled=true"));
	}

	@Test
	void connectionMustExist() {
		client(true).post()
			.uri("/simulation/call/research")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("no connection of this name"));
		this.properties.getConnections().put("research", new OpenAiProperties.Connection());
		client(true).post()
			.uri("/simulation/call/research")
			.exchange()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", " ", "\u200b", "\u00e9", "\u007f" })
	void keyThatNoHeaderCanCarryIsNotSent(String character) {
		this.properties.setApiKey("madeup" + character);
		client(true).post()
			.uri("/simulation/call")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("no header can carry").doesNotContain("madeup"));
	}

	private RestTestClient.BodyContentSpec call() {
		return client(true).post().uri("/simulation/call").exchange().expectStatus().isOk().expectBody();
	}

	private RestTestClient client(boolean enabled) {
		ModelClient client = new ModelClient(RestClient.builder(), this.traffic);
		return RestTestClient.bindToController(new CallController(client, this.properties, enabled)).build();
	}

}
