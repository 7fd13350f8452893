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

package io.github.openaihealth.settings;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ForeignAddresses}.
 */
class ForeignAddressesTests {

	@ParameterizedTest
	@CsvSource({ "https://gateway.example.com/v1, false", "gateway.example.com, false", "localhost:4000, false",
			"https://api.openai.com/v1/chat/completions, true", "api.openai.com, true", "API.OPENAI.COM, true",
			"none, ", "'', ", "${NO}, " })
	void comparesAnAddressWithTheBaseUrl(String value, @Nullable Boolean same) {
		ForeignAddresses addresses = new ForeignAddresses(environment(Map.of("OPENAI_ENDPOINT", value)));
		assertThat(addresses.leadsToBaseUrl("OPENAI_ENDPOINT")).isEqualTo(Optional.ofNullable(same));
	}

	@Test
	void comparesAnAddressWithTheConfiguredBaseUrl() {
		ForeignAddresses addresses = new ForeignAddresses(environment(Map.of("OPENAI_ENDPOINT",
				"http://gateway.example.com", "OPENAI_BASE_URL", "https://gateway.example.com/v1")));
		assertThat(addresses.leadsToBaseUrl("OPENAI_ENDPOINT")).contains(true);
		assertThat(addresses.leadsToBaseUrl("OPENAI_URL")).isEmpty();
	}

	@Test
	void environmentThatIsNotConfigurableHasNone() {
		assertThat(new ForeignAddresses(mock(Environment.class)).leadsToBaseUrl("OPENAI_ENDPOINT")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "https://Gateway.example.com:8443/v1, gateway.example.com",
			"gateway.example.com/v1, gateway.example.com", "localhost:4000, localhost", "localhost/v1, localhost" })
	void hostOfAnAddressIsRead(String value, String host) {
		assertThat(ForeignAddresses.isAddress(value)).isTrue();
		assertThat(ForeignAddresses.host(value)).isEqualTo(host);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "none", "gateway", "gateway:8080", "${NO}", "https://", "ftp://example.com",
			"https://[::1]", "localhosts", "a b.c" })
	void otherTextIsNoAddress(String value) {
		assertThat(ForeignAddresses.isAddress(value)).isFalse();
	}

	private static ConfigurableEnvironment environment(Map<String, Object> properties) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					new MapPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, properties));
		return environment;
	}

}
