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

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the documentation's snippets for Maven and Gradle name artifacts that exist,
 * in the versions that are tested. What a difference removes, the dependency on another
 * project, is left alone.
 */
@Tag("once")
class DependencyBlocksTests {

	private static final Pattern GRADLE = Pattern.compile(
			"(?:implementation '([^':]+):([^':]+):([^':]+)'|implementation\\(\"([^\":]+):([^\":]+):([^\":]+)\"\\))");

	private static final Map<String, String> VERSIONS = Map.of("com.openai", "openai-java.version", "de.codecentric",
			"spring-boot-admin.version");

	@TestFactory
	Stream<DynamicTest> mavenArtifactsExist() {
		return CodeBlocks.each(blocks(), (block) -> {
			Document snippet = Xml.parse("<snippet>" + block.text() + "</snippet>");
			List<Element> plugins = Xml.elements(snippet, "plugin").toList();
			List<Element> dependencies = Xml.elements(snippet, "dependency").toList();
			assertThat(plugins.size() + dependencies.size()).isPositive();
			assertThat(dependencies).allSatisfy(DependencyBlocksTests::check);
			assertThat(plugins).allSatisfy(DependencyBlocksTests::checkPlugin);
		});
	}

	@TestFactory
	Stream<DynamicTest> gradleNamesTheStarter() {
		return CodeBlocks.each(CodeBlocks.in("groovy", "kotlin"), (block) -> {
			List<MatchResult> dependencies = GRADLE.matcher(block.text()).results().toList();
			assertThat(dependencies).hasSize(block.lines().size());
			for (MatchResult dependency : dependencies) {
				int first = (dependency.group(1) != null) ? 1 : 4;
				assertOwn(dependency.group(first), dependency.group(first + 1), dependency.group(first + 2));
			}
		});
	}

	private static Stream<CodeBlock> blocks() {
		return Stream.concat(CodeBlocks.in("xml"),
				CodeBlocks.in("diff").map(Diff::after).filter((block) -> block.text().contains("<dependency>")));
	}

	private static void check(Element dependency) {
		String group = text(dependency, "groupId");
		String artifact = text(dependency, "artifactId");
		String version = text(dependency, "version");
		if (group.equals("io.github.openaihealth")) {
			assertOwn(group, artifact, version);
		}
		else if (VERSIONS.containsKey(group)) {
			assertThat(version).isEqualTo(Builds.property(VERSIONS.get(group)));
		}
		else {
			// Spring Boot manages the version, and the sample's tests use it
			assertThat(version).isEmpty();
			assertThat(Libraries.classPath().replace('\\', '/'))
				.contains("/" + group.replace('.', '/') + "/" + artifact + "/");
		}
	}

	private static void checkPlugin(Element plugin) {
		String pom = Builds.text("sample-app/pom.xml");
		assertThat(pom).contains("<artifactId>" + text(plugin, "artifactId") + "</artifactId>");
		assertThat(Xml.descendants(plugin, "goal")).isNotEmpty()
			.allSatisfy((goal) -> assertThat(pom).contains("<goal>" + goal.getTextContent() + "</goal>"));
	}

	private static void assertOwn(String group, String artifact, String version) {
		assertThat(group).isEqualTo("io.github.openaihealth");
		assertThat(Builds.text("starter/pom.xml")).contains("<artifactId>" + artifact + "</artifactId>");
		assertThat(version).isEqualTo(Builds.version());
	}

	private static String text(Element parent, String name) {
		return Xml.children(parent, name).map(Element::getTextContent).findFirst().orElse("");
	}

}
