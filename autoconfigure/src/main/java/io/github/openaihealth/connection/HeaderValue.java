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

/**
 * What the value of a header may hold.
 */
public final class HeaderValue {

	private HeaderValue() {
	}

	/**
	 * Return whether a header can carry a value as it is. HTTP clients refuse any other,
	 * and some print it.
	 * @param value the value
	 * @return {@code true} if every character is a blank or visible ASCII
	 */
	public static boolean isTransmittable(String value) {
		return value.chars().allMatch((character) -> character >= ' ' && character < 0x7F);
	}

}
