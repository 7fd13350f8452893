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

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles sources with the libraries of the documentation.
 */
final class JavaCompilation {

	private JavaCompilation() {
	}

	/**
	 * Compile the sources.
	 * @param sources the sources
	 * @param directory where the classes go
	 * @return what the compiler finds wrong
	 */
	static List<String> errors(List<JavaSource> sources, Path directory) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
		List<String> options = List.of("-proc:none", "-parameters", "-classpath", Libraries.classPath(), "-d",
				directory.toString());
		compiler.getTask(null, null, findings, options, null, sources).call();
		return findings.getDiagnostics()
			.stream()
			.filter((finding) -> finding.getKind() == Diagnostic.Kind.ERROR)
			.map(Object::toString)
			.toList();
	}

	static ClassLoader classLoader(Path directory) {
		try {
			return new URLClassLoader(new URL[] { directory.toUri().toURL() }, Libraries.classLoader());
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
