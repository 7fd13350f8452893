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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.settings.ClientLibrarySettings;
import io.github.openaihealth.settings.ImportedFiles;
import io.github.openaihealth.settings.PropertyNames;
import io.github.openaihealth.settings.PropertyNames.SourceKind;
import io.github.openaihealth.settings.PropertyNames.ValueState;
import io.github.openaihealth.settings.UnreadArguments;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Looks for what came near where a key is missing: names that look alike, arguments in a
 * wrong place, a {@code .env} file that nothing imports, the file of a profile that is
 * not active. Tells names and never values. Files are touched only when this is asked.
 */
public final class NearMisses {

	private static final int MOST = 5;

	private static final int MOST_NAMES = 3;

	private static final Log logger = LogFactory.getLog(NearMisses.class);

	private final Map<Sought, List<NearMiss>> found = new ConcurrentHashMap<>();

	private final PropertyNames names;

	private final UnreadArguments arguments;

	private final ImportedFiles imports;

	private final Path workingDirectory;

	private final ClassLoader classLoader;

	NearMisses(ConfigurableEnvironment environment, Path workingDirectory, ClassLoader classLoader) {
		this.names = new PropertyNames(environment);
		this.arguments = new UnreadArguments(environment);
		this.imports = new ImportedFiles(environment, workingDirectory);
		this.workingDirectory = workingDirectory;
		this.classLoader = classLoader;
	}

	/**
	 * Look around an environment, the working directory and the class path.
	 * @param environment the environment
	 * @return where to look
	 */
	public static NearMisses of(ConfigurableEnvironment environment) {
		ClassLoader classLoader = Objects.requireNonNullElseGet(ClassUtils.getDefaultClassLoader(),
				ClassLoader::getSystemClassLoader);
		return new NearMisses(environment, Path.of(""), classLoader);
	}

	/**
	 * Return whether a name can mean nothing but the key.
	 * @param name the name of a variable or property
	 * @return {@code true} for such as {@code openai.api.key}, and for what is read
	 */
	public static boolean isNameOfKey(String name) {
		return LookAlike.isRead(name)
				|| (name.regionMatches(true, 0, "openai", 0, "openai".length()) && LookAlike.matches(name));
	}

	/**
	 * Look for what may have been meant, once: the check is repeated with every poll, and
	 * what was found is for the report of the start.
	 * @param placeholder the name in a placeholder that nobody resolved, if there is one
	 * @param ownKey whether the key is looked for under the own name, so that the one of
	 * another library comes near
	 * @return what was found, the most telling first and five at most; nothing if looking
	 * around failed
	 */
	List<NearMiss> find(Optional<String> placeholder, boolean ownKey) {
		return this.found.computeIfAbsent(new Sought(placeholder, ownKey), this::lookAround);
	}

	private List<NearMiss> lookAround(Sought sought) {
		try {
			return search(sought.placeholder(), sought.ownKey());
		}
		catch (RuntimeException ex) {
			// A hint is not worth the diagnosis that it belongs to
			logger.debug("Looking for near misses failed with " + ex.getClass().getName());
			return List.of();
		}
	}

	private List<NearMiss> search(Optional<String> placeholder, boolean ownKey) {
		String variable = placeholder.orElse(ConnectionSetting.API_KEY.variable());
		Predicate<String> wanted = (name) -> placeholder.isPresent() ? name.equals(variable) : LookAlike.isRead(name);
		Predicate<String> alike = (name) -> LookAlike.matches(name) || LookAlike.matches(name, variable);
		List<NearMiss> found = new ArrayList<>(arguments(wanted.or(LookAlike::isRead).or(LookAlike::matches)));
		found.addAll(names(
				alike.and(Predicate.not(LookAlike::isRead)).and((name) -> ownKey || !ClientLibrarySettings.isKey(name)),
				new NearName(placeholder)));
		boolean packed = this.classLoader.getResource(".env") != null && !this.imports.mentions(".env");
		List<NearMiss> dotEnv = new DotEnvFiles(this.workingDirectory, this.names.files(), this.imports.list(), packed)
			.find(variable, wanted, alike);
		found.addAll(dotEnv.isEmpty() ? hidden() : dotEnv);
		found.addAll(new InactiveProfiles(new ConfigurationFiles(this.workingDirectory, this.classLoader),
				this.names::isActive, this.names::isSet)
			.find(wanted.or(LookAlike::isRead).or(ClientLibrarySettings::isKey)));
		return found.stream().limit(MOST).toList();
	}

	private List<NearMiss> arguments(Predicate<String> meant) {
		List<NearMiss> found = new ArrayList<>();
		if (this.arguments.hasLooseValue()) {
			this.names.matching(LookAlike::isRead)
				.stream()
				.filter((named) -> named.kind() == SourceKind.ARGUMENTS && named.state() == ValueState.BLANK)
				.map((named) -> NearMiss.certain("the command line has a text that belongs to no argument",
						"Write --" + named.name() + "=... with an equals sign: behind a blank stands no value."))
				.forEach(found::add);
		}
		this.arguments.list(meant).stream().limit(1).map(NearName::ofArgument).forEach(found::add);
		return found;
	}

	private List<NearMiss> hidden() {
		return this.names.matching((name) -> LookAlike.withoutHidden(name).isPresent())
			.stream()
			.limit(1)
			.map(NearName::ofHidden)
			.toList();
	}

	private List<NearMiss> names(Predicate<String> alike, NearName nearName) {
		return this.names.matching(alike.or(LookAlike::matchesFile))
			.stream()
			.filter((named) -> named.state() != ValueState.UNRESOLVED && !NearName.isReadAsFile(named))
			.map(nearName::of)
			.distinct()
			.limit(MOST_NAMES)
			.toList();
	}

	/**
	 * What was asked for.
	 *
	 * @param placeholder the name in a placeholder that nobody resolved, if there is one
	 * @param ownKey whether the key is looked for under the own name
	 */
	private record Sought(Optional<String> placeholder, boolean ownKey) {
	}

}
