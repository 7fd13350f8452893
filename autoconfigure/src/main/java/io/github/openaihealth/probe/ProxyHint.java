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

package io.github.openaihealth.probe;

import java.util.List;

import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a proxy that is meant to be used and is not: no JVM reads {@code HTTPS_PROXY}.
 */
final class ProxyHint {

	private static final List<String> VARIABLES = List.of("HTTPS_PROXY", "https_proxy");

	private static final List<String> PROPERTIES = List.of("https.proxyHost", "socksProxyHost",
			"java.net.useSystemProxies");

	private final Lookup environment;

	private final Lookup systemProperties;

	ProxyHint(Lookup environment, Lookup systemProperties) {
		this.environment = environment;
		this.systemProperties = systemProperties;
	}

	Diagnosis addTo(Diagnosis diagnosis, BaseUrl baseUrl) {
		if (!baseUrl.scheme().equals("https") || PROPERTIES.stream().anyMatch(this::isSystemProperty)) {
			return diagnosis;
		}
		return VARIABLES.stream()
			.filter((variable) -> hasText(this.environment.get(variable)))
			.findFirst()
			.map((variable) -> diagnosis.withFirstAction("Start Java with -Dhttps.proxyHost and -Dhttps.proxyPort: "
					+ variable + " is set, but a JVM does not read it."))
			.orElse(diagnosis);
	}

	private boolean isSystemProperty(String name) {
		return hasText(this.systemProperties.get(name));
	}

	private static boolean hasText(@Nullable String value) {
		return value != null && !value.isBlank();
	}

	/**
	 * Finds a value by its name.
	 */
	@FunctionalInterface
	interface Lookup {

		@Nullable String get(String name);

	}

}
