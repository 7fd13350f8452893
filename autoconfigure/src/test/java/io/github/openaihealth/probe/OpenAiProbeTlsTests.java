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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.openaihealth.TestCertificates;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.diagnosis.Cause;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenAiProbe} with TLS.
 */
class OpenAiProbeTlsTests {

	@TempDir
	static Path directory;

	private static SslBundle bundle = SslBundle.of(SslStoreBundle.NONE);

	@StartStop
	private final MockWebServer server = new MockWebServer();

	@BeforeAll
	static void createCertificate() throws Exception {
		bundle = TestCertificates.localhost(directory);
	}

	@BeforeEach
	void useHttps() {
		this.server.useHttps(bundle.createSslContext().getSocketFactory());
		this.server.enqueue(new MockResponse.Builder().body("{\"data\":[{\"id\":\"a\"}]}").build());
	}

	@Test
	void certificateThatNobodyTrusts() {
		ProbeResult result = probe(url("localhost"), null);
		assertThat(result.cause()).isEqualTo(Cause.TLS_FAILURE);
		assertThat(result.outcome()).isEqualTo(Outcome.DEFINITIVE);
		assertThat(result.stopsStart()).isFalse();
	}

	@Test
	void certificateThatTheBundleTrusts() throws Exception {
		assertThat(probe(url("localhost"), bundle).outcome()).isEqualTo(Outcome.SUCCESS);
		assertThat(this.server.takeRequest().getRequestLine()).isEqualTo("GET /v1/models HTTP/1.1");
	}

	@Test
	void certificateOfAnotherHost() {
		assertThat(probe(url("127.0.0.1"), bundle).cause()).isEqualTo(Cause.TLS_FAILURE);
	}

	@Test
	void serverWithoutTls() throws Exception {
		try (HangingServer plain = new HangingServer("HTTP/1.1 400 Bad Request\r\n\r\n", false)) {
			assertThat(probe(plain.url("https"), null).cause()).isEqualTo(Cause.TLS_FAILURE);
		}
	}

	private String url(String host) {
		return "https://" + host + ":" + this.server.getPort() + "/v1";
	}

	private static ProbeResult probe(String baseUrl, @Nullable SslBundle sslBundle) {
		ProbeSettings settings = new ProbeSettings(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofDays(30));
		try (OpenAiProbe probe = new OpenAiProbe(settings,
				new ProbeTransport(null, HttpClientSettings.defaults(), (name) -> sslBundle), List.of(),
				new KeysInUse())) {
			return probe.probe(ProbeFixtures.connection(baseUrl));
		}
	}

}
