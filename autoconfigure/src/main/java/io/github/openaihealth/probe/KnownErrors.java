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

import java.util.Locale;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.ErrorReader.ErrorBody;
import io.github.openaihealth.probe.KnownAnswer.Place;
import org.jspecify.annotations.Nullable;

/**
 * Looks an error up in the {@linkplain KnownAnswers table of known answers}.
 */
final class KnownErrors {

	// Since a code may be anything
	private static final int COMPARED = 80;

	private static final Pattern ABOUT_CREDENTIALS = Pattern
		.compile("api[ _-]?key|token|credential|unauthori[sz]ed|authenticat|auth_|virtual key");

	private KnownErrors() {
	}

	/**
	 * Find what an error means: by its code, else by its type, else by its message, else
	 * by OpenAI's own words or, elsewhere, by the words of all three, else by what a code
	 * that nobody knows yet is made of.
	 * @param error the error
	 * @param status the status of the answer
	 * @param openAiHost whether a host of OpenAI's own answered; others have words of
	 * their own
	 * @return the cause, or {@code null} if nothing of it is known
	 */
	static @Nullable Cause causeOf(ErrorBody error, int status, boolean openAiHost) {
		KnownAnswer named = KnownAnswers.find(Place.CODE, lowerCase(error.code()));
		named = (named != null) ? named : KnownAnswers.find(Place.TYPE, lowerCase(error.type()));
		if (named != null) {
			return (named.cause() == Cause.API_KEY_REJECTED && !openAiHost) ? ofMessage(error, status, named)
					: named.cause();
		}
		KnownAnswer known = KnownAnswers.find(Place.MESSAGE, error.message());
		known = (known != null) ? known
				: KnownAnswers.find(Place.CODE_AND_MESSAGE, error.code() + ": " + error.message());
		if (known == null) {
			known = openAiHost ? KnownAnswers.find(Place.OWN, error.message()) : ofWords(error, status);
		}
		known = (known != null) ? known : ofFamily(error, status, openAiHost);
		return (known != null) ? known.cause() : null;
	}

	/**
	 * Find what a code means, whatever else an error says.
	 * @param code the code, or {@code null}
	 * @return the cause, or {@code null} if the code is not known
	 */
	static @Nullable Cause causeOfCode(@Nullable String code) {
		KnownAnswer named = KnownAnswers.find(Place.CODE, lowerCase(code));
		return (named != null) ? named.cause() : null;
	}

	/**
	 * Find what a type means, whatever else an error says.
	 * @param type the type, or {@code null}
	 * @return the cause, or {@code null} if the type is not known
	 */
	static @Nullable Cause causeOfType(@Nullable String type) {
		KnownAnswer named = KnownAnswers.find(Place.TYPE, lowerCase(type));
		return (named != null) ? named.cause() : null;
	}

	/**
	 * Return whether an error speaks of credentials in whatever words.
	 * @param error the error
	 * @return {@code true} if one of its parts mentions them
	 */
	static boolean isAboutCredentials(ErrorBody error) {
		return isCodedForCredentials(error) || ABOUT_CREDENTIALS.matcher(error.message()).find();
	}

	/**
	 * Return whether the code or type of an error speaks of credentials.
	 * @param error the error
	 * @return {@code true} if one of them mentions them
	 */
	static boolean isCodedForCredentials(ErrorBody error) {
		return ABOUT_CREDENTIALS.matcher(lowerCase(error.code() + " " + error.type())).find();
	}

	// Gateways have the code of a bad key for many a refusal: no key, or one that is used
	// up
	private static Cause ofMessage(ErrorBody error, int status, KnownAnswer named) {
		KnownAnswer told = KnownAnswers.find(Place.WORDS, (row) -> row.names(status) && row.matches(error.message()));
		return (told != null) ? told.cause() : named.cause();
	}

	private static @Nullable KnownAnswer ofWords(ErrorBody error, int status) {
		String words = words(error.code()) + ". " + words(error.type()) + ". " + error.message().replace('_', ' ');
		return KnownAnswers.find(Place.WORDS, (row) -> row.names(status) && row.matches(words));
	}

	private static @Nullable KnownAnswer ofFamily(ErrorBody error, int status, boolean openAiHost) {
		KnownAnswer family = KnownAnswers.find(Place.FAMILY, snakeCase(error.code()));
		family = (family != null) ? family : KnownAnswers.find(Place.FAMILY, snakeCase(error.type()));
		return (family != null && (openAiHost || family.names(status))) ? family : null;
	}

	private static String words(@Nullable String identifier) {
		return snakeCase(identifier).replace('_', ' ');
	}

	private static String snakeCase(@Nullable String identifier) {
		String name = (identifier != null) ? identifier : "";
		return name.substring(0, Math.min(name.length(), COMPARED))
			.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
			.replaceAll("[^A-Za-z0-9]+", "_")
			.toLowerCase(Locale.ROOT);
	}

	private static @Nullable String lowerCase(@Nullable String text) {
		return (text != null) ? text.toLowerCase(Locale.ROOT) : null;
	}

}
