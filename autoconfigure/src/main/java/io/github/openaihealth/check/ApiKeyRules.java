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

	private static final Pattern BEARER = Pattern.compile("^\\s*Bearer\\s", Pattern.CASE_INSENSITIVE);

	private static final Pattern EXPORT = Pattern.compile("^\\s*(?:export|set)\\s+\\w+\\s*=", Pattern.CASE_INSENSITIVE);

	private static final Pattern ASSIGNMENT = Pattern.compile("^\\s*(?:\\$env:)?(?:OPENAI[_.-])?API[_.-]?KEY\\s*[=:]",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern OPENAI_ASSIGNMENT = Pattern.compile("^\\s*(?:\\$env:)?OPENAI[_.-]API[_.-]?KEY\\s*[=:]",
			Pattern.CASE_INSENSITIVE);

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
		if (key == null || key.isBlank()) {
			return openAi ? Violation.of((key != null) ? Cause.API_KEY_EMPTY : Cause.API_KEY_MISSING) : null;
		}
		if (key.matches(PLACEHOLDER)) {
			return Violation.of(Cause.API_KEY_UNRESOLVED, "variable", key.placeholder().orElse("a variable"));
		}
		if (openAi && SampleText.matches(key)) {
			return Violation.of(Cause.API_KEY_PLACEHOLDER);
		}
		if (openAi && !SampleText.isComplete(key) && key.matches(MASKED)) {
			return Violation.of(Cause.API_KEY_MASKED);
		}
		String malformation = malformation(key, openAi);
		if (malformation != null) {
			return Violation.of(Cause.API_KEY_MALFORMED, "finding", malformation);
		}
		return openAi ? origin(key) : null;
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

	private static @Nullable String malformation(ApiKey key, boolean openAi) {
		if (key.matches(BEARER)) {
			return "begins with 'Bearer '";
		}
		if (key.matches(EXPORT)) {
			return "is a whole command that sets a variable";
		}
		if (key.matches(openAi ? ASSIGNMENT : OPENAI_ASSIGNMENT)) {
			return "begins with the name of its variable";
		}
		return key.unexpectedCharacters().isEmpty() ? null
				: CharacterFinding.of(key.unexpectedCharacters(), key.length());
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
