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

import java.util.Arrays;

import io.github.openaihealth.probe.Body.Extent;

/**
 * {@link BodyStream} whose beginning is known before it is read, and stays so.
 */
final class PeekedStream extends BodyStream {

	/**
	 * How much is known at most.
	 */
	private static final int LONGEST = 4096;

	/**
	 * As long as errors are.
	 */
	private static final int USUAL = 512;

	private final BodyStream stream;

	private final byte[] beginning;

	private final boolean whole;

	private int position;

	PeekedStream(BodyStream stream) {
		this.stream = stream;
		byte[] beginning = new byte[USUAL];
		int length = 0;
		int count = 0;
		while (count != -1 && length < LONGEST) {
			beginning = (length < beginning.length) ? beginning : Arrays.copyOf(beginning, LONGEST);
			count = stream.read(beginning, length, beginning.length - length);
			length += Math.max(count, 0);
		}
		this.whole = count == -1;
		this.beginning = (length < beginning.length) ? Arrays.copyOf(beginning, length) : beginning;
	}

	/**
	 * Return whether nothing follows the beginning.
	 * @return {@code true} if all of the body is known
	 */
	boolean isWhole() {
		return this.whole;
	}

	/**
	 * Return the beginning of the body, whether it was read already or not.
	 * @return the beginning, or all of it
	 */

	byte[] beginning() {
		return this.beginning;
	}

	@Override
	protected int readSome(byte[] bytes, int offset, int length) {
		int count = Math.min(length, this.beginning.length - this.position);
		if (count == 0) {
			return this.stream.read(bytes, offset, length);
		}
		System.arraycopy(this.beginning, this.position, bytes, offset, count);
		this.position += count;
		return count;
	}

	@Override
	Extent extent() {
		return this.stream.extent();
	}

}
