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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.KnownAnswer.Place;
import org.jspecify.annotations.Nullable;

/**
 * The table of the answers that are known, {@code known-answers.txt}: OpenAI's, those of
 * gateways and of other vendors, and the pages of what stands in between. It is read when
 * the first answer comes that is no list of models.
 */
final class KnownAnswers {

	private static final String TABLE = "known-answers.txt";

	private static final String DEFINITION = "define";

	private static final String ANY = "-";

	private static final String SEPARATOR = "  ";

	private static final char VARIANT = '@';

	private static final char COMMENT = '#';

	private static final Map<Place, List<KnownAnswer>> ROWS = load();

	private KnownAnswers() {
	}

	/**
	 * Find the row that matches.
	 * @param place where to look
	 * @param text what is there, or {@code null} if nothing is
	 * @return the first row that matches, or {@code null}
	 */
	static @Nullable KnownAnswer find(Place place, @Nullable String text) {
		return (text != null) ? find(place, (row) -> row.matches(text)) : null;
	}

	/**
	 * Find a row.
	 * @param place where the row matches
	 * @param condition what it has to fulfil
	 * @return the first row that does, or {@code null}
	 */
	static @Nullable KnownAnswer find(Place place, Predicate<KnownAnswer> condition) {
		for (KnownAnswer row : rows(place)) {
			if (condition.test(row)) {
				return row;
			}
		}
		return null;
	}

	static List<KnownAnswer> rows(Place place) {
		return Objects.requireNonNull(ROWS.get(place));
	}

	// Without lambdas and expressions: the first such answer often comes at a start
	private static Map<Place, List<KnownAnswer>> load() {
		Map<Place, List<KnownAnswer>> rows = new EnumMap<>(Place.class);
		for (Place place : Place.values()) {
			rows.put(place, new ArrayList<>());
		}
		Map<String, String> definitions = new HashMap<>();
		try (BufferedReader reader = open()) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (line.startsWith(DEFINITION)) {
					String[] columns = split(line, 3);
					definitions.put(columns[1], columns[2]);
				}
				else if (!line.isEmpty() && line.charAt(0) != COMMENT) {
					KnownAnswer row = parse(split(line, 5), definitions);
					Objects.requireNonNull(rows.get(row.place())).add(row);
				}
			}
			return rows;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static BufferedReader open() {
		InputStream stream = KnownAnswers.class.getResourceAsStream(TABLE);
		if (stream == null) {
			throw new IllegalStateException(TABLE + " is missing from the class path");
		}
		return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
	}

	private static String[] split(String line, int count) {
		String[] columns = new String[count];
		int begin = 0;
		for (int i = 0; i < count - 1; i++) {
			int end = line.indexOf(SEPARATOR, begin);
			columns[i] = line.substring(begin, end);
			begin = end;
			while (line.charAt(begin) == ' ') {
				begin++;
			}
		}
		columns[count - 1] = line.substring(begin);
		return columns;
	}

	private static KnownAnswer parse(String[] columns, Map<String, String> definitions) {
		String expression = columns[4];
		for (Map.Entry<String, String> definition : definitions.entrySet()) {
			expression = expression.replace(definition.getKey(), definition.getValue());
		}
		String meaning = columns[2];
		int end = meaning.indexOf(VARIANT);
		Cause cause = Cause.of((end < 0) ? meaning : meaning.substring(0, end)).orElseThrow();
		return new KnownAnswer(Place.of(columns[0]), statuses(columns[1]), cause,
				(end < 0) ? null : meaning.substring(end + 1), columns[3], expression);
	}

	private static Set<Integer> statuses(String column) {
		Set<Integer> statuses = new HashSet<>();
		if (!column.equals(ANY)) {
			for (String status : column.split(",")) {
				statuses.add(Integer.valueOf(status));
			}
		}
		return statuses;
	}

}
