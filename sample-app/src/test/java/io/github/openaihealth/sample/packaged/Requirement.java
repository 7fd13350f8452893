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

import java.nio.file.Files;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.testcontainers.DockerClientFactory;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * What some groups of tests want of the machine, beyond a JDK.
 */
enum Requirement {

	/**
	 * A Docker daemon that answers.
	 */
	DOCKER("container tests", "no Docker", Requirement::isDockerAvailable),

	/**
	 * A browser and its driver.
	 */
	BROWSER("browser tests", "no Chromium or Chrome with its driver", Browser::isInstalled),

	/**
	 * The programs of Prometheus.
	 */
	PROMETHEUS("tests of rules and dashboard", "no Prometheus with promtool",
			() -> Stream.of("prometheus", "promtool").allMatch((name) -> PrometheusTools.find(name).isPresent())),

	/**
	 * The server of the documentation.
	 */
	SPRING_BOOT_ADMIN("Spring Boot Admin tests", "its server is not built",
			() -> Files.isRegularFile(SpringBootAdminTests.JAR));

	private static final String DOCKER_LOGGER = "org.testcontainers";

	private final String group;

	private final String lack;

	private final BooleanSupplier met;

	Requirement(String group, String lack, BooleanSupplier met) {
		this.group = group;
		this.lack = lack;
		this.met = met;
	}

	boolean isMet() {
		return this.met.getAsBoolean();
	}

	private static boolean isDockerAvailable() {
		// Tells at length, and as an error, of each place where it finds no Docker
		LoggingSystem logging = LoggingSystem.get(Requirement.class.getClassLoader());
		logging.setLogLevel(DOCKER_LOGGER, LogLevel.OFF);
		try {
			return DockerClientFactory.instance().isDockerAvailable();
		}
		finally {
			logging.setLogLevel(DOCKER_LOGGER, null);
		}
	}

	/**
	 * Describe what is skipped where this is not met.
	 * @return the group of tests, and why
	 */
	@Override
	public String toString() {
		return "%s (%s)".formatted(this.group, this.lack);
	}

}
