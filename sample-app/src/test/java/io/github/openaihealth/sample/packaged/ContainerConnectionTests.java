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

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the connection of a Spring test to a real container, as
 * {@code docs/testcontainers.md} shows it.
 */
@DockerTest
@SpringBootTest(properties = { "openai.probe.enabled=true", "openai.validation.mode=online",
		"openai.validation.on-failure=fail", "openai.api-key=ignored", "openai.org-id=Personal" })
class ContainerConnectionTests {

	private static final String KEY = Keys.project();

	@Container
	@ServiceConnection(name = "openai")
	private static final GenericContainer<?> openai = SampleContainer.simulation(KEY)
		.withLabel("io.github.openaihealth.api-key", KEY);

	@Test
	void connectsToTheContainerAndToNothingThatIsConfigured(@Autowired HealthIndicator openaiHealthIndicator) {
		Health health = Awaitility.await()
			.until(openaiHealthIndicator::health, (answer) -> answer != null && answer.getStatus().equals(Status.UP));
		assertThat(health.getDetails())
			.containsEntry("baseUrl",
					"http://%s:%d/v1".formatted(openai.getHost(),
							openai.getMappedPort(SampleContainer.SIMULATION_PORT)))
			.containsEntry("apiKeySource",
					"label io.github.openaihealth.api-key of the container of image " + openai.getDockerImageName())
			.containsEntry("models", 10)
			.doesNotContainKey("orgId");
	}

}
