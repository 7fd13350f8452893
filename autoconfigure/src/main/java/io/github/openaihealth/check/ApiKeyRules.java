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

import java.util.Optional;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.Reference;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.connection.Wrapping;
import io.github.openaihealth.diagnosis.ApiKeyKind;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a key, of which the first that matches wins. Most hold for OpenAI's own
 * hosts only: gateways document keys like {@code EMPTY} or {@code sk-1234}.
 */
final class ApiKeyRules {

	private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\\\)\\$\\{[^}]*}");

	private static final Pattern MASKED = Pattern.compile("\\*{2,}|\\.{2,}|[…•●∙·█]");

	private static final Pattern QUOTES_INSIDE = Pattern.compile("^[^\"'`].*[^\"'`]$");

	private static final Pattern ELEVENLABS = Pattern.compile("^sk_[0-9a-f]{48}$");

	private ApiKeyRules() {
	}

	/**
	 * Check a key.
	 * @param key the key, or {@code null} if there is none
	 * @param openAi whether it is for a host of OpenAI's own
	 * @return what is wrong, or {@code null}
	 */
	static @Nullable Violation check(@Nullable ApiKey key, boolean openAi) {
		return check(key, openAi, null);
	}

	/**
	 * Check a key.
	 * @param key the key, or {@code null} if there is none
	 * @param openAi whether it is for a host of OpenAI's own
	 * @param origin where the key came from, or {@code null} if that is not known
	 * @return what is wrong, or {@code null}
	 */
	static @Nullable Violation check(@Nullable ApiKey key, boolean openAi, @Nullable SettingOrigin origin) {
		if (key == null || key.isBlank()) {
			return openAi ? Violation.of((key != null) ? Cause.API_KEY_EMPTY : Cause.API_KEY_MISSING) : null;
		}
		Violation unresolved = unresolved(key, openAi, origin);
		if (unresolved != null) {
			return unresolved;
		}
		if (openAi && SampleText.isNothing(key)) {
			return Violation.of(Cause.API_KEY_PLACEHOLDER).as("nothing");
		}
		if (openAi && SampleText.matches(key)) {
			return Violation.of(Cause.API_KEY_PLACEHOLDER);
		}
		if (openAi && !SampleText.isComplete(key) && key.matches(MASKED)) {
			return Violation.of(Cause.API_KEY_MASKED);
		}
		Violation malformed = malformed(key, openAi);
		if (malformed != null) {
			return malformed;
		}
		return openAi ? origin(key) : null;
	}

	private static @Nullable Violation unresolved(ApiKey key, boolean openAi, @Nullable SettingOrigin origin) {
		String reference = (origin != null) ? origin.reference() : "";
		Optional<Reference> found = !reference.isEmpty() ? Reference.in(reference, true) : key.reference(!openAi);
		if (found.isEmpty() && key.matches(PLACEHOLDER)) {
			return Violation.of(Cause.API_KEY_UNRESOLVED, "variable", key.placeholder().orElse("a variable"));
		}
		return SampleText.isComplete(key) ? null : found.map((text) -> unresolved(text, origin)).orElse(null);
	}

	private static Violation unresolved(Reference reference, @Nullable SettingOrigin origin) {
		String variable = reference.name().isEmpty() ? ConnectionSetting.API_KEY.variable() : reference.name();
		boolean itself = origin != null && origin.description().equals("environment variable " + variable);
		String variant = switch (reference.kind()) {
			case VARIABLE -> itself ? "itself" : "variable";
			case TEMPLATE -> "template";
			case COMMAND -> "command";
			case FILE_COMMAND -> "file-command";
			case SECRET -> "reference";
			case PATH -> "path";
			case ENCRYPTED -> "encrypted";
		};
		return Violation.of(Cause.API_KEY_UNRESOLVED, "text", reference.shown())
			.with("tool", reference.tool())
			.with("advice", reference.advice())
			.with("variable", variable)
			.as(variant);
	}

	/**
	 * Compare the length of a key with those known of its kind.
	 * @param key the key
	 * @return what is odd, or {@code null}
	 */
	static @Nullable Violation checkLength(ApiKey key) {
		var lengths = key.kind().lengths();
		if (lengths.isEmpty() || (key.length() >= lengths.get(0) && key.length() <= lengths.get(lengths.size() - 1))) {
			return null;
		}
		String last = String.valueOf(lengths.get(lengths.size() - 1));
		String others = String.join(", ",
				lengths.subList(0, lengths.size() - 1).stream().map(String::valueOf).toList());
		return Violation.of(Cause.API_KEY_TRUNCATED, "length", String.valueOf(key.length()))
			.with("expected", others.isEmpty() ? last : others + " or " + last);
	}

	private static @Nullable Violation malformed(ApiKey key, boolean openAi) {
		Optional<Wrapping> wrapping = key.wrapping().filter((found) -> openAi || found.certain());
		if (wrapping.isPresent()) {
			return Violation.of(Cause.API_KEY_MALFORMED, "finding", wrapping.get().finding())
				.with("advice", wrapping.get().advice())
				.as("wrapped");
		}
		if (key.unexpectedCharacters().isEmpty() || (!openAi && isCarriedByGateways(key))) {
			return null;
		}
		return Violation.of(Cause.API_KEY_MALFORMED, "finding",
				CharacterFinding.of(key.unexpectedCharacters(), key.length()));
	}

	// A password may have a quote in its middle, and a stand-in may be two of them
	private static boolean isCarriedByGateways(ApiKey key) {
		return key.isTransmittable() && (key.matches(QUOTES_INSIDE) || SampleText.isNothing(key));
	}

	private static @Nullable Violation origin(ApiKey key) {
		ApiKeyKind kind = key.kind();
		Optional<String> vendor = key.matches(ELEVENLABS) ? Optional.of("ElevenLabs")
				: Optional.ofNullable(kind.vendor());
		if (vendor.isPresent()) {
			return Violation.of(Cause.API_KEY_FOREIGN, "vendor", vendor.get());
		}
		return switch (kind) {
			case ADMIN -> Violation.of(Cause.API_KEY_WRONG_TYPE, "kind", "an admin key");
			case SESSION -> Violation.of(Cause.API_KEY_WRONG_TYPE, "kind", "a browser session token");
			default -> null;
		};
	}

}
