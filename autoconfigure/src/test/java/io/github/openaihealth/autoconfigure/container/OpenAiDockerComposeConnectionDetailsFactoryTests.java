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

package io.github.openaihealth.autoconfigure.container;

import java.util.List;
import java.util.Map;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link OpenAiDockerComposeConnectionDetailsFactory}, without Docker.
 */
class OpenAiDockerComposeConnectionDetailsFactoryTests {

	private static final String KEY = "sk-made-up-for-a-gateway";

	private static final Map<String, String> LABEL = Map.of("org.springframework.boot.service-connection", "openai");

	private final RunningService service = mock();

	private final ConnectionPorts ports = mock();

	private final DockerComposeConnectionSource source = mock();

	@BeforeEach
	void prepare() {
		given(this.source.getRunningService()).willReturn(this.service);
		given(this.service.name()).willReturn("gateway-1");
		given(this.service.host()).willReturn("127.0.0.1");
		given(this.service.ports()).willReturn(this.ports);
		given(this.ports.getAll("tcp")).willReturn(List.of(40000));
		image("example/gateway:1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ghcr.io/berriai/litellm:main-stable", "berriai/litellm",
			"ghcr.io/berriai/litellm-database:main", "litellm/litellm", "vllm/vllm-openai:latest",
			"ghcr.io/ggml-org/llama.cpp:server", "registry.example.com/vllm/vllm-openai" })
	void imageThatSpeaksNothingElseIsTaken(String image) {
		image(image);
		assertThat(connect().getBaseUrl()).isEqualTo("http://127.0.0.1:40000/v1");
		assertThat(connect().getApiKey()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ollama/ollama", "postgres:17", "example/openai" })
	void otherImageIsNotTakenWithoutTheLabel(String image) {
		image(image);
		assertThat(find()).isNull();
		given(this.service.labels()).willReturn(LABEL);
		assertThat(connect().getBaseUrl()).isEqualTo("http://127.0.0.1:40000/v1");
	}

	@ParameterizedTest
	@CsvSource({ "berriai/litellm, 4000", "vllm/vllm-openai, 8000", "ghcr.io/ggml-org/llama.cpp:server, 8080" })
	void ofSeveralPortsTheOneOfTheImageIsTaken(String image, int port) {
		image(image);
		given(this.ports.getAll("tcp")).willReturn(List.of(41000, 42000));
		given(this.ports.get(port)).willReturn(42000);
		assertThat(connect().getBaseUrl()).isEqualTo("http://127.0.0.1:42000/v1");
	}

	@Test
	void labelsNamePortPathAndKey() {
		image("berriai/litellm");
		given(this.ports.get(9000)).willReturn(49000);
		given(this.service.labels()).willReturn(Map.of("io.github.openaihealth.port", "9000",
				"io.github.openaihealth.path", "/", "io.github.openaihealth.api-key", KEY));
		assertThat(connect().getBaseUrl()).isEqualTo("http://127.0.0.1:49000/");
		assertKey("label io.github.openaihealth.api-key of the Docker Compose service 'gateway-1'");
	}

	@Test
	void portThatIsNoneIsReportedByItsLabel() {
		image("berriai/litellm");
		given(this.service.labels()).willReturn(Map.of("io.github.openaihealth.port", "http"));
		assertThatIllegalStateException().isThrownBy(this::find)
			.withMessage("The label 'io.github.openaihealth.port' of the Docker Compose service 'gateway-1' "
					+ "is no port: 'http'");
	}

	@Test
	void severalPortsOfAnUnknownImageMustBeNamed() {
		given(this.service.labels()).willReturn(LABEL);
		given(this.ports.getAll("tcp")).willReturn(List.of(41000, 42000));
		assertThatIllegalStateException().isThrownBy(this::find)
			.withMessage("the Docker Compose service 'gateway-1' publishes several ports: "
					+ "name one in its label 'io.github.openaihealth.port'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "LITELLM_MASTER_KEY", "VLLM_API_KEY", "LLAMA_API_KEY" })
	void variableOfTheServerHasTheKey(String variable) {
		image("berriai/litellm");
		given(this.service.env()).willReturn(Map.of(variable, KEY, "OPENAI_API_KEY", "the key that the gateway sends"));
		assertKey("environment variable %s of the Docker Compose service 'gateway-1'".formatted(variable));
	}

	@Test
	void keyOfTheGatewaysOwnIsNotTaken() {
		image("berriai/litellm");
		given(this.service.env()).willReturn(Map.of("OPENAI_API_KEY", KEY, "VLLM_API_KEY", " "));
		assertThat(connect().getApiKey()).isNull();
	}

	private void assertKey(String origin) {
		assertThat(connect().getApiKey()).isNotNull().satisfies((key) -> assertThat(key.reveal()).isEqualTo(KEY));
		assertThat(connect().getOrigin(ConnectionSetting.API_KEY)).hasToString(origin);
		assertThat(connect().getOrigin(ConnectionSetting.BASE_URL))
			.hasToString("the Docker Compose service 'gateway-1'");
	}

	private void image(String image) {
		given(this.service.image()).willReturn(ImageReference.of(image));
	}

	private OpenAiConnectionDetails connect() {
		OpenAiConnectionDetails details = find();
		assertThat(details).isNotNull();
		return details;
	}

	private @Nullable OpenAiConnectionDetails find() {
		return new OpenAiDockerComposeConnectionDetailsFactory().getConnectionDetails(this.source);
	}

}
