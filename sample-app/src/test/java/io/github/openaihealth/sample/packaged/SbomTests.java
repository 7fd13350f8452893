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

import java.io.InputStream;
import java.util.List;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the packaged application lists what it consists of, where Spring Boot looks
 * for it.
 */
class SbomTests {

	private static final String LOCATION = "META-INF/sbom/application.cdx.json";

	@Test
	void jarSaysWhatItConsistsOf() throws Exception {
		try (JarFile jar = new JarFile(SampleProcess.jar().toFile())) {
			assertThat(jar.getManifest().getMainAttributes().getValue("Sbom-Location")).isEqualTo(LOCATION);
			try (InputStream sbom = jar.getInputStream(jar.getEntry(LOCATION))) {
				assertComplete(new JsonMapper().readTree(sbom), libraries(jar));
			}
		}
	}

	@Test
	void endpointShowsIt() throws Exception {
		try (SampleProcess sample = SampleProcess.start("--management.endpoints.web.exposure.include=sbom")
			.awaitStarted()) {
			assertThat(sample.json("/actuator/sbom").path("ids").values()).extracting(JsonNode::asString)
				.containsExactly("application");
			assertComplete(sample.json("/actuator/sbom/application"), 1);
		}
	}

	private static void assertComplete(JsonNode sbom, int libraries) {
		assertThat(sbom.path("bomFormat").asString()).isEqualTo("CycloneDX");
		assertThat(sbom.path("metadata").path("component").path("name").asString())
			.isEqualTo("openai-health-sample-app");
		List<String> components = sbom.path("components")
			.valueStream()
			.map((component) -> component.path("name").asString())
			.toList();
		assertThat(components)
			.contains("openai-health-spring-boot-starter", "openai-health-spring-boot-autoconfigure", "spring-boot")
			.hasSizeGreaterThanOrEqualTo(libraries)
			.noneMatch((name) -> name.contains("junit"));
	}

	private static int libraries(JarFile jar) {
		return (int) jar.stream().filter((entry) -> entry.getName().matches("BOOT-INF/lib/.+[.]jar")).count();
	}

}
