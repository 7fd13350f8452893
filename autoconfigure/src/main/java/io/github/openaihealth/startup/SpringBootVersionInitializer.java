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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Stops an application on a Spring Boot that is too old, before a class or a bean that is
 * missing there, or exists twice, stops it with a riddle. It and all that it needs are
 * loadable on Spring Boot 2 and 3.
 */
class SpringBootVersionInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

	private static final int OLDEST = 4;

	private final @Nullable String version;

	SpringBootVersionInitializer() {
		this(SpringBootVersion.getVersion());
	}

	SpringBootVersionInitializer(@Nullable String version) {
		this.version = version;
	}

	/**
	 * Check the version.
	 * @param context the context, which is not touched
	 * @throws UnsupportedSpringBootVersionException if it is too old
	 */
	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (this.version != null && isTooOld(this.version)) {
			throw new UnsupportedSpringBootVersionException(this.version);
		}
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	private static boolean isTooOld(String version) {
		try {
			return Integer.parseInt(version.substring(0, Math.max(version.indexOf('.'), 0))) < OLDEST;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

}
