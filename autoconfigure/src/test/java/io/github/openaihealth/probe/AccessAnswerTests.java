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
import java.util.List;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.probe.Access.Inference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccessAnswer}.
 */
class AccessAnswerTests {

	private static final String ERROR = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":%s}}";

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					400 | invalid_request_error | invalid_value              | Invalid value: -1.                         | PERMITTED | -
					400 | invalid_request_error | integer_below_min_value    | Expected a value above 16.                 | PERMITTED | -
					400 | invalid_request_error | missing_required_parameter | Missing required parameter: 'model'.       | PERMITTED | -
					400 | invalid_request_error | -                          | You must provide a model parameter.        | PERMITTED | -
					401 | invalid_request_error | missing_scope              | Missing scopes: model.request.             | REFUSED   | inference-scope-missing
					401 | invalid_request_error | -                          | Missing scopes: api.responses.write.       | REFUSED   | inference-scope-missing
					403 | invalid_request_error | missing_scope              | -                                          | REFUSED   | inference-scope-missing
					401 | invalid_request_error | mismatched_organization    | -                                          | -         | org-mismatch
					401 | invalid_request_error | mismatched_project         | -                                          | -         | project-mismatch
					429 | insufficient_quota    | credit_balance_exhausted   | -                                          | -         | quota-exhausted
					429 | billing_not_active    | billing_not_active         | -                                          | -         | billing-inactive
					429 | requests              | rate_limit_exceeded        | -                                          | -         | -
					401 | invalid_request_error | invalid_api_key            | -                                          | -         | -
					404 | invalid_request_error | -                          | Invalid URL (POST /v1/responses)           | -         | -
					400 | invalid_request_error | model_not_found            | The model '' does not exist.               | -         | -
					400 | invalid_request_error | invalid_value              | You have no permission for this.           | -         | -
					400 | server_error          | invalid_value              | -                                          | -         | -
					500 | server_error          | -                          | -                                          | -         | -
					200 | -                     | -                          | -                                          | -         | -
					""")
	void answers(int status, @Nullable String type, @Nullable String code, @Nullable String message,
			@Nullable Inference inference, @Nullable String cause) {
		String body = ERROR.formatted((message != null) ? message : "", type,
				(code != null) ? '"' + code + '"' : "null");
		AccessAnswer answer = judge(status, body, "openai-processing-ms", "12");
		assertThat(answer.access().inference()).isEqualTo(inference);
		assertThat((answer.cause() != null) ? answer.cause().id() : null).isEqualTo(cause);
		assertThat(answer.answer().httpStatus()).isEqualTo(status);
	}

	@Test
	void organizationAndProjectAreRead() {
		String body = ERROR.formatted("", "invalid_request_error", "\"invalid_value\"");
		assertThat(judge(400, body, "openai-organization", "acme-1", "openai-project", "proj_abc").access())
			.isEqualTo(new Access(Inference.PERMITTED, "acme-1", "proj_abc"));
		assertThat(judge(404, "not here", "openai-organization", "acme-1").access())
			.isEqualTo(new Access(null, "acme-1", null));
	}

	@Test
	void bodyThatNobodyBehindAGatewayHasSeenSaysNothing() {
		String body = ERROR.formatted("", "invalid_request_error", "\"invalid_value\"");
		assertThat(judge(400, body, "server", "a-gateway").access()).isEqualTo(Access.UNKNOWN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "[]", "{\"error\":null}", "{\"detail\":\"Method Not Allowed\"}", "null" })
	void whatIsNotUnderstoodSaysNothing(String body) {
		AccessAnswer answer = judge(400, body, "openai-version", "2020-10-01");
		assertThat(answer.access()).isEqualTo(Access.UNKNOWN);
		assertThat(answer.cause()).isNull();
	}

	@Test
	void keyInAHeaderIsNotShown() {
		String key = ProbeFixtures.projectKey();
		AccessAnswer answer = judge(400, "{}", "openai-organization", key, "openai-project", "a <b>");
		assertThat(answer.access()).isEqualTo(Access.UNKNOWN);
		assertThat(answer.toString()).doesNotContain(key.substring(8, 30));
	}

	@Test
	void bodyCanNeverRun() {
		String body = new String(AccessQuestion.body(), StandardCharsets.UTF_8);
		assertThat(body).doesNotContain("model", "input", "prompt", "messages").contains("\"max_output_tokens\":-1");
	}

	private static AccessAnswer judge(int status, String body, String... headers) {
		HttpHeaders sent = new HttpHeaders();
		for (int i = 0; i < headers.length; i += 2) {
			sent.add(headers[i], headers[i + 1]);
		}
		Question question = new Question(ApiKey.of(ProbeFixtures.projectKey()), BaseUrl.of("https://api.openai.com/v1"),
				List.of());
		return AccessAnswer.of(new Answer(status, sent, Body.complete(body.getBytes(StandardCharsets.UTF_8))),
				question);
	}

}
