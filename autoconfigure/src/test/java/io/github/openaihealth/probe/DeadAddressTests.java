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

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

import io.github.openaihealth.connection.KeysInUse;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.http.client.HttpClientSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpConnection} to a host with several addresses, of which the last
 * one is good.
 */
class DeadAddressTests {

	@StartStop
	private final MockWebServer server = new MockWebServer();

	// One that refuses, two for documentation that nobody has, and both
	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.2", "2001:db8::1", "192.0.2.1", "2001:db8::1,192.0.2.1" })
	void goodAddressIsAskedWithinTheTimeForConnecting(String dead) {
		this.server
			.enqueue(new MockResponse.Builder().body("{\"object\":\"list\",\"data\":[{\"id\":\"gpt-test\"}]}").build());
		ProbeTransport transport = new ProbeTransport(null, HttpClientSettings.defaults(), (name) -> null,
				(host) -> addresses(dead));
		try (OpenAiProbe probe = new OpenAiProbe(
				new ProbeSettings(Duration.ofSeconds(4), Duration.ofSeconds(10), Duration.ofDays(30)), transport,
				List.of(), new KeysInUse())) {
			ProbeResult result = probe
				.probe(ProbeFixtures.connection("http://gateway.example.com:" + this.server.getPort() + "/v1"));
			assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS);
			assertThat(result.latency()).isLessThan(Duration.ofSeconds(4));
		}
	}

	private static InetAddress[] addresses(String dead) throws UnknownHostException {
		String[] all = (dead + ",127.0.0.1").split(",");
		InetAddress[] addresses = new InetAddress[all.length];
		for (int i = 0; i < all.length; i++) {
			addresses[i] = InetAddress.getByName(all[i]);
		}
		return addresses;
	}

}
