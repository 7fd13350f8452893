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

package io.github.openaihealth.check;

/**
 * How many letters must be added, dropped, changed or swapped with their library to make
 * one word of another.
 */
final class EditDistance {

	private static final int LONGEST = 100;

	private EditDistance() {
	}

	/**
	 * Compare two words.
	 * @param one a word
	 * @param other another
	 * @return the number of changes; the greater length for words that are very long
	 */
	static int of(String one, String other) {
		if (one.length() > LONGEST || other.length() > LONGEST) {
			return Math.max(one.length(), other.length());
		}
		int[][] distances = new int[one.length() + 1][other.length() + 1];
		for (int row = 0; row <= one.length(); row++) {
			for (int column = 0; column <= other.length(); column++) {
				distances[row][column] = (Math.min(row, column) == 0) ? Math.max(row, column)
						: distance(one, other, distances, row, column);
			}
		}
		return distances[one.length()][other.length()];
	}

	private static int distance(String one, String other, int[][] distances, int row, int column) {
		int change = (one.charAt(row - 1) != other.charAt(column - 1)) ? 1 : 0;
		int distance = Math.min(distances[row - 1][column - 1] + change,
				Math.min(distances[row - 1][column], distances[row][column - 1]) + 1);
		boolean swapped = row > 1 && column > 1 && one.charAt(row - 1) == other.charAt(column - 2)
				&& one.charAt(row - 2) == other.charAt(column - 1);
		return swapped ? Math.min(distance, distances[row - 2][column - 2] + 1) : distance;
	}

}
