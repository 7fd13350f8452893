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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Grafana dashboard of the documentation.
 *
 * @param text the file
 * @param root what it holds
 */
record Dashboard(String text, JsonNode root) {

	/**
	 * What Grafana puts in place of variables where all is chosen, with a scrape interval
	 * of up to 30 seconds.
	 */
	static final Map<String, String> VARIABLES = Map.of("$job", ".*", "$instance", ".*", "$connection", ".*",
			"$__rate_interval", "2m");

	private static final Path FILE = Path.of("..", "docs", "observability", "grafana", "openai-dashboard.json");

	static Dashboard read() {
		try {
			String text = Files.readString(FILE);
			return new Dashboard(text, new JsonMapper().readTree(text));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<JsonNode> panels() {
		return this.root.path("panels").valueStream().toList();
	}

	List<Query> queries() {
		return panels().stream()
			.flatMap((panel) -> panel.path("targets").valueStream().map((target) -> Query.of(panel, target)))
			.toList();
	}

	/**
	 * A query of a panel.
	 *
	 * @param panel the panel's title
	 * @param expression the expression with its variables
	 * @param instant whether only the present is asked for
	 */
	record Query(String panel, String expression, boolean instant) {

		private static Query of(JsonNode panel, JsonNode target) {
			return new Query(panel.path("title").asString(), target.path("expr").asString(),
					target.path("instant").asBoolean());
		}

		/**
		 * Return the expression as Grafana sends it.
		 * @return the expression without variables
		 */
		String interpolated() {
			String result = this.expression;
			for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
				result = result.replace(variable.getKey(), variable.getValue());
			}
			return result;
		}

	}

}
