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

package io.github.openaihealth.probe;

import java.util.Set;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@link KnownAnswers}: where an answer matches, what it means, and who
 * answers so.
 */
final class KnownAnswer {

	private final Place place;

	private final Set<Integer> statuses;

	private final Cause cause;

	private final @Nullable String variant;

	private final String source;

	private final String expression;

	// Compiled when first asked for: most answers need few of the rows
	private volatile @Nullable Pattern pattern;

	/**
	 * Create a new instance.
	 * @param place where it matches
	 * @param statuses the statuses that the row names
	 * @param cause what it means
	 * @param variant which of the texts of the cause fit, or {@code null}
	 * @param source who answers so; for a vendor's own words its name
	 * @param expression the text or regular expression that matches
	 */
	KnownAnswer(Place place, Set<Integer> statuses, Cause cause, @Nullable String variant, String source,
			String expression) {
		this.place = place;
		this.statuses = statuses;
		this.cause = cause;
		this.variant = variant;
		this.source = source;
		this.expression = expression;
	}

	Place place() {
		return this.place;
	}

	Cause cause() {
		return this.cause;
	}

	@Nullable String variant() {
		return this.variant;
	}

	String source() {
		return this.source;
	}

	String expression() {
		return this.expression;
	}

	/**
	 * Return whether the row names a status.
	 * @param status the status of an answer
	 * @return {@code true} if it does
	 */
	boolean names(int status) {
		return this.statuses.contains(status);
	}

	boolean matches(String text) {
		return switch (this.place) {
			case CODE, TYPE, CLOUDFLARE, HEADER -> text.equals(this.expression);
			case HOST -> isHost(text);
			case MESSAGE, CODE_AND_MESSAGE, OWN, WORDS, FAMILY, TOKEN, SIGNATURE, PAGE ->
				pattern().matcher(text).find();
		};
	}

	private boolean isHost(String text) {
		int before = text.length() - this.expression.length() - 1;
		return text.endsWith(this.expression) && (before < 0 || text.charAt(before) == '.');
	}

	private Pattern pattern() {
		Pattern pattern = this.pattern;
		if (pattern == null) {
			pattern = Pattern.compile(this.expression, Pattern.DOTALL);
			this.pattern = pattern;
		}
		return pattern;
	}

	@Override
	public String toString() {
		return this.place.id + " of " + this.source + ": " + this.expression;
	}

	/**
	 * Where in an answer a row matches. The table says more of each.
	 */
	enum Place {

		CODE("code"), TYPE("type"), MESSAGE("message"), CODE_AND_MESSAGE("code+message"), OWN("own"), WORDS("words"),
		FAMILY("family"), TOKEN("token"), CLOUDFLARE("cloudflare"), HOST("host"), SIGNATURE("signature"),
		HEADER("header"), PAGE("page");

		private final String id;

		Place(String id) {
			this.id = id;
		}

		static Place of(String id) {
			for (Place place : values()) {
				if (place.id.equals(id)) {
					return place;
				}
			}
			throw new IllegalArgumentException("There is no place '" + id + "' in an answer");
		}

	}

}
