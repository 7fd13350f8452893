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
 * Something that may have been meant for what is missing. Holds no value.
 *
 * @param description what was found, in words
 * @param action what turns it into what is read, empty if nothing is known
 * @param certainty how certain it is that this was meant
 */
record NearMiss(String description, String action, Certainty certainty) {

	/**
	 * Create one of which nothing follows.
	 * @param description what was found, in words
	 * @return the near miss
	 */
	static NearMiss of(String description) {
		return new NearMiss(description, "", Certainty.POSSIBLE);
	}

	/**
	 * Create one that was meant in all likelihood.
	 * @param description what was found, in words
	 * @param action what turns it into what is read
	 * @return the near miss
	 */
	static NearMiss likely(String description, String action) {
		return new NearMiss(description, action, Certainty.LIKELY);
	}

	/**
	 * Create one that may have been meant.
	 * @param description what was found, in words
	 * @param action what turns it into what is read
	 * @return the near miss
	 */
	static NearMiss possible(String description, String action) {
		return new NearMiss(description, action, Certainty.POSSIBLE);
	}

	/**
	 * Create one that is the reason.
	 * @param description what was found, in words
	 * @param action what turns it into what is read
	 * @return the near miss
	 */
	static NearMiss certain(String description, String action) {
		return new NearMiss(description, action, Certainty.CERTAIN);
	}

	/**
	 * How certain it is that something was meant.
	 */
	enum Certainty {

		/**
		 * It is the reason: what comes before it by order comes after it in the report.
		 */
		CERTAIN,

		/** It is what most would do first. */
		LIKELY,

		/** It may be meant for something else. */
		POSSIBLE

	}

}
