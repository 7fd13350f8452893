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

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What a probe makes of an answer, for tests of other packages.
 */
public final class ProbeDiagnoses {

	private static final ResultFactory results = new ResultFactory(
			new ProbeSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofDays(30)),
			new ProxyHint((name) -> name.equals("HTTPS_PROXY") ? "http://proxy.example.com:3128" : null,
					(name) -> null),
			new KeysInUse());

	private ProbeDiagnoses() {
	}

	/**
	 * Classify an answer of the service.
	 * @param connection the connection that was asked for
	 * @param status the status
	 * @param body the body
	 * @return the diagnosis, or {@code null} if nothing is wrong
	 */
	public static @Nullable Diagnosis of(OpenAiConnection connection, int status, String body) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("x-request-id", "req_0123456789abcdef0123456789abcdef");
		Answer answer = new Answer(status, headers, Body.complete(body.getBytes(StandardCharsets.UTF_8)));
		ProbeResult result = results.create(answer, ProbeFixtures.requiring(connection, "gpt-nothing"), Instant.EPOCH,
				Duration.ZERO);
		return result.retiringModels().isEmpty() ? result.diagnosis() : result.retiringModels().get(0).warning();
	}

	/**
	 * Explain that the deeper check was refused.
	 * @param connection the connection that was checked
	 * @return the diagnosis
	 */
	public static @Nullable Diagnosis ofAccess(OpenAiConnection connection) {
		Answer refusal = new Answer(401, new HttpHeaders(),
				Body.complete("{\"error\":{\"code\":\"missing_scope\"}}".getBytes(StandardCharsets.UTF_8)));
		Answer list = new Answer(200, new HttpHeaders(),
				Body.complete("{\"data\":[{\"id\":\"a\"}]}".getBytes(StandardCharsets.UTF_8)));
		ProbeReply reply = new ProbeReply(list, Instant.EPOCH, Duration.ZERO);
		return results.create(reply.with(reply.followUps().withAccess(refusal)), connection).diagnosis();
	}

	/**
	 * Explain a failure of the network.
	 * @param connection the connection that was tried
	 * @param cause how it failed
	 * @return the diagnosis
	 */
	public static @Nullable Diagnosis of(OpenAiConnection connection, Cause cause) {
		return of(connection, new TransportFailure(cause, false, null));
	}

	static @Nullable Diagnosis of(OpenAiConnection connection, TransportFailure failure) {
		return results.create(failure, connection, Instant.EPOCH, Duration.ZERO).diagnosis();
	}

}
