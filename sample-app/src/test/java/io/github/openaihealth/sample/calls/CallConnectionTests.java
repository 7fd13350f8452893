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

package io.github.openaihealth.sample.calls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.github.openaihealth.autoconfigure.OpenAiProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallConnection}.
 */
class CallConnectionTests {

	private static final String KEY = "made up " + Long.toHexString(System.nanoTime());

	private final OpenAiProperties properties = new OpenAiProperties();

	@Test
	void defaultConnectionIsAtOpenAi() {
		this.properties.setApiKey(KEY);
		CallConnection connection = CallConnection.of("default", this.properties);
		assertThat(connection).isEqualTo(new CallConnection("default", "https://api.openai.com/v1", KEY));
		assertThat(connection).asString().doesNotContain(KEY);
	}

	@Test
	void namedConnectionInheritsTheAddressAndNoKey() {
		this.properties.setApiKey(KEY);
		this.properties.setBaseUrl("http://localhost:1/v1");
		this.properties.getConnections().put("research", new OpenAiProperties.Connection());
		assertThat(CallConnection.of("research", this.properties))
			.isEqualTo(new CallConnection("research", "http://localhost:1/v1", null));
		assertThat(CallConnection.of("other", this.properties)).isNull();
	}

	@Test
	void fileIsReadWithEachCall(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("api-key");
		this.properties.setApiKeyFile(file.toString());
		assertThat(authorization()).isNull();
		Files.writeString(file, KEY + "\n");
		assertThat(authorization()).isEqualTo("Bearer " + KEY);
		Files.writeString(file, "another");
		assertThat(authorization()).isEqualTo("Bearer another");
	}

	private @Nullable String authorization() {
		HttpHeaders headers = new HttpHeaders();
		Objects.requireNonNull(CallConnection.of("default", this.properties)).authorize(headers);
		return headers.getFirst(HttpHeaders.AUTHORIZATION);
	}

}
