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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Scenario}.
 */
class ScenarioTests {

	private static final int PROBE_LIMIT = 2 * 1024 * 1024;

	private final String apiKey = SimulatedKey.generate();

	private final Call call = new Call(this.apiKey, true, true);

	private final JsonMapper mapper = new JsonMapper();

	@Test
	void idsAreUniqueAndFitForAPath() {
		assertThat(Scenario.ids()).doesNotHaveDuplicates().allMatch((id) -> id.matches("[a-z0-9-]+"));
	}

	@ParameterizedTest
	@EnumSource
	void isFoundByItsId(Scenario scenario) {
		assertThat(Scenario.of(scenario.id())).isSameAs(scenario);
		assertThat(scenario.description()).isNotBlank();
	}

	@Test
	void unknownIdIsRefused() {
		assertThatExceptionOfType(UnknownScenarioException.class).isThrownBy(() -> Scenario.of("nonsense"))
			.withMessageContaining("nonsense");
	}

	@ParameterizedTest
	@EnumSource
	void neverEchoesTheKey(Scenario scenario) {
		assertThat(scenario.answer(this.call).body()).doesNotContain(this.apiKey);
		assertThat(scenario.answerUse(this.call).body()).doesNotContain(this.apiKey);
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "EMPTY")
	void bodyIsWhatItsContentTypeSays(Scenario scenario) {
		Answer answer = scenario.answer(this.call);
		if ("application/json".equals(answer.headers().get("content-type"))) {
			assertThat(this.mapper.readTree(answer.body()).isObject()).isTrue();
		}
		else {
			assertThat(answer.headers()).doesNotContainKey("openai-version");
			assertThat(answer.body()).startsWith("<!DOCTYPE html>");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "null", textBlock = """
			rejected            | 401 | invalid_api_key
			revoked             | 401 | invalid_api_key
			token-expired       | 401 | token_expired
			token-foreign       | 401 | invalid_issuer
			not-sent            | 401 | null
			no-organization     | 401 | no_organization
			org-mismatch        | 401 | mismatched_organization
			org-unknown         | 401 | invalid_organization
			project-mismatch    | 401 | mismatched_project
			account-deactivated | 401 | account_deactivated
			ip-not-allowed      | 401 | ip_not_authorized
			hostname-mismatch   | 401 | incorrect_hostname
			models-scope-missing-object | 403 | null
			region-not-supported | 403 | unsupported_country_region_territory
			not-found           | 404 | null
			rate-limited        | 429 | rate_limit_exceeded
			slow-down           | 429 | slow_down
			quota-exhausted     | 429 | insufficient_quota
			credit-exhausted    | 429 | credit_balance_exhausted
			org-spend-limit     | 429 | organization_spend_limit_exceeded
			project-spend-limit | 429 | project_spend_limit_exceeded
			org-usage-limit     | 429 | organization_usage_limit_exceeded
			billing-inactive    | 429 | billing_not_active
			billing-hard-limit  | 400 | billing_hard_limit_reached
			server-error        | 500 | null
			overloaded          | 503 | server_is_overloaded
			""")
	void errorHasOpenAisForm(String id, int status, String code) {
		Answer answer = Scenario.of(id).answer(this.call);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.headers()).containsKeys("x-request-id", "openai-version", "openai-processing-ms");
		assertThat(answer.headers().containsKey("www-authenticate")).isEqualTo(status == 401);
		JsonNode error = this.mapper.readTree(answer.body()).path("error");
		assertThat(error.path("message").isString()).isTrue();
		assertThat(error.path("type").isString()).isTrue();
		assertThat(error.path("code").stringValue(null)).isEqualTo(code);
	}

	@Test
	void modelsScopeMissingIsAPlainString() {
		JsonNode error = this.mapper.readTree(Scenario.MODELS_SCOPE_MISSING.answer(this.call).body()).path("error");
		assertThat(error.stringValue()).contains("Missing scopes: api.model.read.");
	}

	@Test
	void oversizedIsLargerThanAnyProbeReads() {
		assertThat(Scenario.OVERSIZED.answer(this.call).body()).hasSizeGreaterThan(PROBE_LIMIT);
	}

	@Test
	void throttlingSaysWhenToComeBack() {
		assertThat(Scenario.RATE_LIMITED.answer(this.call).headers()).containsKey("retry-after");
	}

}
