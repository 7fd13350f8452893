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

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.ApiKeyKind;
import io.github.openaihealth.diagnosis.Masking;
import org.jspecify.annotations.Nullable;

/**
 * A secret that may be a key: a type of its own, so that it cannot be printed by
 * accident. Whatever a rule needs to know of the value is asked here; the value itself
 * leaves only through {@link #reveal()}.
 */
public final class ApiKey {

	private static final String BEARER = "Bearer ";

	private final String value;

	private final ApiKeyKind kind;

	private final List<UnexpectedCharacter> unexpectedCharacters;

	private ApiKey(String value) {
		this.value = value;
		this.kind = ApiKeyKind.of(value);
		this.unexpectedCharacters = UnexpectedCharacter.in(value);
	}

	/**
	 * Create a key from a value, however malformed. Nothing is trimmed.
	 * @param value the raw value
	 * @return the key
	 */
	public static ApiKey of(String value) {
		return new ApiKey(value);
	}

	/**
	 * Return the raw value, for the header of a request and for nothing else.
	 * @return the secret itself
	 */
	public String reveal() {
		return this.value;
	}

	/**
	 * Return what the beginning of the value tells of its kind.
	 * @return the kind
	 */
	public ApiKeyKind kind() {
		return this.kind;
	}

	/**
	 * Return the length of the value.
	 * @return the number of characters
	 */
	public int length() {
		return this.value.length();
	}

	/**
	 * Return whether the value has nothing but white space.
	 * @return {@code true} for a blank value
	 */
	public boolean isBlank() {
		return this.value.isBlank();
	}

	/**
	 * Return whether the value has the form of a signed token, as identity providers and
	 * OpenAI's token exchange give.
	 * @return {@code true} for the three parts of a JSON Web Token
	 */
	public boolean isJsonWebToken() {
		return this.value.startsWith("eyJ") && this.value.chars().filter((character) -> character == '.').count() == 2;
	}

	/**
	 * Return whether a pattern is found anywhere in the value.
	 * @param pattern the pattern to look for
	 * @return {@code true} if it is found
	 */
	public boolean matches(Pattern pattern) {
		return pattern.matcher(this.value).find();
	}

	/**
	 * Return the variable that the value refers to by a placeholder which nobody
	 * resolved.
	 * @return the variable's name, empty if there is no placeholder or if what stands in
	 * its braces may be something other than a name
	 */
	public Optional<String> placeholder() {
		return Placeholder.in(this.value).stream().findFirst().flatMap(Placeholder::showableName);
	}

	/**
	 * Return what the value stands for, if it is not the key itself, in whatever way but
	 * Spring's placeholders.
	 * @param certain whether a text that may be a key as well is none
	 * @return the reference, or empty if there is none
	 */
	public Optional<Reference> reference(boolean certain) {
		return isPlain() ? Optional.empty() : Reference.in(this.value, certain);
	}

	/**
	 * Return what else than a key the value holds, or how the key in it is encoded.
	 * @return the wrapping, or empty if none is known
	 */
	public Optional<Wrapping> wrapping() {
		return isPlain() ? Optional.empty() : Wrapping.of(this.value);
	}

	/**
	 * Return whether a header can carry the value as it is. The JDK's client prints a
	 * value that it refuses, so one that cannot be carried must not come near it.
	 * @return {@code true} if every character is visible ASCII
	 */
	public boolean isTransmittable() {
		return !this.value.isEmpty() && this.value.chars().allMatch((character) -> character > ' ' && character < 0x7F);
	}

	/**
	 * Return the characters that no key has, in the order of their positions.
	 * @return white space, quotes, control, invisible and non-ASCII characters
	 */
	public List<UnexpectedCharacter> unexpectedCharacters() {
		return this.unexpectedCharacters;
	}

	private boolean isPlain() {
		return PlainKey.matches(this.value, this.kind);
	}

	/**
	 * Return whether the value stands in a text.
	 * @param text the text to search
	 * @return {@code true} if the text holds the value
	 */
	public boolean isContainedIn(String text) {
		return !this.value.isEmpty() && text.contains(this.value);
	}

	/**
	 * Return whether so much of the value stands in a text that the text must not be
	 * shown: twelve characters in a row, in whatever case, or all of a shorter one; as it
	 * is, in Base64, in hexadecimal or with percent signs. One of fewer than eight would
	 * be found in too much: it counts where it is the whole text.
	 * @param text the text to search
	 * @return {@code true} if the text holds a part of the value
	 */
	public boolean isPartlyContainedIn(String text) {
		return search().isPartlyIn(text);
	}

	/**
	 * Replace the value in a text with its masked form. Of a malformed value the parts
	 * between its unexpected characters are replaced too, since these may be written
	 * otherwise there, as JSON does with a line break. A value of fewer than eight
	 * characters, which only a gateway's stand-in has, is replaced only where it is the
	 * whole text: it would be found in too much else.
	 * @param text the text
	 * @return the text without the value
	 */
	public String maskIn(String text) {
		return search().replaceIn(text, toString());
	}

	/**
	 * Replace in a text the value as {@link #maskIn(String)} does, and twelve and more
	 * characters of it in a row, in whatever case. What stands for a key, or around one,
	 * is no secret: of such a value no parts are replaced.
	 * @param text the text
	 * @return the text without the value and its parts
	 */
	String maskPartsIn(String text) {
		KeySearch search = search();
		String masked = search.replaceIn(text, toString());
		return (search.hasRunsIn(masked) && !isMoreThanSecret()) ? search.maskRunsIn(masked) : masked;
	}

	/**
	 * Replace in a text what is encoded there and holds the value, or twelve characters
	 * of it in a row.
	 * @param text the text
	 * @return the text without the encoded value
	 */
	String maskEncodedIn(String text) {
		return (length() >= KeySearch.SHORTEST && !isMoreThanSecret()) ? search().maskEncodedIn(text) : text;
	}

	/**
	 * Return whether anything in a text may have to be masked for the value.
	 * @param runs the hashes of the text's runs
	 * @return {@code false} if nothing has
	 */
	boolean mayBeIn(RunHashes runs) {
		return length() < SecretRuns.SHORTEST || runs.mayHaveOneOf(this.value);
	}

	private boolean isMoreThanSecret() {
		return !isPlain() && (placeholder().isPresent() || reference(true).isPresent() || wrapping().isPresent());
	}

	/**
	 * Look for the value in texts. Each search is made anew, so that a key which is kept
	 * has its value once.
	 * @return the search
	 */
	KeySearch search() {
		return new KeySearch(this.value);
	}

	/**
	 * Compare the value with the echo in a service's answer: the first 8 characters,
	 * stars and the last 4, in the length of the key that arrived, or the whole of a
	 * short one.
	 * @param echo the echo
	 * @return what the echo tells of the key that arrived
	 */
	public EchoComparison compareWith(String echo) {
		return EchoComparison.of(echo, this.value);
	}

	/**
	 * Return whether a value of the header {@code Authorization} hands over this key.
	 * @param authorization the value of the header
	 * @return {@code true} if this key is its bearer token
	 */
	public boolean isBearerIn(String authorization) {
		return authorization.length() == BEARER.length() + this.value.length()
				&& authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
				&& authorization.endsWith(this.value);
	}

	/**
	 * Return what tells this key from another without telling the key.
	 * @return the SHA-256 of the value, in hexadecimal
	 */
	public String fingerprint() {
		return KeyFingerprint.digest(this.value);
	}

	/**
	 * Describe the value for people: kind and length, such as <em>project key, 164
	 * characters</em>.
	 * @return the description, without any part of the value
	 */
	public String describe() {
		String characters = length() + ((length() == 1) ? " character" : " characters");
		if (isJsonWebToken()) {
			return "JSON Web Token, " + characters;
		}
		return switch (this.kind) {
			case OTHER, UNKNOWN -> characters + " of no known form";
			case SESSION -> "browser session token, " + characters;
			default -> this.kind.label() + " key, " + characters;
		};
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ApiKey that && this.value.equals(that.value);
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	/**
	 * Return the masked form.
	 * @return prefix, ellipsis and the last four characters, or the ellipsis alone for a
	 * short or malformed value
	 */
	@Override
	public String toString() {
		return this.unexpectedCharacters.isEmpty() ? Masking.mask(this.value) : Masking.ELLIPSIS;
	}

}
