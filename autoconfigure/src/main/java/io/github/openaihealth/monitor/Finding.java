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

package io.github.openaihealth.monitor;

import java.util.List;
import java.util.function.Predicate;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Effect;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * What a probe found, and for which key.
 *
 * @param result the result
 * @param fingerprint what tells the key from others, or {@code null} if none was sent
 * @param at when it was found
 * @param confirmed whether a second call has confirmed it
 * @param keys for how many keys the same was found in a row, one for each call
 */
public record Finding(ProbeResult result, @Nullable String fingerprint, Moment at, boolean confirmed, int keys) {

	/**
	 * Create a finding of which nothing came before.
	 * @param result the result
	 * @param fingerprint what tells the key from others, or {@code null} if none was sent
	 * @param at when it was found
	 * @param confirmed whether a second call has confirmed it
	 */
	public Finding(ProbeResult result, @Nullable String fingerprint, Moment at, boolean confirmed) {
		this(result, fingerprint, at, confirmed, 1);
	}

	/**
	 * Return whether this is a refusal that stands, whatever else fails: until a success,
	 * another refusal or another key.
	 * @return {@code true} if a failure on the way to the service does not replace it
	 */
	boolean stands() {
		return this.confirmed && hasEffect(Effect::isRefusal);
	}

	/**
	 * Return whether this turns the status at once, without a confirmation.
	 * @return {@code true} if it does
	 */
	boolean isImmediate() {
		return hasEffect((effect) -> effect == Effect.IMMEDIATE);
	}

	/**
	 * Return whether this is the same as another.
	 * @param other the other
	 * @return {@code true} if both have the same cause and, where that is about the key,
	 * speak of the same one
	 */
	boolean repeats(@Nullable Finding other) {
		return other != null && this.result.cause() == other.result.cause()
				&& !(hasEffect(Effect::isRefusal) && isOfAnotherKey(other));
	}

	/**
	 * Return whether this speaks of another key. It does not where no key was sent, as
	 * when nobody could tell which.
	 * @param other what to compare with
	 * @return {@code true} if the key has changed in between
	 */
	boolean isOfAnotherKey(Finding other) {
		return this.fingerprint != null && !this.fingerprint.equals(other.fingerprint);
	}

	/**
	 * Return the same, counted after what was found before.
	 * @param last what was found before, or {@code null}
	 * @return a finding that counts the keys
	 */
	Finding after(@Nullable Finding last) {
		if (last == null || this.result.cause() != last.result.cause() || !isOfAnotherKey(last)) {
			return this;
		}
		return new Finding(this.result, this.fingerprint, this.at, this.confirmed, last.keys + 1);
	}

	Finding withConfirmation() {
		return new Finding(this.result, this.fingerprint, this.at, true, this.keys);
	}

	List<Diagnosis> diagnoses() {
		Diagnosis diagnosis = this.result.diagnosis();
		return (diagnosis != null) ? List.of(diagnosis) : List.of();
	}

	private boolean hasEffect(Predicate<Effect> wanted) {
		Cause cause = this.result.cause();
		return cause != null && wanted.test(cause.effect());
	}

}
