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

import java.util.Objects;
import java.util.stream.Stream;

import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what a gateway answers, be it in OpenAI's words, leads to those who run the
 * gateway.
 */
class GatewayAdviceTests {

	private static final String HOST = "gateway.example.com";

	private final OpenAiConnection connection = ProbeFixtures.connection("https://" + HOST + "/v1",
			ProbeFixtures.gatewayKey());

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | invalid_api_key                     | api-key-rejected
			401 | no_organization                     | org-membership-required
			401 | mismatched_organization             | org-mismatch
			401 | mismatched_project                  | project-mismatch
			401 | account_deactivated                 | account-deactivated
			401 | ip_not_authorized                   | ip-not-allowed
			401 | incorrect_hostname                  | hostname-mismatch
			403 | unsupported_country_region_territory | region-not-supported
			403 | made_up                             | permission-denied
			403 | missing_scope                       | models-scope-missing
			404 | made_up                             | endpoint-not-found
			429 | rate_limit_exceeded                 | rate-limited
			429 | insufficient_quota                  | quota-exhausted
			429 | billing_not_active                  | billing-inactive
			503 | server_is_overloaded                | service-unavailable
			""")
	void answerLeadsToThoseWhoRunTheGateway(int status, String code, String cause) {
		String body = """
				{"error": {"message": "Missing scopes: api.model.read.", "type": "made_up", "code": "%s"}}""";
		String plain = body.replace("Missing scopes: api.model.read.", "Made up.");
		Diagnosis diagnosis = diagnosis(status, (code.equals("missing_scope") ? body : plain).formatted(code));
		assertThat(diagnosis.cause().id()).isEqualTo(cause);
		assertThat(diagnosis.actions()).anyMatch((action) -> action.contains(HOST));
		assertLeadsNobodyToOpenAi(diagnosis);
	}

	@ParameterizedTest
	@EnumSource(names = { "HOST_UNKNOWN", "CONNECTION_REFUSED", "CONNECTION_FAILED", "TIMEOUT", "TLS_FAILURE" })
	void failureOfTheNetworkLeadsNobodyToOpenAi(Cause cause) {
		assertLeadsNobodyToOpenAi(Objects.requireNonNull(ProbeDiagnoses.of(this.connection, cause)));
	}

	@Test
	void whatDoesNotSpeakHttpLeadsToTheGatewaysOwnAddress() {
		TransportFailure failure = TransportFailure.of(TransportException.noHttp("an SSH banner"));
		Diagnosis diagnosis = Objects.requireNonNull(ProbeDiagnoses.of(this.connection, failure));
		assertThat(diagnosis.cause()).isEqualTo(Cause.UNEXPECTED_RESPONSE);
		assertThat(diagnosis.actions()).anyMatch((action) -> action.contains("https://" + HOST + "/v1"))
			.noneMatch((action) -> action.contains("openai.com"));
	}

	private Diagnosis diagnosis(int status, String body) {
		return Objects.requireNonNull(ProbeDiagnoses.of(this.connection, status, body));
	}

	private static void assertLeadsNobodyToOpenAi(Diagnosis diagnosis) {
		assertThat(Stream.concat(Stream.of(diagnosis.summary(), "" + diagnosis.explanation()),
				diagnosis.actions().stream()))
			.noneMatch((text) -> text.matches("(?s).*((platform|status|help)\\.openai\\.com|OpenAI's ).*"));
	}

}
