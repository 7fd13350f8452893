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

package io.github.openaihealth.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The arguments of the command line that set a property nowhere: those without two
 * dashes, and system properties that follow the archive or stand in a variable that no
 * JVM reads. Told without their values.
 */
public final class UnreadArguments {

	private static final Pattern ARGUMENT = Pattern
		.compile("([-\u2010-\u2015\u2212]{0,2}D?)([A-Za-z][A-Za-z0-9_.-]{2,79})=.*", Pattern.DOTALL);

	private static final Pattern SYSTEM_PROPERTY = Pattern.compile("(?:^|\\s)-D([A-Za-z][A-Za-z0-9_.-]{2,79})=\\S");

	private static final List<String> OPTIONS = List.of("JAVA_OPTS", "JAVA_OPTIONS", "JAVA_ARGS", "JVM_OPTS",
			"JVM_ARGS", "JVM_OPTIONS", "CATALINA_OPTS", "MAVEN_OPTS", "GRADLE_OPTS");

	private final ConfigurableEnvironment environment;

	/**
	 * Create a new instance.
	 * @param environment the environment
	 */
	public UnreadArguments(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * List the arguments.
	 * @param condition what the name that an argument has for a property must satisfy
	 * @return the arguments in their order
	 */
	public List<Argument> list(Predicate<String> condition) {
		return Stream.concat(loose().flatMap((text) -> argument(text).stream()), options())
			.filter((argument) -> condition.test(argument.name()))
			.distinct()
			.toList();
	}

	/**
	 * Return whether an argument without dashes follows others: the value of an option
	 * that has a blank where its equals sign belongs.
	 * @return {@code true} if there is one
	 */
	public boolean hasLooseValue() {
		return loose().anyMatch((text) -> !text.isBlank() && !text.startsWith("-") && !text.contains("="));
	}

	private Stream<String> loose() {
		return this.environment.getPropertySources()
			.stream()
			.filter(CommandLinePropertySource.class::isInstance)
			.map((source) -> source.getProperty(CommandLinePropertySource.DEFAULT_NON_OPTION_ARGS_PROPERTY_NAME))
			.filter(String.class::isInstance)
			.flatMap((arguments) -> Arrays.stream(arguments.toString().split(",")));
	}

	private static Optional<Argument> argument(String text) {
		Matcher matcher = ARGUMENT.matcher(text);
		return matcher.matches() ? Optional.of(new Argument(matcher.group(2), matcher.group(1) + matcher.group(2), ""))
				: Optional.empty();
	}

	private Stream<Argument> options() {
		return this.environment.getPropertySources()
			.stream()
			.filter((source) -> source instanceof SystemEnvironmentPropertySource
					&& !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
			.map((source) -> (EnumerablePropertySource<?>) source)
			.flatMap((source) -> OPTIONS.stream()
				.flatMap((variable) -> SYSTEM_PROPERTY.matcher(String.valueOf(source.getProperty(variable)))
					.results()
					.map((match) -> new Argument(match.group(1), "-D" + match.group(1), variable))));
	}

	/**
	 * An argument.
	 *
	 * @param name the name that it has for a property
	 * @param written what stands before its equals sign
	 * @param variable the environment variable in which it stands, empty for the command
	 * line
	 */
	public record Argument(String name, String written, String variable) {

	}

}
