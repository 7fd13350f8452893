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

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * The libraries that the pages speak of: those of the sample, and those that the build
 * has copied for this alone.
 */
final class Libraries {

	private static final Path COPIED = Path.of("target", "documentation-libraries");

	private static final ClassLoader CLASS_LOADER = new URLClassLoader(
			copied().stream().map(Libraries::url).toArray(URL[]::new), Libraries.class.getClassLoader());

	private Libraries() {
	}

	static ClassLoader classLoader() {
		return CLASS_LOADER;
	}

	static String classPath() {
		Stream<String> copied = copied().stream().map(Path::toString);
		return String.join(File.pathSeparator,
				Stream.concat(Stream.of(System.getProperty("java.class.path")), copied).toList());
	}

	/**
	 * The class, if it has the properties of a prefix.
	 * @param name the name of the class
	 * @return the class, or {@code null} if it has none or cannot be loaded
	 */
	static @Nullable Class<?> propertiesClass(String name) {
		try {
			Class<?> type = Class.forName(name, false, CLASS_LOADER);
			return AnnotatedElementUtils.isAnnotated(type, ConfigurationProperties.class) ? type : null;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

	private static List<Path> copied() {
		try (Stream<Path> files = Files.list(COPIED)) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static URL url(Path file) {
		try {
			return file.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
