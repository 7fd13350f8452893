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

package io.github.openaihealth.connection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.SecretShape;

/**
 * A text that stands for a value and was never replaced by it. Spring's own placeholders
 * are {@link Placeholder}s.
 *
 * @param kind what sort of text it is
 * @param shown as much of the text as may be shown: never what may be a secret, and
 * nothing of what is encrypted but how it begins
 * @param tool what would replace it
 * @param name the name of the variable that it stands for, empty if there is none
 * @param advice how to have it replaced, in a sentence; empty where that depends on the
 * kind alone
 */
public record Reference(Kind kind, String shown, String tool, String name, String advice) {

	private static final int LONGEST = 80;

	private static final int LONGEST_LOOKED_AT = 1000;

	private static final Pattern QUOTED = Pattern.compile("^\\s*([\"'])(.*)\\1\\s*$", Pattern.DOTALL);

	private static final Pattern BEFORE = Pattern.compile("^(?:Bearer\\s+|(?:OPENAI_)?API_KEY=)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern PLACEHOLDER = Pattern.compile("^\\$\\{([^{}$]+)}$");

	private static final Pattern COMMAND = Pattern.compile(
			"^(?:\\$\\((?:cat|<|echo|op|vault|aws|gcloud|az|kubectl|pass|security|gopass|bw|doppler|printenv|head|jq|sops|base64|"
					+ "lpass|secret-tool|chamber)\\b.*|`[^`]+`|\\$\\([^()]+\\)|!!?(?:secret|env|file|include)\\b.*)$",
			Pattern.DOTALL);

	private static final Pattern FILE_COMMAND = Pattern.compile("^(?:\\$\\(|`)\\s*(?:cat\\s|<)|^!!?(?:file|include)");

	/**
	 * A path that is certainly none but a path.
	 */
	private static final Pattern PATH = Pattern
		.compile("^(?:file:.+|classpath\\*?:.+|configtree:.+|@?~/.+|\\.{1,2}[/\\\\].+"
				+ "|[A-Za-z]:[/\\\\][^/\\\\].*|\\\\\\\\[\\w.-]+\\\\.+|\\$HOME/.+|%USERPROFILE%.+"
				+ "|@?/(?:run|var|etc|mnt|opt|home|root|tmp|srv|app|usr|data|config|secrets?|vault|workspaces?|Users|keys|private)/"
				+ "[\\w./ -]+|(?:[\\w.-]+/)+[\\w-]+\\.(?:txt|key|env|secret|pem))$", Pattern.CASE_INSENSITIVE);

	private static final Pattern ANY_PATH = Pattern.compile(
			"^(?:/[\\w.-]+(?:/[\\w.-]+)*/?" + "|(?:[\\w.-]+/)+[\\w-]*(?:key|secret|token)[\\w-]*(?:\\.\\w{2,6})?"
					+ "|[\\w-]*(?:key|secret|token|openai)[\\w-]*\\.(?:txt|key|env|json|pem|ya?ml|properties))$",
			Pattern.CASE_INSENSITIVE);

	/**
	 * What sort of text stands for a value.
	 */
	public enum Kind {

		/** A variable in the syntax of a shell. */
		VARIABLE,

		/** A variable in the syntax of what writes files from templates. */
		TEMPLATE,

		/** A command whose output is meant. */
		COMMAND,

		/** A command that prints a file. */
		FILE_COMMAND,

		/** A secret that a store keeps. */
		SECRET,

		/** A file whose content is meant. */
		PATH,

		/** The value itself, encrypted. */
		ENCRYPTED

	}

	/**
	 * Find out whether a value stands for another.
	 * @param value the value
	 * @param certain whether a text that may be a value as well, such as a password that
	 * begins with a dollar sign, is none
	 * @return the reference, or empty if it is none
	 */
	public static Optional<Reference> in(String value, boolean certain) {
		String text = unwrap(value);
		Optional<Reference> encrypted = Encryption.of(text)
			.map((encryption) -> new Reference(Kind.ENCRYPTED, encryption.form(), encryption.tool(), "",
					encryption.advice()));
		if (encrypted.isPresent() || text.length() > LONGEST_LOOKED_AT) {
			return encrypted;
		}
		return command(text).or(() -> secret(text))
			.or(() -> VariableSyntax.of(text, certain)
				.map((use) -> new Reference(use.syntax().isOfShell() ? Kind.VARIABLE : Kind.TEMPLATE, show(text),
						use.syntax().tool(), showableName(use.name()), "")))
			.or(() -> path(text, certain));
	}

	private static Optional<Reference> command(String text) {
		boolean variable = VariableSyntax.of(text, false).isPresent();
		if (variable || !COMMAND.matcher(text).matches()) {
			return Optional.empty();
		}
		Kind kind = FILE_COMMAND.matcher(text).find() ? Kind.FILE_COMMAND : Kind.COMMAND;
		return Optional.of(new Reference(kind, show(text), "a shell", "", ""));
	}

	private static Optional<Reference> secret(String text) {
		Matcher placeholder = PLACEHOLDER.matcher(text);
		return SecretStore.of(placeholder.matches() ? placeholder.group(1) : text)
			.map((store) -> new Reference(Kind.SECRET, show(text), store.tool(), "", store.advice()));
	}

	private static Optional<Reference> path(String text, boolean certain) {
		boolean path = PATH.matcher(text).matches() || (!certain && ANY_PATH.matcher(text).matches());
		return path ? Optional.of(new Reference(Kind.PATH, show(text), "", "", "")) : Optional.empty();
	}

	private static String unwrap(String value) {
		String text = BEFORE.matcher(value.strip()).replaceFirst("");
		Matcher quoted = QUOTED.matcher(text);
		return BEFORE.matcher(quoted.matches() ? quoted.group(2).strip() : text).replaceFirst("");
	}

	private static String show(String text) {
		return DisplayText.of(SecretShape.mask(text), LONGEST);
	}

	private static String showableName(String name) {
		return SecretShape.isIn(name) ? "" : name;
	}

}
