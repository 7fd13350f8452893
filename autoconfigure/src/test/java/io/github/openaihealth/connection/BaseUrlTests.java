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

import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link BaseUrl}.
 */
class BaseUrlTests {

	@ParameterizedTest
	@CsvSource({ "https://api.openai.com/v1,true,false", "http://localhost:11434/v1,false,true",
			"api.openai.com,false,false", "'',false,false" })
	void knownHostsAreTold(String value, boolean openAi, boolean loopback) {
		assertThat(BaseUrl.of(value).isOpenAi()).isEqualTo(openAi);
		assertThat(BaseUrl.of(value).isLoopback()).isEqualTo(loopback);
	}

	@Test
	void hostThatJavaDoesNotCallIsToldAll() {
		BaseUrl baseUrl = BaseUrl.of("http://lite_llm:4000/v1/");
		assertThat(baseUrl.isCallable()).isFalse();
		assertThat(baseUrl.host()).isEqualTo("lite_llm");
		assertThat(baseUrl.port()).isEqualTo(4000);
		assertThat(baseUrl.origin()).isEqualTo("http://lite_llm:4000");
		assertThat(BaseUrl.of("http://litellm:4000/v1").isCallable()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "https://api.openai.com/v1,https://api.openai.com/v1/models",
			"https://api.openai.com/v1/,https://api.openai.com/v1/models",
			"https://example.com:8443/a/b//,https://example.com:8443/a/b/models",
			"http://localhost:4000,http://localhost:4000/models",
			"https://example.com/v1/?api-version=preview,https://example.com/v1/models?api-version=preview",
			"https://b\u00FCcher.example/v1,https://xn--bcher-kva.example/v1/models",
			"https://example.com/v1#x,https://example.com/v1/models" })
	void modelsIsAppended(String value, URI expected) {
		assertThat(BaseUrl.of(value).models()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "api.openai.com", "", "https://", "ht tp://x", "file:/etc" })
	void modelsOfNoUrlIsRefused(String value) {
		assertThatIllegalStateException().isThrownBy(() -> BaseUrl.of(value).models());
	}

	@ParameterizedTest
	@ValueSource(strings = { "8f3a1c9e2b7d4f60a5c8e1d3b9f27a46", "8F3A1C9E2B7D4F60A5C8E1D3B9F27A46",
			"kT5mQ9xWzR2vLpD8sHjN", "kt5mq9xwzr2vlpd8shjn", "kT5mQ9-xWzR2v_LpD8sH-jN4bYc",
			"4b1e7c52-9d0f-4a7e-8c3b-5f6a7d8e9f00", "gsk-kt5mq9xwzr2vlpd8shjn4byc" })
	void hostThatMayBeAKeyIsShownNowhere(String key) {
		for (String value : List.of(key, key + "/v1", "https://" + key, "https://" + key + "/v1",
				"http://" + key + ":8080/v1", "https:" + key, "//" + key + "/v1", "https://user@" + key + "/v1",
				"https://" + key + ".example.com/v1")) {
			if (key.contains("-") && value.contains("example.com")) {
				continue;
			}
			BaseUrl baseUrl = BaseUrl.of(value);
			assertThat(baseUrl.toString()).as(value).contains("…").doesNotContain(key.substring(2, 12));
			assertThat(baseUrl.maskHostIn("Host " + baseUrl.host() + " of " + value).toLowerCase(Locale.ROOT)).as(value)
				.doesNotContain(key.substring(2, 12).toLowerCase(Locale.ROOT));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.openai.com/v1", "https://eu.api.openai.com/v1", "http://localhost:4000",
			"http://my-litellm-gateway-prod-v2:4000/v1", "http://litellm.ai-platform.svc.cluster.local:4000",
			"https://internal-gateway-1234567890.us-east-1.elb.amazonaws.com/v1",
			"https://my-resource-eastus2.openai.azure.com/openai/v1",
			"https://generativelanguage.googleapis.com/v1beta/openai", "http://[fd00:1234:5678:9abc:def0::1]:8080/v1",
			"http://192.168.100.200:11434/v1", "http://host.docker.internal:1234/v1", "api.openai.com/v1" })
	void hostIsShown(String value) {
		assertThat(BaseUrl.of(value)).hasToString(value);
		assertThat(BaseUrl.of(value).maskHostIn(value)).isEqualTo(value);
	}

	@Test
	void toStringHidesAKeyInTheWrongPlace() {
		assertThat(BaseUrl.of("sk-proj-" + "aB3d".repeat(10))).hasToString("sk-proj-…aB3d");
	}

	@ParameterizedTest
	@CsvSource({ "https://example.com/v1,https://EXAMPLE.com:443/v1/,true,true",
			"http://example.com,http://example.com:80/,true,true",
			"https://example.com/v1,https://example.com/v2,true,false",
			"https://example.com/v1,http://example.com/v1,false,false",
			"https://example.com:8443/v1,https://example.com/v1,false,false",
			"https://example.com/v1,https://example.com.evil.example/v1,false,false",
			"https://example.com/v1,https://example.com@evil.example/v1,false,false", "no url,no url,false,true",
			"no url,another,false,false" })
	void placesAreCompared(String one, String other, boolean sameServer, boolean same) {
		assertThat(BaseUrl.of(one).isAtServerOf(BaseUrl.of(other))).isEqualTo(sameServer);
		assertThat(BaseUrl.of(other).isAtServerOf(BaseUrl.of(one))).isEqualTo(sameServer);
		assertThat(BaseUrl.of(one).isSameAs(BaseUrl.of(other))).isEqualTo(same);
	}

}
