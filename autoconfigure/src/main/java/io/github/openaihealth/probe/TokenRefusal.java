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

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.diagnosis.ApiKeyKind;
import io.github.openaihealth.probe.ErrorReader.ErrorBody;
import io.github.openaihealth.probe.KnownAnswer.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a rejection tells of a token: what is right for a key would mislead there. A token
 * ends by itself and is followed by another one, which somebody has to fetch.
 */
public enum TokenRefusal {

	/** Its time is over. */
	EXPIRED("token-expired", true),

	/** Its time has not come. */
	EARLY("token-early", true),

	/** Somebody else issued it, or for others. */
	FOREIGN("token-foreign", true),

	/** It was ended before its time. */
	WITHDRAWN("token-withdrawn", true),

	/** It cannot be read. */
	UNREADABLE("token-unreadable", true),

	/** It is one by its form, and the answer tells no more than that it is bad. */
	OTHER("token", true),

	/** What has expired is a key by its form. */
	KEY_EXPIRED("expired", false),

	/** The answer speaks of a token, and what was sent is a key by its form. */
	KEY_INSTEAD("token-instead", false);

	private final String variant;

	private final boolean token;

	TokenRefusal(String variant, boolean token) {
		this.variant = variant;
		this.token = token;
	}

	/**
	 * Return the name of the texts that fit.
	 * @return the variant of the cause's texts
	 */
	String variant() {
		return this.variant;
	}

	/**
	 * Return whether what was sent is a token.
	 * @return {@code false} if it has the form of a key
	 */
	public boolean isToken() {
		return this.token;
	}

	/**
	 * Return whether the answer tells by itself why what was accepted before is not any
	 * more, so that nobody has revoked it.
	 * @return {@code true} if its time was over
	 */
	public boolean isExpiry() {
		return this == EXPIRED || this == KEY_EXPIRED;
	}

	/**
	 * Tell what a rejection says of a token.
	 * @param error the error
	 * @param sent what was sent, or {@code null}
	 * @return what it says, or {@code null} if it speaks of no token
	 */
	static @Nullable TokenRefusal of(ErrorBody error, @Nullable ApiKey sent) {
		if (sent == null) {
			return null;
		}
		String told = String.valueOf(error.code()).toLowerCase(Locale.ROOT) + ": " + error.message();
		KnownAnswer row = KnownAnswers.find(Place.TOKEN, told);
		if (row == null) {
			return sent.isJsonWebToken() ? OTHER : null;
		}
		TokenRefusal refusal = of(row.variant());
		if (sent.kind() == ApiKeyKind.UNKNOWN || sent.kind().vendor() != null) {
			return refusal;
		}
		return (refusal == EXPIRED) ? KEY_EXPIRED : KEY_INSTEAD;
	}

	private static TokenRefusal of(@Nullable String variant) {
		for (TokenRefusal refusal : values()) {
			if (refusal.variant.equals(variant)) {
				return refusal;
			}
		}
		throw new IllegalArgumentException("There is no refusal '" + variant + "'");
	}

}
