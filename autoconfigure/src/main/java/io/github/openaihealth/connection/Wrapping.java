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
import java.util.function.Function;

/**
 * What stands around a key, or how it is encoded: the value would be a key if somebody
 * took it out of there.
 *
 * @param finding what the value is, as the predicate of a sentence; never a part of the
 * key
 * @param advice how to come by the key alone
 * @param certain whether no host takes such a value for a key
 */
public record Wrapping(String finding, String advice, boolean certain) {

	/**
	 * What is known, in the order in which it is looked for: what stands around a text
	 * counts before what is in it.
	 */
	private static final List<Function<String, Optional<Wrapping>>> KNOWN = List.of(DocumentAroundKey::of,
			RequestAroundKey::of, AssignmentAroundKey::of, SeveralKeys::of, EncodedKey::of, EscapedKey::of,
			MisplacedValue::of, TextAroundKey::of, BrokenKey::of);

	/**
	 * Find out what stands around a key, or how it is encoded.
	 * @param value the value
	 * @return what was found, or empty if nothing is known
	 */
	static Optional<Wrapping> of(String value) {
		return KNOWN.stream().map((known) -> known.apply(value)).flatMap(Optional::stream).findFirst();
	}

	/**
	 * Tell of a value that no host takes for a key.
	 * @param finding what the value is
	 * @param advice how to come by the key alone
	 * @return the wrapping
	 */
	static Optional<Wrapping> certain(String finding, String advice) {
		return Optional.of(new Wrapping(finding, advice, true));
	}

	/**
	 * Tell of a value that another host may take for a key.
	 * @param finding what the value is
	 * @param advice how to come by the key alone
	 * @return the wrapping
	 */
	static Optional<Wrapping> uncertain(String finding, String advice) {
		return Optional.of(new Wrapping(finding, advice, false));
	}

}
