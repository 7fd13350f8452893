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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A kind of YAML file that another tool than Spring Boot reads.
 */
enum ToolFile {

	PROMETHEUS("(?m)^rule_files:$") {

		@Override
		void check(CodeBlock block, Metadata metadata) {
			Map<?, ?> configuration = (Map<?, ?>) read(block);
			assertThat((List<?>) configuration.get("rule_files"))
				.allSatisfy((file) -> assertThat(PROMETHEUS_FILES.resolve(file.toString())).isRegularFile());
			assertThat(configuration.keySet().toString()).matches("\\[rule_files(, scrape_configs)?]");
			assertThat(block.text().lines().filter((line) -> line.contains("metrics_path:")))
				.allMatch((line) -> line.endsWith(": /actuator/prometheus"));
		}

	},

	ALERT("(?m)^ *- alert: ") {

		@Override
		void check(CodeBlock block, Metadata metadata) {
			assertThat((List<?>) read(block)).allSatisfy((rule) -> assertThat(((Map<?, ?>) rule).keySet().toString())
				.matches("\\[alert, expr(, for)?(, labels)?(, annotations)?]"));
		}

	},

	ALERTMANAGER("(?m)^inhibit_rules:$") {

		@Override
		void check(CodeBlock block, Metadata metadata) {
			assertThat(((Map<?, ?>) read(block)).keySet().toString()).isEqualTo("[route, inhibit_rules, receivers]");
			String alerts = file(PROMETHEUS_FILES.resolve("openai-alerts.rules.yml"));
			assertThat(Pattern.compile("OpenAi\\w+").matcher(block.text()).results().map((alert) -> alert.group()))
				.isNotEmpty()
				.allMatch((alert) -> alerts.contains("- alert: " + alert + "\n"));
		}

	},

	KUBERNETES("(?m)^spec:$") {

		@Override
		void check(CodeBlock block, Metadata metadata) {
			Map<?, ?> spec = (Map<?, ?>) ((Map<?, ?>) read(block)).get("spec");
			Map<?, ?> container = (Map<?, ?>) ((List<?>) spec.get("containers")).get(0);
			List<?> variables = (List<?>) container.get("env");
			assertThat(variables).map((variable) -> ((Map<?, ?>) variable).get("name").toString())
				.allMatch(metadata::knowsVariable);
			assertThat(names(container.get("volumeMounts"))).isEqualTo(names(spec.get("volumes")));
			assertThat(variables.toString()).contains(mountPath(container));
		}

		private String mountPath(Map<?, ?> container) {
			return ((Map<?, ?>) ((List<?>) container.get("volumeMounts")).get(0)).get("mountPath").toString();
		}

	},

	VOLUMES("(?m)^volumes:$") {

		@Override
		void check(CodeBlock block, Metadata metadata) {
			assertThat(names(((Map<?, ?>) read(block)).get("volumes"))).hasSize(1);
		}

	},

	VAULT_AGENT("(?m)^vault\\.hashicorp\\.com/") {

		@Override
		void check(CodeBlock block, Metadata metadata) {
			assertThat(((Map<?, ?>) read(block)).keySet())
				.allMatch((name) -> name.toString().startsWith("vault.hashicorp.com/agent-inject"));
		}

	},

	COMPOSE("(?m)^services:$") {

		@Override
		void check(CodeBlock block, Metadata metadata) {
			Map<?, ?> services = (Map<?, ?>) ((Map<?, ?>) read(block)).get("services");
			assertThat(services.values())
				.allSatisfy((service) -> assertThat(((Map<?, ?>) service).get("image")).isInstanceOf(String.class));
		}

	};

	private static final Path PROMETHEUS_FILES = CodeBlocks.ROOT.resolve("docs/observability/prometheus");

	private final Pattern sign;

	ToolFile(String sign) {
		this.sign = Pattern.compile(sign);
	}

	boolean fits(CodeBlock block) {
		return this.sign.matcher(block.text()).find();
	}

	abstract void check(CodeBlock block, Metadata metadata);

	private static Object read(CodeBlock block) {
		return new Yaml(new SafeConstructor(new LoaderOptions())).load(block.text());
	}

	private static List<String> names(Object items) {
		return ((List<?>) items).stream().map((item) -> ((Map<?, ?>) item).get("name").toString()).toList();
	}

	private static String file(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
