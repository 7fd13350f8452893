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

import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A kind of YAML file that another tool than Spring Boot reads.
 */
enum ToolFile {

	/**
	 * Prometheus's own configuration.
	 */
	PROMETHEUS("(?m)^rule_files:$", (file, metadata) -> {
		assertThat(file.propertyNames()).isSubsetOf("rule_files", "scrape_configs");
		assertThat(file.path("rule_files")).isNotEmpty()
			.allSatisfy(
					(rules) -> assertThat(CodeBlocks.ROOT.resolve("docs/observability/prometheus/" + rules.asString()))
						.isRegularFile());
		file.path("scrape_configs")
			.forEach((job) -> assertThat(job.path("metrics_path").asString()).isEqualTo("/actuator/prometheus"));
	}),

	/**
	 * Rules of Prometheus.
	 */
	RULE("(?m)^ *- alert: ",
			(file, metadata) -> assertThat(file).isNotEmpty()
				.allSatisfy((rule) -> assertThat(rule.propertyNames()).contains("alert", "expr")
					.isSubsetOf("alert", "expr", "for", "labels", "annotations"))),

	/**
	 * The configuration of Alertmanager.
	 */
	ALERTMANAGER("(?m)^inhibit_rules:$", (file, metadata) -> {
		assertThat(file.propertyNames()).containsExactly("route", "inhibit_rules", "receivers");
		String rules = Builds.text("docs/observability/prometheus/openai-alerts.rules.yml");
		assertThat(Pattern.compile("OpenAi\\w+").matcher(file.toString()).results().map(MatchResult::group))
			.isNotEmpty()
			.allMatch((alert) -> rules.contains("- alert: " + alert + "\n"));
	}),

	/**
	 * A part of a pod's manifest.
	 */
	KUBERNETES("(?m)^spec:$", (file, metadata) -> {
		JsonNode container = file.at("/spec/containers/0");
		assertThat(container.path("env")).isNotEmpty()
			.allMatch((variable) -> metadata.knowsVariable(variable.path("name").asString()))
			.allMatch((variable) -> variable.path("value")
				.asString()
				.startsWith(container.at("/volumeMounts/0/mountPath").asString() + "/"));
		assertThat(container.at("/volumeMounts/0/name")).isEqualTo(file.at("/spec/volumes/0/name"));
	}),

	/**
	 * The volumes of a pod.
	 */
	VOLUMES("(?m)^volumes:$",
			(file, metadata) -> assertThat(file.path("volumes")).isNotEmpty()
				.allMatch((volume) -> volume.size() == 2 && volume.has("name"))),

	/**
	 * Annotations of a pod for Vault's agent.
	 */
	VAULT_AGENT("(?m)^vault\\.hashicorp\\.com/",
			(file, metadata) -> assertThat(file.propertyNames())
				.allMatch((name) -> name.startsWith("vault.hashicorp.com/agent-inject"))),

	/**
	 * Services of Docker Compose.
	 */
	COMPOSE("(?m)^services:$", (file, metadata) -> assertThat(file.path("services")).isNotEmpty()
		.allMatch((service) -> service.has("image")));

	private final Pattern sign;

	private final BiConsumer<JsonNode, Metadata> check;

	ToolFile(String sign, BiConsumer<JsonNode, Metadata> check) {
		this.sign = Pattern.compile(sign);
		this.check = check;
	}

	boolean fits(CodeBlock block) {
		return this.sign.matcher(block.text()).find();
	}

	void check(CodeBlock block, Metadata metadata) {
		Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(block.text());
		this.check.accept(JsonMapper.shared().<JsonNode>valueToTree(content), metadata);
	}

}
