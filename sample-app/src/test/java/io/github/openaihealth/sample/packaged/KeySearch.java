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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks for keys in all that a running application shows and writes: every endpoint that
 * it has, JMX, and its output.
 */
final class KeySearch {

	/**
	 * The arguments with which an application shows as much as it can.
	 */
	static final List<String> EVERYTHING_SHOWN = List.of("--management.endpoints.web.exposure.include=*",
			"--management.endpoints.jmx.exposure.include=*", "--spring.jmx.enabled=true",
			"--management.endpoint.env.show-values=always", "--management.endpoint.configprops.show-values=always",
			"--management.endpoint.health.show-details=always", "--management.info.env.enabled=true",
			"--management.info.process.enabled=true", "--logging.level.io.github.openaihealth=TRACE");

	// A heap dump holds the key, as docs/security.md says, and is not accessible
	private static final Set<String> NOT_READ = Set.of("self", "heapdump", "logfile");

	private static final String OPTIONS = "Picked up JAVA_TOOL_OPTIONS: ";

	private static final List<String> FURTHER_PAGES = List.of("/actuator", "/simulation", "/simulation/rotation");

	private static final Pattern TELLING_PROPERTY = Pattern
		.compile("(?i).*(?:openai|open-ai|key|command|option|json|java[._]tool).*");

	private final SampleProcess sample;

	private final KeyParts keys;

	private final boolean platform;

	private KeySearch(SampleProcess sample, String... keys) {
		this.sample = sample;
		this.keys = new KeyParts(keys);
		// What the command line of the JVM has, the JVM shows
		this.platform = this.keys.findIn(sample.commandLine()).isEmpty() && !sample.output().contains(OPTIONS);
	}

	/**
	 * Assert that no part of a key is shown on any page, over JMX, nor after another poll
	 * and a call, nor in the output.
	 * @param sample the application
	 * @param keys the keys
	 * @throws Exception if a page cannot be read
	 */
	static void assertNowhere(SampleProcess sample, String... keys) throws Exception {
		KeySearch search = new KeySearch(sample, keys);
		for (Map.Entry<String, String> page : search.pages().entrySet()) {
			search.assertNone(page.getKey(), page.getValue());
		}
		search.assertNone("a poll", sample.post("/actuator/openai"));
		String call = sample.post("/simulation/call");
		assertThat(call).contains("\"status\":");
		search.assertNone("a call", call);
		for (String shown : JmxView.read(sample.pid(), search.platform)) {
			search.assertNone("JMX", shown);
		}
		assertNotWritten(sample, keys);
	}

	/**
	 * Assert that no part of a key stands in the output.
	 * @param sample the application
	 * @param keys the keys
	 */
	static void assertNotWritten(SampleProcess sample, String... keys) {
		new KeySearch(sample, keys).assertNone("the output", ownOutput(sample));
	}

	/**
	 * Return the output but for the line that the JVM itself prints before any code of
	 * the application runs: it repeats {@code JAVA_TOOL_OPTIONS}, and nothing can stop
	 * it.
	 * @param sample the application
	 * @return what the application has written
	 */
	static String ownOutput(SampleProcess sample) {
		return sample.output()
			.lines()
			.filter((line) -> !line.startsWith(OPTIONS))
			.collect(Collectors.joining("\n", "", "\n"));
	}

	private void assertNone(String place, String text) {
		assertThat(this.keys.findIn(text)).as(place).isEmpty();
	}

	private Map<String, String> pages() throws Exception {
		Map<String, String> pages = new LinkedHashMap<>();
		for (String page : FURTHER_PAGES) {
			pages.put(page, this.sample.get(page));
		}
		for (Map.Entry<String, JsonNode> link : this.sample.json("/actuator").path("_links").properties()) {
			boolean read = NOT_READ.stream().noneMatch(link.getKey()::startsWith);
			if (read && !link.getValue().path("templated").asBoolean()) {
				String page = "/actuator/" + link.getKey();
				pages.put(page, this.sample.getExisting(page));
			}
		}
		assertThat(pages).containsKeys("/actuator/env", "/actuator/configprops", "/actuator/openai",
				"/actuator/threaddump", "/actuator/prometheus", "/actuator/sbom");
		addHealth(pages, "/actuator/health", this.sample.json("/actuator/health"));
		addEach(pages, "/actuator/metrics/",
				this.sample.json("/actuator/metrics").path("names").valueStream().map(JsonNode::asString).toList());
		addEach(pages, "/actuator/openai/", List.of("default", "research"));
		addEach(pages, "/actuator/configprops/", List.of("openai", "spring.ai", "langchain4j"));
		addEach(pages, "/actuator/env/",
				this.sample.json("/actuator/env")
					.path("propertySources")
					.valueStream()
					.flatMap((source) -> source.path("properties").propertyStream())
					.map(Map.Entry::getKey)
					.filter((name) -> TELLING_PROPERTY.matcher(name).matches() && name.matches("[\\w.-]+"))
					.distinct()
					.toList());
		return pages;
	}

	private void addHealth(Map<String, String> pages, String path, JsonNode health) throws Exception {
		for (Map.Entry<String, JsonNode> component : health.path("components").properties()) {
			String page = path + "/" + component.getKey();
			pages.put(page, this.sample.get(page));
			addHealth(pages, page, component.getValue());
		}
	}

	private void addEach(Map<String, String> pages, String path, List<String> names) throws Exception {
		for (String name : names) {
			pages.put(path + name, this.sample.get(path + name));
		}
	}

}
