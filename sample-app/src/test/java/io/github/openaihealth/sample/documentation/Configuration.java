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
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/**
 * A block as Spring Boot reads a configuration file.
 *
 * @param sources a source for each of the file's documents
 */
record Configuration(List<PropertySource<?>> sources) {

	private static final Set<String> ROOTS = Set.of("langchain4j", "logging", "management", "openai", "server",
			"spring");

	static boolean isOfAnApplication(CodeBlock yaml) {
		return yaml.lines().stream().anyMatch((line) -> ROOTS.stream().anyMatch((root) -> line.equals(root + ":")));
	}

	static Configuration ofYaml(CodeBlock block) {
		return load(new YamlPropertySourceLoader(), block);
	}

	static Configuration ofProperties(CodeBlock block) {
		return load(new PropertiesPropertySourceLoader(), block);
	}

	private static Configuration load(PropertySourceLoader loader, CodeBlock block) {
		byte[] content = block.text().getBytes(StandardCharsets.UTF_8);
		try {
			return new Configuration(loader.load(block.toString(), new ByteArrayResource(content)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Stream<String> names() {
		return this.sources.stream()
			.map(EnumerablePropertySource.class::cast)
			.flatMap((source) -> Stream.of(source.getPropertyNames()));
	}

	/**
	 * Bind the properties to the classes that read them.
	 * @param metadata tells the classes
	 * @throws RuntimeException if a value does not fit, or a name is none of its class
	 */
	void bind(Metadata metadata) {
		Set<Map.Entry<String, Class<?>>> bound = new HashSet<>();
		names().forEach((name) -> metadata.bound(name).ifPresent(bound::add));
		Binder binder = new Binder(ConfigurationPropertySources.from(this.sources));
		bound.forEach((entry) -> binder.bind(entry.getKey(), Bindable.of(entry.getValue()),
				new NoUnboundElementsBindHandler(BindHandler.DEFAULT)));
	}

}
