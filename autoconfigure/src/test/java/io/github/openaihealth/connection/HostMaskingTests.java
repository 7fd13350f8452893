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

package io.github.openaihealth.connection;

import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HostMasking}.
 */
class HostMaskingTests {

	@ParameterizedTest
	@ValueSource(strings = { "8f3a1c9e2b7d4f60a5c8e1d3b9f27a46", "8F3A1C9E2B7D4F60A5C8E1D3B9F27A46",
			"kT5mQ9xWzR2vLpD8sHjN", "kt5mq9xwzr2vlpd8shjn", "kT5mQ9-xWzR2v_LpD8sH-jN4bYc",
			"4b1e7c52-9d0f-4a7e-8c3b-5f6a7d8e9f00", "gsk-kt5mq9xwzr2vlpd8shjn4byc" })
	void keyIsMasked(String key) {
		HostMasking masking = new HostMasking(key + ":8080", true);
		assertThat(masking.masked()).contains("…").doesNotContain(key.substring(2, 12));
		assertThat(masking.maskIn("Host " + key.toLowerCase(Locale.ROOT) + " is unknown")).contains("…")
			.doesNotContain(key.substring(2, 12).toLowerCase(Locale.ROOT));
	}

	@ParameterizedTest
	@CsvSource({ "kT5mQ9xWzR2vLpD8sHjN.example.com, ….example.com",
			"gateway.8f3a1c9e2b7d4f60a5c8e1d3.example, gateway.….example", "kT5mQ9xWzR2v, …" })
	void labelThatIsAKeyIsMaskedAlone(String host, String masked) {
		HostMasking masking = new HostMasking(host, true);
		assertThat(masking.masked()).isEqualTo(masked);
		assertThat(masking.maskIn("at " + host.toUpperCase(Locale.ROOT) + "."))
			.isEqualToIgnoringCase("at " + masked + ".");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "api.openai.com", "localhost:4000", "my-litellm-gateway-prod-v2:4000",
			"internal-gateway-1234567890.us-east-1.elb.amazonaws.com", "[fd00:1234:5678:9abc:def0::1]:8080",
			"192.168.100.200:11434", "host.docker.internal:1234" })
	void hostIsShown(String host) {
		HostMasking masking = new HostMasking(host, true);
		assertThat(masking.masked()).isEqualTo(host);
		assertThat(masking.maskIn("at " + host)).isEqualTo("at " + host);
	}

	@ParameterizedTest
	@CsvSource({ "a1b2c3.d4e5f6, true, a1b2c3.d4e5f6", "a1b2c3.d4e5f6, false, …" })
	void dotMakesAHostBehindASchemeAlone(String host, boolean schemed, String masked) {
		assertThat(new HostMasking(host, schemed).masked()).isEqualTo(masked);
	}

}
