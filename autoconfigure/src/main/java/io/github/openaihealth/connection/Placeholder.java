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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Masking;
import io.github.openaihealth.diagnosis.SecretShape;
import org.jspecify.annotations.Nullable;

/**
 * A placeholder such as <code>${OPENAI_API_KEY}</code> or <code>${NAME:default}</code>.
 *
 * @param name what stands before the colon, as written
 * @param fallback what stands after the colon, or {@code null} if there is none
 */
public record Placeholder(String name, @Nullable String fallback) {

	private static final String PREFIX = "${";

	private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

	/**
	 * Find the placeholders of a text; those inside of others are not looked for.
	 * @param text the text to look at
	 * @return the placeholders in the order in which they stand
	 */
	public static List<Placeholder> in(String text) {
		List<Placeholder> found = new ArrayList<>();
		int start = text.indexOf(PREFIX);
		while (start != -1) {
			int end = endOf(text, start);
			boolean escaped = start > 0 && text.charAt(start - 1) == '\\';
			if (end != -1 && !escaped) {
				found.add(parse(text.substring(start + PREFIX.length(), end)));
			}
			start = text.indexOf(PREFIX, (end != -1) ? end : start + PREFIX.length());
		}
		return List.copyOf(found);
	}

	/**
	 * Return the name if it is one that may be shown: the text inside of the braces may
	 * be anything, even a key.
	 * @return the name of a variable or property, or empty
	 */
	public Optional<String> showableName() {
		boolean showable = SHOWABLE.matcher(this.name).matches() && !SecretShape.isIn(this.name);
		return showable ? Optional.of(this.name) : Optional.empty();
	}

	/**
	 * Return the name alone: the default may be a secret.
	 * @return the placeholder without its default
	 */
	@Override
	public String toString() {
		return PREFIX + showableName().orElse(Masking.ELLIPSIS) + "}";
	}

	private static Placeholder parse(String content) {
		int colon = separatorIn(content);
		String beginning = (colon != -1) ? content.substring(0, colon) : content;
		// GitHub's ${{ secrets.NAME }} that nobody expanded
		String variable = beginning.startsWith("{")
				? beginning.substring(beginning.lastIndexOf('.') + 1).replace("{", "") : beginning;
		return new Placeholder(variable.strip(), (colon != -1) ? content.substring(colon + 1) : null);
	}

	private static int separatorIn(String content) {
		int index = 0;
		while (index < content.length() && content.charAt(index) != ':') {
			int end = content.startsWith(PREFIX, index) ? endOf(content, index) : -1;
			index = (end != -1) ? end : index + 1;
		}
		return (index < content.length()) ? index : -1;
	}

	private static int endOf(String text, int start) {
		int depth = 0;
		for (int index = start; index < text.length(); index++) {
			if (text.startsWith(PREFIX, index)) {
				depth++;
			}
			else if (text.charAt(index) == '}' && --depth == 0) {
				return index;
			}
		}
		return -1;
	}

}
