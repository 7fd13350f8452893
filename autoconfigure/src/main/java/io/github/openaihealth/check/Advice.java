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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.openaihealth.diagnosis.Diagnosis;

/**
 * Adds to the actions of a diagnosis what fits the place where the application runs.
 */
final class Advice {

	private Advice() {
	}

	/**
	 * Add how to set a variable on the platform, where that helps.
	 * @param diagnosis a diagnosis of the key
	 * @param platform the platform
	 * @param variable the variable's name
	 * @return the diagnosis with one more action, or as it was
	 */
	static Diagnosis addPlatform(Diagnosis diagnosis, Platform platform, String variable) {
		// First, where setting the variable is all there is to do; second, where a right
		// key must be had before
		int position = switch (diagnosis.cause().keyStatus()) {
			case ABSENT -> 0;
			case STAND_IN, TO_REPLACE -> 1;
			case REJECTED, ACCEPTED, UNKNOWN -> -1;
		};
		if (position < 0) {
			return diagnosis;
		}
		String action = "This application runs on " + platform.label() + ". Set " + variable + " there:"
				+ platform.howToSet(variable).stream().map((line) -> "\n  " + line).collect(Collectors.joining());
		List<String> actions = new ArrayList<>(diagnosis.actions());
		actions.add(Math.min(position, actions.size()), action);
		return diagnosis.withActions(actions);
	}

}
