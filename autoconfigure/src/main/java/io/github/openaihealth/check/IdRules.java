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

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.Placeholder;
import io.github.openaihealth.connection.Reference;
import io.github.openaihealth.connection.UnexpectedCharacter;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the id of an organization or a project, of which the first that matches
 * wins. The prefix is certain; a length is not asked for.
 */
enum IdRules {

	/** The rules for {@code openai.org-id}. */
	ORGANIZATION(Cause.ORG_ID_MALFORMED, "org-", "proj_", "a project's id"),

	/** The rules for {@code openai.project-id}. */
	PROJECT(Cause.PROJECT_ID_MALFORMED, "proj_", "org-", "an organization's id");

	private static final Set<String> NOTHING = Set.of("null", "none", "nil", "undefined", "false", "empty");

	private static final Pattern ID_CHARACTERS = Pattern.compile("[A-Za-z0-9_-]+");

	private static final Pattern SAMPLE = Pattern.compile("your[-_].*|x{4,}|placeholder|change[-_]?me",
			Pattern.CASE_INSENSITIVE);

	private final Cause cause;

	private final String prefix;

	private final String otherPrefix;

	private final String otherId;

	IdRules(Cause cause, String prefix, String otherPrefix, String otherId) {
		this.cause = cause;
		this.prefix = prefix;
		this.otherPrefix = otherPrefix;
		this.otherId = otherId;
	}

	/**
	 * Check an id.
	 * @param id the id, or {@code null} if none is set
	 * @param key the connection's key, which may have been pasted here
	 * @param openAi whether it is for a host of OpenAI's own; a gateway's ids may have
	 * any form that a header can carry
	 * @return what is wrong, or {@code null}
	 */
	@Nullable Violation check(@Nullable String id, @Nullable ApiKey key, boolean openAi) {
		if (id == null) {
			return null;
		}
		String finding = openAi ? form(id, key) : transport(id);
		if (finding == null) {
			return null;
		}
		Violation found = Violation.of(this.cause, "finding", finding);
		return openAi ? found : found.as("gateway");
	}

	private @Nullable String form(String id, @Nullable ApiKey key) {
		List<Placeholder> placeholders = Placeholder.in(id);
		if (!placeholders.isEmpty()) {
			return "holds the text '" + placeholders.get(0) + "': there is no such variable";
		}
		if (id.equals(this.prefix)) {
			return "holds nothing but the prefix " + DisplayValue.quoted(id);
		}
		if (id.startsWith(this.prefix) && ID_CHARACTERS.matcher(id).matches()) {
			return SAMPLE.matcher(id.substring(this.prefix.length())).matches()
					? "holds sample text: " + DisplayValue.quoted(id) : null;
		}
		if (id.startsWith(this.otherPrefix) && ID_CHARACTERS.matcher(id).matches()) {
			return "holds " + this.otherId + ": " + DisplayValue.quoted(id);
		}
		String notCarried = id.contains(this.prefix) ? transport(id) : null;
		if (notCarried != null) {
			return notCarried;
		}
		String bare = id.replaceAll("^[\\s\"'`]+|[\\s\"'`]+$", "");
		if (!bare.equals(id) && bare.startsWith(this.prefix)) {
			return CharacterFinding.of(UnexpectedCharacter.in(id), id.length());
		}
		Optional<Reference> reference = Reference.in(id, false);
		if (reference.isPresent()) {
			return "holds the text " + DisplayValue.quoted(reference.get().shown()) + ", which nothing has replaced";
		}
		if (DisplayValue.isSecret(id, key)) {
			return "holds something that may be a key (" + id.length() + " characters) where an id is needed";
		}
		if (id.contains("://")) {
			return "holds a URL where an id is needed";
		}
		if (NOTHING.contains(bare.toLowerCase(Locale.ROOT)) || bare.isEmpty()) {
			return "holds the text " + DisplayValue.quoted(id) + " where an id is needed";
		}
		return (id.startsWith(this.prefix) ? "has characters that no id has: " : "holds a name where an id is needed: ")
				+ DisplayValue.quoted(id);
	}

	private static @Nullable String transport(String id) {
		List<UnexpectedCharacter> notCarried = UnexpectedCharacter.in(id)
			.stream()
			.filter((character) -> !UnexpectedCharacter.isTransmittable(Character.toString(character.codePoint())))
			.toList();
		return notCarried.isEmpty() ? null : CharacterFinding.of(notCarried, id.length());
	}

}
