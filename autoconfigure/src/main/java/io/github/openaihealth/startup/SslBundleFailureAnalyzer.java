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

import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.openaihealth.settings.EnvironmentSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * An {@link AbstractFailureAnalyzer} for the SSL bundle that {@code openai.ssl.bundle}
 * names and whose files cannot be loaded.
 */
class SslBundleFailureAnalyzer extends AbstractFailureAnalyzer<IllegalStateException> {

	private static final String PROPERTY = "openai.ssl.bundle";

	private static final String ORIGIN = "org.springframework.boot.ssl.";

	private static final List<String> FILES = List.of("pem.%s.truststore.certificate", "pem.%s.keystore.certificate",
			"pem.%s.keystore.private-key", "jks.%s.truststore.location", "jks.%s.keystore.location");

	private final Environment environment;

	SslBundleFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalStateException cause) {
		EnvironmentSettings settings = new EnvironmentSettings(this.environment);
		String bundle = settings.value(PROPERTY).filter((name) -> !name.isBlank()).orElse(null);
		if (bundle == null || !settings.isEnabled()
				|| Arrays.stream(cause.getStackTrace()).noneMatch((frame) -> frame.getClassName().startsWith(ORIGIN))) {
			return null;
		}
		List<Throwable> causes = Stream.<Throwable>iterate(rootFailure, Objects::nonNull, Throwable::getCause)
			.limit(20)
			.toList();
		return FILES.stream()
			.map((file) -> "spring.ssl.bundle." + file.formatted(bundle))
			.flatMap((property) -> settings.value(property)
				.filter((file) -> isNamed(file, causes))
				.map((file) -> analyze(bundle, property, file, cause, isAbsent(causes)))
				.stream())
			.findFirst()
			.orElse(null);
	}

	private static FailureAnalysis analyze(String bundle, String property, String file, Throwable cause,
			boolean absent) {
		String description = "The SSL bundle '" + bundle + "', which '" + PROPERTY + "' names, cannot be loaded: "
				+ file + " ('" + property + "') "
				+ (absent ? "does not exist." : "cannot be read as what it is said to be.");
		String action = absent ? "Check the path, and that the file is mounted there."
				: "Check that the user of the application may read the file, and its type and password.";
		return new FailureAnalysis(lines(description), lines(action), cause);
	}

	// A certificate that stands in the property itself is not shown
	private static boolean isNamed(String file, List<Throwable> causes) {
		return file.length() > 3 && file.lines().count() == 1
				&& causes.stream().anyMatch((cause) -> String.valueOf(cause.getMessage()).contains("'" + file + "'"));
	}

	private static boolean isAbsent(List<Throwable> causes) {
		return causes.stream()
			.anyMatch((cause) -> cause instanceof NoSuchFileException
					|| String.valueOf(cause.getMessage()).contains("(No such file or directory)"));
	}

	private static String lines(String text) {
		return String.join(System.lineSeparator(), TextWrap.wrap(text, 0));
	}

}
