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

import java.util.stream.Stream;

import io.github.openaihealth.connection.EchoComparison.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EchoComparison}.
 */
class EchoComparisonTests {

	private static final String KEY = "sk-" + "proj-" + "aB3dEf5hIj".repeat(4) + "T3Blbk" + "FJ"
			+ "kL7nOp9rSt".repeat(4) + "wXyZ";

	private static final String ANOTHER = "sk-" + "proj-" + "Qq1Ww2Ee3R".repeat(8) + "Rr4Tt5Yy6U12" + "mNbV";

	private static final String SHORT = "gate-1234";

	@ParameterizedTest(name = "{0}: {2}")
	@MethodSource
	void whatArrived(String name, String arrived, Outcome outcome, int characters) {
		EchoComparison comparison = ApiKey.of(KEY).compareWith(echo(arrived));
		assertThat(comparison.outcome()).isEqualTo(outcome);
		assertThat(comparison.characters()).isEqualTo(characters);
	}

	static Stream<Arguments> whatArrived() {
		int length = KEY.length();
		return Stream.of(Arguments.of("the key itself", KEY, Outcome.SAME, 0),
				Arguments.of("nothing", "", Outcome.NOTHING, 0), Arguments.of("blanks", "  ", Outcome.NOTHING, 0),
				Arguments.of("empty quotes", "''", Outcome.NOTHING, 0),
				Arguments.of("empty double quotes", "\"\"", Outcome.NOTHING, 0),
				Arguments.of("1 cut off", KEY.substring(0, length - 1), Outcome.WITHOUT_END, 1),
				Arguments.of("3 cut off", KEY.substring(0, length - 3), Outcome.WITHOUT_END, 3),
				Arguments.of("half cut off", KEY.substring(0, 48), Outcome.WITHOUT_END, length - 48),
				Arguments.of("all but 13 cut off", KEY.substring(0, 13), Outcome.WITHOUT_END, length - 13),
				Arguments.of("all but 12 cut off", KEY.substring(0, 12), Outcome.WITHOUT_END, length - 12),
				Arguments.of("all but 5 cut off", KEY.substring(0, 5), Outcome.WITHOUT_END, length - 5),
				Arguments.of("first missing", KEY.substring(1), Outcome.WITHOUT_BEGINNING, 1),
				Arguments.of("prefix missing", KEY.substring(8), Outcome.WITHOUT_BEGINNING, 8),
				Arguments.of("all but the last 12 missing", KEY.substring(length - 12), Outcome.WITHOUT_BEGINNING,
						length - 12),
				Arguments.of("middle missing", KEY.substring(0, 20) + KEY.substring(25), Outcome.WITHOUT_PART, 5),
				Arguments.of("both ends missing", KEY.substring(3, length - 4), Outcome.WITHOUT_PART, 7),
				Arguments.of("one missing at each end", KEY.substring(1, length - 1), Outcome.WITHOUT_PART, 2),
				Arguments.of("12 of the middle", KEY.substring(20, 32), Outcome.WITHOUT_PART, length - 12),
				Arguments.of("quotes", "\"" + KEY + "\"", Outcome.WITH_MORE, 2),
				Arguments.of("single quotes", "'" + KEY + "'", Outcome.WITH_MORE, 2),
				Arguments.of("quote before", "'" + KEY, Outcome.WITH_MORE, 1),
				Arguments.of("blank after", KEY + " ", Outcome.WITH_MORE, 1),
				Arguments.of("letter after", KEY + "n", Outcome.WITH_MORE, 1),
				Arguments.of("line break as text", KEY + "\\n", Outcome.WITH_MORE, 2),
				Arguments.of("two blanks after", KEY + "  ", Outcome.WITH_MORE, 2),
				Arguments.of("five blanks after", KEY + "     ", Outcome.WITH_MORE, 5),
				Arguments.of("Bearer twice", "Bearer " + KEY, Outcome.WITH_MORE, 7),
				Arguments.of("name before", "OPENAI_API_KEY=" + KEY, Outcome.WITH_MORE, 15),
				Arguments.of("something in the middle", KEY.substring(0, 20) + "12345" + KEY.substring(20),
						Outcome.WITH_MORE, 5),
				Arguments.of("another", ANOTHER, Outcome.ANOTHER, 0),
				Arguments.of("another of the same length", ANOTHER.substring(0, length - 1) + "0", Outcome.ANOTHER, 0),
				Arguments.of("another with the same end", "sk-" + "x".repeat(length - 7) + "wXyZ", Outcome.ANOTHER, 0),
				Arguments.of("a longer one of the same kind", ANOTHER + ANOTHER.substring(70, 102), Outcome.ANOTHER, 0),
				Arguments.of("a longer one by three", KEY.substring(0, length - 4) + "abcdefg", Outcome.ANOTHER, 0),
				Arguments.of("a shorter one of the same kind", ANOTHER.substring(0, 56), Outcome.ANOTHER, 0),
				Arguments.of("a short one", "changeme", Outcome.ANOTHER, 0),
				Arguments.of("another of 12", "changeme1234", Outcome.ANOTHER, 0));
	}

	@ParameterizedTest
	@MethodSource
	void shortKeys(String key, String arrived, Outcome outcome, int characters) {
		EchoComparison comparison = ApiKey.of(key).compareWith(echo(arrived));
		assertThat(comparison.outcome()).isEqualTo(outcome);
		assertThat(comparison.characters()).isEqualTo(characters);
	}

	static Stream<Arguments> shortKeys() {
		return Stream.of(Arguments.of(SHORT, SHORT, Outcome.SAME, 0),
				Arguments.of(SHORT, SHORT.substring(0, 8), Outcome.WITHOUT_END, 1),
				Arguments.of(SHORT, SHORT.substring(2), Outcome.WITHOUT_BEGINNING, 2),
				Arguments.of(SHORT, SHORT.substring(1, 8), Outcome.WITHOUT_PART, 2),
				Arguments.of(SHORT, "'" + SHORT + "'", Outcome.WITH_MORE, 2),
				Arguments.of(SHORT, SHORT + "x", Outcome.WITH_MORE, 1),
				Arguments.of(SHORT, "gate-1235", Outcome.ANOTHER, 0),
				Arguments.of(SHORT, "a-gate-1235", Outcome.ANOTHER, 0),
				Arguments.of(SHORT, "EMPTY", Outcome.ANOTHER, 0), Arguments.of(SHORT, ANOTHER, Outcome.ANOTHER, 0),
				Arguments.of("***", "***", Outcome.SAME, 0), Arguments.of("", "EMPTY", Outcome.ANOTHER, 0),
				Arguments.of("", ANOTHER, Outcome.ANOTHER, 0));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void echoesOfOtherForms(String echo, Outcome outcome) {
		assertThat(ApiKey.of(KEY).compareWith(echo).outcome()).isEqualTo(outcome);
	}

	static Stream<Arguments> echoesOfOtherForms() {
		return Stream.of(Arguments.of("sk-proj-...wXyZ", Outcome.SAME), Arguments.of("sk-proj-…wXyZ", Outcome.SAME),
				Arguments.of("sk-***wXyZ", Outcome.SAME), Arguments.of("****wXyZ", Outcome.SAME),
				Arguments.of("sk-***yZ", Outcome.UNCLEAR), Arguments.of("xa***bc", Outcome.ANOTHER),
				Arguments.of("sk***bc", Outcome.UNCLEAR), Arguments.of("xa***wXyZ", Outcome.UNCLEAR),
				Arguments.of("***", Outcome.UNCLEAR), Arguments.of("a*b*c", Outcome.UNCLEAR),
				Arguments.of("sk-proj-****wX*Z", Outcome.UNCLEAR), Arguments.of("x".repeat(1001), Outcome.UNCLEAR),
				Arguments.of("x".repeat(1000), Outcome.ANOTHER));
	}

	@Test
	void wholeEchoOfALongKeyIsTheSameKey() {
		assertThat(ApiKey.of(KEY).compareWith(KEY).outcome()).isEqualTo(Outcome.SAME);
	}

	@Test
	void describe() {
		ApiKey key = ApiKey.of(KEY);
		assertThat(key.compareWith(echo(KEY)).describe()).isEqualTo("the same key");
		assertThat(key.compareWith("").describe()).isEqualTo("no key: something on the way has removed it");
		assertThat(key.compareWith(echo(KEY.substring(0, 90))).describe())
			.isEqualTo("the key without its last " + (KEY.length() - 90) + " characters");
		assertThat(key.compareWith(echo(KEY.substring(0, KEY.length() - 1))).describe())
			.isEqualTo("the key without its last character");
		assertThat(key.compareWith(echo(KEY.substring(2))).describe())
			.isEqualTo("the key without its first 2 characters");
		assertThat(key.compareWith(echo(KEY.substring(2, 90))).describe())
			.isEqualTo("the key without " + (KEY.length() - 88) + " of its characters");
		assertThat(key.compareWith(echo("'" + KEY + "'")).describe())
			.isEqualTo("the key with 2 characters added, such as quotes or blanks");
		assertThat(key.compareWith(echo(KEY + " ")).describe())
			.isEqualTo("the key with a character added, such as quotes or blanks");
		assertThat(key.compareWith(echo(ANOTHER)).describe())
			.isEqualTo("another key (sk-proj-…mNbV): a proxy or a customizer has replaced it");
		assertThat(key.compareWith(echo("changeme")).describe())
			.isEqualTo("another key: a proxy or a customizer has replaced it");
		assertThat(key.compareWith("***").describe()).isEqualTo("a key that cannot be compared");
	}

	@ParameterizedTest
	@ValueSource(strings = { "changeme", "changeme-1234", "sk-1234567890123456789.", "secret-of-23-characters" })
	void shortOrOddKeysAreMaskedWhole(String another) {
		assertThat(ApiKey.of(KEY).compareWith(echo(another)).masked()).isEqualTo("…");
	}

	@Test
	void oddEndOfAnotherKeyIsNotShown() {
		assertThat(ApiKey.of(KEY).compareWith(echo("x".repeat(40) + "ab\"}")).masked()).isEqualTo("…");
	}

	@ParameterizedTest
	@MethodSource("whatArrived")
	void nothingOfTheEchoIsKeptButTheMaskedForm(String name, String arrived) {
		EchoComparison comparison = ApiKey.of(KEY).compareWith(echo(arrived));
		assertThat(comparison.toString() + comparison.describe()).doesNotContain("aB3d", "Qq1W", "changeme");
	}

	@Test
	void alteredUnlessTheSameOrUnclear() {
		assertThat(Stream.of(Outcome.values()).filter((outcome) -> new EchoComparison(outcome, 0, "…").isAltered()))
			.doesNotContain(Outcome.SAME, Outcome.UNCLEAR)
			.hasSize(Outcome.values().length - 2);
	}

	private static String echo(String arrived) {
		if (arrived.length() <= 12) {
			return arrived;
		}
		return arrived.substring(0, 8) + "*".repeat(arrived.length() - 12) + arrived.substring(arrived.length() - 4);
	}

}
