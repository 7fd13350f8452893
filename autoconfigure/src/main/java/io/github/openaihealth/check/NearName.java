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

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.settings.PropertyNames.Named;
import io.github.openaihealth.settings.PropertyNames.SourceKind;
import io.github.openaihealth.settings.PropertyNames.ValueState;
import io.github.openaihealth.settings.UnreadArguments.Argument;

/**
 * Puts a name that comes near into words: what it is, and what makes it the name that is
 * read.
 *
 * @param placeholder the name in a placeholder that nobody resolved, if there is one
 */
record NearName(Optional<String> placeholder) {

	private static final String KEY = ConnectionSetting.API_KEY.property();

	private static final String FILE = KEY + "-file";

	private static final String FILE_VARIABLE = ConnectionSetting.API_KEY.variable() + "_FILE";

	private static final Pattern ASCII = Pattern.compile("\\p{ASCII}+");

	/**
	 * Describe a property.
	 * @param named the property
	 * @return what it is and what to do
	 */
	NearMiss of(Named named) {
		boolean file = isFile(named);
		String library = LookAlike.library(named.name());
		String read = this.placeholder.map((name) -> "the placeholder asks for " + name)
			.orElseGet(() -> "this application reads " + target(named, file));
		if (file) {
			read = "this application reads " + target(named, true) + " (a file that holds the key)";
		}
		String description = named.place() + state(named, library) + read;
		return (named.state() == ValueState.BLANK) ? NearMiss.of(description)
				: advise(named, description, library, target(named, file));
	}

	/**
	 * Return whether a name is one that binds to the file of the key.
	 * @param named the property
	 * @return {@code true} if it is read where it stands
	 */
	static boolean isReadAsFile(Named named) {
		return (named.kind() == SourceKind.VARIABLES)
				? named.name().equals(FILE_VARIABLE) || named.name().equals("OPENAI_APIKEYFILE")
				: named.name().toLowerCase(Locale.ROOT).replaceAll("[-_]", "").equals("openai.apikeyfile");
	}

	/**
	 * Describe a property whose name has characters that nobody sees.
	 * @param named the property
	 * @return what it is and what to do
	 */
	static NearMiss ofHidden(Named named) {
		String name = LookAlike.withoutHidden(named.name()).orElseThrow();
		String place = named.place().replace(named.name(), name);
		return NearMiss.likely(place
				+ " has characters in its name that nobody sees, such as a byte order mark, so that it is another",
				"Write the name " + name + " anew, or save the file in UTF-8 without a byte order mark.");
	}

	/**
	 * Describe an argument that sets nothing.
	 * @param argument the argument
	 * @return what it is and what to do
	 */
	static NearMiss ofArgument(Argument argument) {
		String property = KEY;
		if (!argument.variable().isEmpty()) {
			return NearMiss.likely(
					"environment variable " + argument.variable() + " has " + argument.written()
							+ ", but this JVM was started without it",
					"Start the application with java $" + argument.variable()
							+ " -jar ..., or name the variable JAVA_TOOL_OPTIONS, which every JVM reads.");
		}
		if (argument.written().endsWith("D" + argument.name()) && argument.written().startsWith("-")) {
			return NearMiss.likely(
					"the argument " + argument.written() + " follows the application, where it sets no property",
					"Move -D" + property + "=... before '-jar', or write --" + property + "=... in its place.");
		}
		String written = ASCII.matcher(argument.written()).matches() ? argument.written()
				: argument.name() + " behind a dash that is no hyphen";
		return NearMiss.likely("the argument " + written + " sets no property: one that does begins with two hyphens",
				"Write --" + property + "=... instead.");
	}

	private boolean isFile(Named named) {
		return LookAlike.matchesFile(named.name()) && !LookAlike.matches(named.name());
	}

	private NearMiss advise(Named named, String description, String library, String target) {
		String taken = "'" + KEY + "' to ${" + named.name().strip() + "}";
		if (!named.name().equals(named.name().strip())) {
			return NearMiss.likely(description, "Remove the blank from the name: it is to be " + target + ".");
		}
		if (LookAlike.isAzures(named.name())) {
			return NearMiss.possible(description, "If Azure OpenAI is meant to be called, set " + taken
					+ ", and 'openai.base-url' to https://<resource>.openai.azure.com/openai/v1");
		}
		if (!library.isEmpty()) {
			return NearMiss.possible(description, "If the same key is meant for both, set " + taken + ".");
		}
		String published = LookAlike.published(named.name());
		return NearMiss.likely(description, rename(named, target) + (published.isEmpty() ? "."
				: ": what begins with " + published + " is built into pages, where everybody can read it."));
	}

	private String rename(Named named, String target) {
		return switch (named.kind()) {
			case ARGUMENTS -> "Write --" + target + "= instead of --" + named.name() + "=";
			case SYSTEM_PROPERTIES -> "Write -D" + target + "= instead of -D" + named.name() + "=";
			case VARIABLES -> "Rename the " + named.place() + " to " + target + alternative(named, target);
			case OTHER -> "Rename " + named.place() + " to " + target;
		};
	}

	private String alternative(Named named, String target) {
		if (target.equals(FILE_VARIABLE)) {
			return "";
		}
		return this.placeholder.map((name) -> ", or write ${" + named.name() + "} where ${" + name + "} stands")
			.orElseGet(() -> ", or set '" + KEY + "' to ${" + named.name() + "}");
	}

	private String target(Named named, boolean file) {
		boolean variable = named.kind() == SourceKind.VARIABLES;
		if (file) {
			return variable ? FILE_VARIABLE : FILE;
		}
		boolean plain = variable || (named.name().indexOf('.') == -1 && named.name().indexOf('_') != -1
				&& named.kind() == SourceKind.OTHER);
		return this.placeholder.orElse(plain ? ConnectionSetting.API_KEY.variable() : KEY);
	}

	private static String state(Named named, String library) {
		if (!named.name().equals(named.name().strip())) {
			return " has a blank in its name; ";
		}
		String owner = (library.isEmpty() && LookAlike.isAzures(named.name())) ? "Azure OpenAI" : library;
		if (!owner.isEmpty()) {
			return " is set, for " + owner + " alone; ";
		}
		return (named.state() == ValueState.BLANK) ? " is set, but blank; " : " is set; ";
	}

}
