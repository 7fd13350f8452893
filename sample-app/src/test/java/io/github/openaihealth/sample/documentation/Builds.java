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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The Maven builds of the repository, as their {@code pom.xml} tells.
 */
final class Builds {

	private static final Pattern JAR = Pattern.compile("(.*)/target/([^/]+)\\.jar");

	private Builds() {
	}

	/**
	 * Whether the file is the jar that the build of its directory makes.
	 * @param file the path below the root of the repository
	 * @return whether it is
	 */
	static boolean wouldMake(String file) {
		Matcher jar = JAR.matcher(file);
		if (!jar.matches()) {
			return false;
		}
		Path pom = CodeBlocks.ROOT.resolve(jar.group(1)).resolve("pom.xml");
		return Files.exists(pom) && (jar.group(2).equals("*") || jar.group(2).equals(finalName(Xml.read(pom))));
	}

	private static String finalName(Document pom) {
		String artifact = child(pom.getDocumentElement(), "artifactId").orElseThrow();
		return descendant(pom, "finalName").map((name) -> name.replace("${project.artifactId}", artifact))
			.orElseGet(() -> artifact + "-" + version(pom));
	}

	/**
	 * The version of this project.
	 * @return the version
	 */
	static String version() {
		return version(Xml.read(CodeBlocks.ROOT.resolve("pom.xml")));
	}

	/**
	 * The value of a property of the build or of the sample's.
	 * @param name the property's name
	 * @return the value
	 */
	static String property(String name) {
		return Stream.of("pom.xml", "sample-app/pom.xml")
			.map((pom) -> Xml.read(CodeBlocks.ROOT.resolve(pom)))
			.flatMap((pom) -> descendant(pom, name).stream())
			.findFirst()
			.orElseThrow();
	}

	static String text(String file) {
		try {
			return Files.readString(CodeBlocks.ROOT.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String version(Document pom) {
		return child(pom.getDocumentElement(), "version").or(() -> descendant(pom, "version")).orElseThrow();
	}

	private static Optional<String> child(Element parent, String name) {
		return Xml.children(parent, name).map(Element::getTextContent).findFirst();
	}

	private static Optional<String> descendant(Document pom, String name) {
		NodeList elements = pom.getElementsByTagName(name);
		return (elements.getLength() > 0) ? Optional.of(elements.item(0).getTextContent()) : Optional.empty();
	}

}
