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

package io.github.openaihealth.traffic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RateLimits}.
 */
class RateLimitsTests {

	private final AtomicLong now = new AtomicLong();

	private final RateLimits rateLimits = create();

	@Test
	void nothingIsKnownBeforeTheFirstAnswer() {
		assertThat(this.rateLimits.all()).hasSize(4).allSatisfy((rateLimit) -> {
			assertThat(rateLimit.limit()).isNaN();
			assertThat(rateLimit.remaining()).isNaN();
			assertThat(rateLimit.model()).isNull();
		});
	}

	@Test
	void answerTellsBothUnitsOfItsConnection() {
		this.rateLimits.tell("eu", answer(500, 499, 30000, 29950));
		assertThat(find("eu", "requests").limit()).isEqualTo(500);
		assertThat(find("eu", "requests").remaining()).isEqualTo(499);
		assertThat(find("eu", "tokens").limit()).isEqualTo(30000);
		assertThat(find("eu", "tokens").remaining()).isEqualTo(29950);
		assertThat(find("default", "requests").limit()).isNaN();
	}

	@Test
	void latestAnswerCounts() {
		this.rateLimits.tell("default", answer(500, 3, 30000, 20));
		this.rateLimits.tell("default", answer(600, 400, 40000, 35000));
		assertThat(find("default", "requests").remaining()).isEqualTo(400);
		assertThat(find("default", "tokens").limit()).isEqualTo(40000);
	}

	@Test
	void whatWasToldAges() {
		this.rateLimits.tell("default", answer(500, 3, 30000, 20));
		this.now.addAndGet(Duration.ofMinutes(1).toNanos());
		assertThat(find("default", "requests").remaining()).isEqualTo(500);
		assertThat(find("default", "tokens").remaining()).isEqualTo(30000);
	}

	@Test
	void answerThatTellsNothingChangesNothing() {
		this.rateLimits.tell("default", answer(500, 499, 30000, 29950));
		this.rateLimits.tell("default", (name) -> null);
		this.rateLimits.tell("default", (name) -> "-1");
		this.rateLimits.tell("default", Map.of("x-ratelimit-remaining-requests", "250")::get);
		assertThat(find("default", "requests").remaining()).isEqualTo(250);
		assertThat(find("default", "tokens").remaining()).isEqualTo(29950);
	}

	@Test
	void connectionThatDoesNotExistIsIgnored() {
		this.rateLimits.tell("unknown", answer(500, 499, 30000, 29950));
		assertThat(this.rateLimits.all()).allSatisfy((rateLimit) -> assertThat(rateLimit.limit()).isNaN());
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			gpt-5-mini,                     gpt-5-mini
			gpt-5-mini-2025-08-07,          gpt-5-mini
			gpt-5,                          gpt-5
			gpt-5-2025-08-07,               gpt-5
			gpt-5-2025-08-06,               gpt-5-2025-08-06
			ft:gpt-5-2025-08-06:contoso::a, ft:gpt-5-2025-08-06:contoso::a
			gpt-5-nano,                     other
			gpt-4-mini-2025-08-07,          other
			gpt-5-mini-2025-08-7,           other
			gpt-5-mini-2025-08-077,         other
			gpt-5-mini-2025/08/07,          other
			gpt-5-mini_2025-08-07,          other
			gpt-5-mini-abcd-ef-gh,          other
			gpt-5-mini-20250807,            other
			gpt-5-mini-latest,              other
			GPT-5-MINI,                     other
			xgpt-5-mini,                    other
			gpt-5-min,                      other
			'',                             other
			-,                              other
			other,                          other
			""")
	void modelIsAConfiguredOneOrOther(@Nullable String model, String expected) {
		RateLimits ofModels = create("gpt-5-mini", "gpt-5", "gpt-5-2025-08-06", "ft:gpt-5-2025-08-06:contoso::a");
		Map<String, String> headers = new HashMap<>(headers(500, 499, 30000, 29950));
		headers.put("openai-model", model);
		ofModels.tell("default", headers::get);
		assertThat(ofModels.all().stream().filter((rateLimit) -> !Double.isNaN(rateLimit.limit()))).hasSize(2)
			.allSatisfy((rateLimit) -> assertThat(rateLimit.model()).isEqualTo(expected));
	}

	@Test
	void configuredModelsAreToldApartOnce() {
		assertThat(create(" gpt-5 ", "", "other", "gpt-5", " ").all()).extracting(LatestRateLimit::model)
			.containsExactly("gpt-5", "gpt-5", "other", "other", "gpt-5", "gpt-5", "other", "other");
		assertThat(create("", "other").all()).extracting(LatestRateLimit::model).containsOnlyNulls();
	}

	@Test
	void manyAnswersAreNoMoreThanOne() {
		RateLimits ofModels = create("gpt-5");
		List<LatestRateLimit> before = ofModels.all();
		for (int i = 0; i < 10_000; i++) {
			Map<String, String> headers = new HashMap<>(headers(500, i % 500, 30000, i));
			headers.put("openai-model", "gpt-5-" + i + "\n\"}");
			ofModels.tell((i % 2 == 0) ? "default" : "connection-" + i, headers::get);
		}
		assertThat(ofModels.all()).hasSize(8)
			.usingElementComparator((one, other) -> (one == other) ? 0 : 1)
			.isEqualTo(before);
	}

	private RateLimits create(String... models) {
		return new RateLimits(List.of("default", "eu"), List.of(models), this.now::get);
	}

	private LatestRateLimit find(String connection, String unit) {
		return this.rateLimits.all()
			.stream()
			.filter((rateLimit) -> rateLimit.connection().equals(connection) && rateLimit.unit().equals(unit))
			.findFirst()
			.orElseThrow();
	}

	private static LatestRateLimit.AnswerHeaders answer(long requests, long requestsLeft, long tokens,
			long tokensLeft) {
		return headers(requests, requestsLeft, tokens, tokensLeft)::get;
	}

	private static Map<String, String> headers(long requests, long requestsLeft, long tokens, long tokensLeft) {
		return Map.of("x-ratelimit-limit-requests", String.valueOf(requests), "x-ratelimit-remaining-requests",
				String.valueOf(requestsLeft), "x-ratelimit-reset-requests", "120ms", "x-ratelimit-limit-tokens",
				String.valueOf(tokens), "x-ratelimit-remaining-tokens", String.valueOf(tokensLeft),
				"x-ratelimit-reset-tokens", "59.96s");
	}

}
