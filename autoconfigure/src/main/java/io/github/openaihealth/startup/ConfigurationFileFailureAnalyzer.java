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

package io.github.openaihealth.startup;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.json.JsonParseException;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;

/**
 * A {@link FailureAnalyzer} for a file of the application's configuration that cannot be
 * read: indentation by a tab, a token that the build should have replaced, a broken
 * escape, or JSON that is none. The parser's own message shows the line, and with it the
 * key that stands there; the report shows the place alone, and so does the exception that
 * is logged with it.
 */
@Order(0)
class ConfigurationFileFailureAnalyzer implements FailureAnalyzer {

	private static final String LOADERS = "org.springframework.boot.env.";

	private static final String DATA = "org.springframework.boot.context.config.";

	private static final String JSON = "org.springframework.boot.support.SpringApplicationJsonEnvironmentPostProcessor";

	private static final FileProblem UNREADABLE_JSON = new FileProblem(
			"What SPRING_APPLICATION_JSON (or spring.application.json) holds is not valid JSON.",
			"Put names and texts in double quotes, and the whole in single quotes in a shell, which removes its own.");

	private static final boolean YAML = ClassUtils.isPresent("org.yaml.snakeyaml.error.YAMLException",
			ConfigurationFileFailureAnalyzer.class.getClassLoader());

	private final BrokenFiles files;

	ConfigurationFileFailureAnalyzer() {
		this(BrokenFiles.ofApplication());
	}

	ConfigurationFileFailureAnalyzer(BrokenFiles files) {
		this.files = files;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		List<Throwable> causes = causes(failure);
		FileProblem problem = causes.stream()
			.filter((cause) -> isThrownBy(cause, LOADERS))
			.map(this::problem)
			.filter(Objects::nonNull)
			.findFirst()
			.orElseGet(() -> causes.stream().anyMatch((cause) -> isThrownBy(cause, DATA)) ? unreadable(causes) : null);
		if (problem == null && causes.stream()
			.anyMatch((cause) -> cause instanceof JsonParseException && isThrownBy(cause, JSON))) {
			problem = UNREADABLE_JSON;
		}
		if (problem == null) {
			return null;
		}
		return new FailureAnalysis(problem.description(), problem.action(), withoutText(failure));
	}

	private @Nullable FileProblem problem(Throwable cause) {
		FileProblem problem = YAML ? YamlProblem.of(cause, this.files) : null;
		return (problem != null) ? problem : PropertiesProblem.of(cause, this.files);
	}

	private static @Nullable FileProblem unreadable(List<Throwable> causes) {
		return causes.stream()
			.filter((cause) -> cause instanceof AccessDeniedException || isDenied(cause))
			.map((cause) -> String.valueOf(cause.getMessage()).replaceFirst(" \\([^()]*\\)$", ""))
			.map((file) -> FileProblem.of(file, "the user that runs the application may not, or it is a directory",
					"Let that user read the file, and see what it is:\n  ls -ld " + file))
			.findFirst()
			.orElse(null);
	}

	private static boolean isDenied(Throwable cause) {
		String message = String.valueOf(cause.getMessage());
		return cause instanceof FileNotFoundException
				&& (message.endsWith("(Permission denied)") || message.endsWith("(Is a directory)"));
	}

	private static boolean isThrownBy(Throwable cause, String origin) {
		return Arrays.stream(cause.getStackTrace()).anyMatch((frame) -> frame.getClassName().startsWith(origin));
	}

	private static List<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20).toList();
	}

	/**
	 * Make an exception that may be logged. Before Spring Boot has set up logging, the
	 * report goes with the whole stack trace.
	 * @param failure what has ended the start
	 * @return an exception with the same stack trace, and no message
	 */
	private static Throwable withoutText(Throwable failure) {
		IllegalStateException replacement = new IllegalStateException(failure.getClass().getName());
		replacement.setStackTrace(failure.getStackTrace());
		return replacement;
	}

}
