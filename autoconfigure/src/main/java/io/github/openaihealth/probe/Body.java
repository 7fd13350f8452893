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

/**
 * The body of an answer.
 *
 * @param bytes what was read
 * @param extent how much of the body that is
 */
record Body(byte[] bytes, Extent extent) {

	/** How many bytes are read of a body at most. */
	static final int LIMIT = 2 * 1024 * 1024;

	static Body complete(byte[] bytes) {
		return new Body(bytes, Extent.COMPLETE);
	}

	static Body without(Extent extent) {
		return new Body(new byte[0], extent);
	}

	/**
	 * How much of a body was read.
	 */
	enum Extent {

		/** All of it. */
		COMPLETE,

		/**
		 * More than the limit came, so the reading was given up; the beginning is there.
		 */
		OVERSIZE,

		/** The connection ended before the body did. */
		CUT_OFF

	}

}
