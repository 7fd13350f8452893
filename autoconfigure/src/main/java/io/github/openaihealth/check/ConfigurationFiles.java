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

package io.github.openaihealth.check;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Lists the files whose names begin with {@code application} where Spring Boot looks for
 * them: on the class path, in the working directory and in {@code config} below either.
 */
public final class ConfigurationFiles {

	private static final int MOST = 40;

	private static final List<String> DIRECTORIES = List.of("", "config/");

	private final Path workingDirectory;

	private final ClassLoader classLoader;

	/**
	 * Create a new instance.
	 * @param workingDirectory the working directory
	 * @param classLoader the class path
	 */
	ConfigurationFiles(Path workingDirectory, ClassLoader classLoader) {
		this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
		this.classLoader = classLoader;
	}

	/**
	 * List the files by their names.
	 * @param workingDirectory the working directory
	 * @param classLoader the class path
	 * @return the files that could be found, whatever their kind, each under its path on
	 * the class path, or behind <code>./</code> below the working directory
	 */
	public static Map<String, Resource> byName(Path workingDirectory, ClassLoader classLoader) {
		Map<String, Resource> files = new LinkedHashMap<>();
		new ConfigurationFiles(workingDirectory, classLoader).list()
			.forEach((file) -> files.putIfAbsent(file.outside() ? "./" + file.path() : file.path(), file.resource()));
		return files;
	}

	/**
	 * List the files.
	 * @return the files that could be found, whatever their kind
	 */
	List<Located> list() {
		List<Located> files = new ArrayList<>();
		for (String directory : DIRECTORIES) {
			Resource outside = new FileSystemResource(this.workingDirectory.resolve(directory) + "/");
			files(outside).forEach((file) -> files.add(new Located(directory + file.getFilename(), file, true)));
			for (Resource root : roots(directory)) {
				files(root).forEach((file) -> files.add(new Located(directory + file.getFilename(), file, false)));
			}
		}
		return files;
	}

	private List<Resource> roots(String directory) {
		List<Resource> roots = new ArrayList<>();
		try {
			for (URL url : Collections.list(this.classLoader.getResources(directory))) {
				roots.add(new UrlResource(url));
			}
			// A jar may have no entry for its root
			for (String name : List.of("application.properties", "application.yml", "application.yaml")) {
				for (URL url : Collections.list(this.classLoader.getResources(directory + name))) {
					roots.add(new UrlResource(url).createRelative(""));
				}
			}
		}
		catch (IOException ex) {
			// What cannot be read tells nothing
		}
		return roots.stream().distinct().toList();
	}

	private List<Resource> files(Resource root) {
		try {
			String location = root.getURL().toString();
			Resource[] files = new PathMatchingResourcePatternResolver(this.classLoader)
				.getResources((location.endsWith("/") ? location : location + "/") + "application*.*");
			return Arrays.stream(files).limit(MOST).toList();
		}
		catch (IOException | RuntimeException ex) {
			return List.of();
		}
	}

	/**
	 * A file and where it stands.
	 *
	 * @param path the path below its root, such as {@code config/application-prod.yml}
	 * @param resource the file
	 * @param outside whether it lies in the working directory rather than on the class
	 * path
	 */
	record Located(String path, Resource resource, boolean outside) {

	}

}
