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

import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * What a platform is recognised by.
 *
 * @param environment the environment
 * @param fileExists whether there is a file or directory of a given path
 */
record PlatformSignals(ConfigurableEnvironment environment, Predicate<String> fileExists) {

	static Predicate<PlatformSignals> variable(String name) {
		return (signals) -> !signals.read(name).isEmpty();
	}

	static Predicate<PlatformSignals> systemProperty(String name, String regex) {
		Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
		return (signals) -> pattern.matcher(signals.read(name)).matches();
	}

	static Predicate<PlatformSignals> cloudPlatform(CloudPlatform platform) {
		return (signals) -> platform.isActive(signals.environment);
	}

	static Predicate<PlatformSignals> file(String path) {
		return (signals) -> signals.fileExists.test(path);
	}

	/**
	 * Read a variable as it is: {@code getProperty} of the environment would resolve
	 * placeholders and throw.
	 * @param name the variable's name
	 * @return the value, empty if there is none
	 */
	private String read(String name) {
		for (PropertySource<?> source : this.environment.getPropertySources()) {
			Object value = source.getProperty(name);
			if (value != null) {
				return value.toString();
			}
		}
		return "";
	}

}
