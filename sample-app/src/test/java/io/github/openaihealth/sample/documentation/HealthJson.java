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

package io.github.openaihealth.sample.documentation;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Cause;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks health, or a part of it, against what writes it.
 */
final class HealthJson {

	private static final String SOURCES = "autoconfigure/src/main/java/io/github/openaihealth/";

	private static final Set<String> STATUSES = Set.of("UP", "DOWN", "UNKNOWN");

	/**
	 * The names of the details, of health and of the endpoint.
	 */
	static final Set<String> DETAILS = Stream
		.concat(strings("actuate/Details.java", "\\badd\\(\"(\\w+)\""), Stream.of("evidence"))
		.collect(Collectors.toSet());

	private static final Set<String> KEY_KINDS = strings("diagnosis/ApiKeyKind.java", "\\(\"([\\w ]+)\", ")
		.collect(Collectors.toSet());

	private HealthJson() {
	}

	/**
	 * Check what is shown.
	 * @param health the whole of an answer, or details of one
	 * @throws AssertionError if it cannot be written so
	 */
	static void check(JsonNode health) {
		JsonNode status = health.path("status");
		if (!status.isMissingNode()) {
			assertThat(STATUSES).contains(status.asString());
		}
		health.path("components").forEach(HealthJson::check);
		health.path("details").properties().forEach((detail) -> assertThat(DETAILS).contains(detail.getKey()));
		if (health.has("details")) {
			checkDetails(health.path("details"));
		}
		else if (!health.has("components")) {
			checkDetails(health);
		}
	}

	private static void checkDetails(JsonNode details) {
		assertThat(details.propertyNames()).isNotEmpty()
			.allMatch((name) -> name.equals("status") || DETAILS.contains(name));
		checkCause(details);
		details.path("warnings").forEach((warning) -> {
			assertThat(warning.propertyNames()).containsExactly("cause", "summary", "docs");
			checkCause(warning);
		});
		details.path("retiringModels")
			.forEach((model) -> assertThat(model.propertyNames()).containsExactly("id", "day"));
		if (details.has("apiKeyKind")) {
			assertThat(KEY_KINDS).contains(details.path("apiKeyKind").asString());
		}
	}

	private static void checkCause(JsonNode details) {
		String cause = details.path("cause").asString("[a-z-]+");
		if (details.has("cause")) {
			assertThat(Cause.of(cause)).as(cause).isPresent();
		}
		if (details.has("summary")) {
			assertThat(details.path("summary").asString())
				.matches((text) -> CauseTemplates.match(text, cause, "summary"), "summary of " + cause);
		}
		details.path("actions")
			.forEach((action) -> assertThat(action.asString())
				.matches((text) -> CauseTemplates.match(text, cause, "action"), "action for " + cause));
		if (details.has("docs")) {
			assertThat(details.path("docs").asString()).startsWith("https://").endsWith("/docs/causes.md#" + cause);
		}
	}

	private static Stream<String> strings(String file, String pattern) {
		return Pattern.compile(pattern)
			.matcher(Builds.text(SOURCES + file))
			.results()
			.map((MatchResult result) -> result.group(1));
	}

}
