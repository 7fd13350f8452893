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

package io.github.openaihealth.sample.packaged;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the page of another web site presses no button of the packaged application.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ForeignPagesTests {

	@AutoClose
	private SampleProcess sample;

	@BeforeAll
	void start() throws Exception {
		this.sample = SampleProcess.start("--openai.health.interval=1h").awaitStarted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/simulation/revoked", "/actuator/openai" })
	void pageOfAnotherOriginIsRefused(String path) throws Exception {
		int requests = requests();
		assertThat(post(path, "127.0.0.1:" + this.sample.port(), "http://evil.example")).startsWith("HTTP/1.1 403");
		assertUntouched(requests);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/simulation/revoked", "/actuator/openai" })
	void pageWhoseNameLeadsHereIsRefused(String path) throws Exception {
		int requests = requests();
		String host = "evil.example:" + this.sample.port();
		assertThat(post(path, host, "http://" + host)).startsWith("HTTP/1.1 403").contains("--sample.host-names");
		assertUntouched(requests);
	}

	@Test
	void ownPageIsHeard() throws Exception {
		String host = "localhost:" + this.sample.port();
		assertThat(post("/simulation/ok", host, "http://" + host)).startsWith("HTTP/1.1 200");
		assertThat(post("/actuator/openai", host, "http://" + host)).startsWith("HTTP/1.1 200");
	}

	private void assertUntouched(int requests) throws Exception {
		assertThat(this.sample.simulation().path("scenario").stringValue()).isEqualTo("ok");
		assertThat(requests()).isEqualTo(requests);
	}

	private int requests() throws Exception {
		return this.sample.simulation().path("requests").intValue();
	}

	// The JDK's client sends no other host than the one that it calls
	private String post(String path, String host, String origin) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.sample.port())) {
			socket.getOutputStream()
				.write("POST %s HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
					.formatted(path, host, origin)
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
