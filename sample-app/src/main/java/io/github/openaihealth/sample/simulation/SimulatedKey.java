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

package io.github.openaihealth.sample.simulation;

import java.security.SecureRandom;

/**
 * Makes up keys, so that none stands in the source.
 */
final class SimulatedKey {

	private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private static final String MARK = "T3BlbkFJ";

	private static final int HALF = 74;

	private SimulatedKey() {
	}

	/**
	 * Make up a key of a project.
	 * @return a key of OpenAI's form that OpenAI does not know
	 */
	static String generate() {
		SecureRandom random = new SecureRandom();
		return "sk-proj-" + characters(random) + MARK + characters(random);
	}

	private static String characters(SecureRandom random) {
		StringBuilder characters = new StringBuilder(HALF);
		for (int i = 0; i < HALF; i++) {
			characters.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
		}
		return characters.toString();
	}

}
