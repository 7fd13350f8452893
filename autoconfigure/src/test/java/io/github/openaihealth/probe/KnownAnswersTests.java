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

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.KnownAnswer.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Tests for {@link KnownAnswers}: that every row of the table can be read and counts.
 */
class KnownAnswersTests {

	private static final Pattern UNDEFINED = Pattern.compile("\\{[a-z-]+}");

	@ParameterizedTest
	@EnumSource
	void everyPlaceHasRows(Place place) {
		assertThat(KnownAnswers.rows(place)).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource
	void rowCanBeRead(KnownAnswer row) {
		assertThat(row.source()).isNotBlank();
		assertThat(row.expression()).isNotBlank().isEqualTo(row.expression().strip()).doesNotContainPattern(UNDEFINED);
		assertThatCode(() -> row.matches("anything")).doesNotThrowAnyException();
		assertThat(row.matches("")).isFalse();
	}

	static Stream<KnownAnswer> rowCanBeRead() {
		return Arrays.stream(Place.values()).flatMap((place) -> KnownAnswers.rows(place).stream());
	}

	@ParameterizedTest
	@EnumSource
	void noRowIsThereTwice(Place place) {
		assertThat(KnownAnswers.rows(place)).map(KnownAnswer::expression).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource(names = { "CODE", "TYPE", "HOST", "HEADER" })
	void namesAreInLowerCase(Place place) {
		assertThat(KnownAnswers.rows(place)).map(KnownAnswer::expression)
			.allSatisfy((name) -> assertThat(name).isEqualTo(name.toLowerCase(Locale.ROOT)));
	}

	@Test
	void wordsCountWithTheStatusesOfTheirRowOnly() {
		assertThat(KnownAnswers.rows(Place.WORDS))
			.allMatch((row) -> Stream.of(400, 401, 402, 403, 412, 429).anyMatch(row::names))
			.noneMatch((row) -> row.names(404));
	}

	@ParameterizedTest
	@MethodSource
	void codeMeansWhatItsRowSays(KnownAnswer row) {
		assertThat(classify("{\"error\":{\"message\":\"x\",\"code\":\"" + row.expression() + "\"}}").cause())
			.isEqualTo(row.cause());
	}

	static Stream<KnownAnswer> codeMeansWhatItsRowSays() {
		return KnownAnswers.rows(Place.CODE).stream();
	}

	@ParameterizedTest
	@MethodSource
	void typeMeansWhatItsRowSays(KnownAnswer row) {
		assertThat(classify("{\"error\":{\"message\":\"x\",\"type\":\"" + row.expression() + "\"}}").cause())
			.isEqualTo(row.cause());
	}

	static Stream<KnownAnswer> typeMeansWhatItsRowSays() {
		return KnownAnswers.rows(Place.TYPE).stream();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Your API key has expired.                            | API_KEY_REJECTED
			No API key                                           | API_KEY_NOT_SENT
			This is another organization                         | ORG_MISMATCH
			The project you asked for is archived                | PROJECT_MISMATCH
			You have reached your monthly usage limit            | QUOTA_EXHAUSTED
			""")
	void ownWordsCountWhereNoCodeSaysMore(String message, Cause cause) {
		assertThat(classify("{\"error\":{\"message\":\"" + message + "\"}}").cause()).isEqualTo(cause);
	}

	@Test
	void hostsOfVendorsAreKnownWithTheirSubdomains() {
		assertThat(KnownAnswers.rows(Place.HOST)).allSatisfy((row) -> {
			assertThat(row.cause()).isEqualTo(Cause.WRONG_PROVIDER);
			assertThat(KnownAnswers.find(Place.HOST, row.expression())).isSameAs(row);
			assertThat(KnownAnswers.find(Place.HOST, "eu." + row.expression())).isSameAs(row);
			assertThat(row.matches("not-" + row.expression())).isFalse();
		});
	}

	private static Verdict classify(String body) {
		Question question = new Question(ApiKey.of(ProbeFixtures.projectKey()), BaseUrl.of("https://api.openai.com/v1"),
				List.of());
		Answer answer = new Answer(403, new HttpHeaders(), Body.complete(body.getBytes(StandardCharsets.UTF_8)));
		return new AnswerClassifier().classify(answer, question, Instant.EPOCH);
	}

}
