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

import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A kind of JSON that is not health.
 */
enum JsonKind {

	/**
	 * An alert, as Prometheus lists it.
	 */
	ALERT("\"alertname\"") {

		@Override
		void check(JsonNode json) {
			String rules = Builds.text("docs/observability/prometheus/openai-alerts.rules.yml");
			assertThat(json.propertyNames()).containsExactly("labels", "annotations", "state");
			assertThat(rules).contains("- alert: " + json.path("labels").path("alertname").asString() + "\n");
			assertThat(json.path("annotations").propertyNames())
				.allSatisfy((annotation) -> assertThat(rules).contains(" " + annotation + ": "));
		}

	},

	/**
	 * What the sample tells of a call that it made.
	 */
	CALL("^\\{\"status\":\\d") {

		@Override
		void check(JsonNode json) {
			String result = Builds.text("sample-app/src/main/java/io/github/openaihealth/sample/calls/CallResult.java");
			assertThat(json.propertyNames()).containsExactly("status", "code", "requestId")
				.allSatisfy((name) -> assertThat(result).containsPattern("record CallResult\\([^)]* " + name + "[,)]"));
		}

	},

	/**
	 * What the deeper check sends.
	 */
	QUESTION("\"max_output_tokens\"") {

		@Override
		void check(JsonNode json) {
			String body = json.toString().replace("\"", "\\\"");
			assertThat(Builds.text("autoconfigure/src/main/java/io/github/openaihealth/probe/AccessQuestion.java"))
				.contains("\"" + body + "\"");
		}

	},

	/**
	 * A line of the structured log.
	 */
	LOG("^\\{\"message\":") {

		@Override
		void check(JsonNode json) {
			String fields = Builds.text("autoconfigure/src/main/java/io/github/openaihealth/monitor/LogFields.java");
			assertThat(json.path("openai").propertyNames()).hasSize(3)
				.allSatisfy((name) -> assertThat(fields).contains("\"openai." + name + "\""));
			assertThat(SampleWalk.once().log())
				.anyMatch((line) -> line.contains(json.path("message").asString().replaceFirst("…$", "")));
		}

	};

	private final Pattern sign;

	JsonKind(String sign) {
		this.sign = Pattern.compile(sign);
	}

	boolean fits(CodeBlock block) {
		return this.sign.matcher(block.text()).find();
	}

	abstract void check(JsonNode json);

}
