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

import java.io.InputStream;
import java.util.Objects;

import io.github.openaihealth.probe.Body.Extent;

/**
 * {@link InputStream} of a body, no more of it than {@link Body#LIMIT}. It throws
 * nothing: a body that breaks off just ends, and its {@link #extent()} tells how.
 */
abstract class BodyStream extends InputStream {

	private static final int CHUNK = 1024;

	private boolean ended;

	@Override
	public final int read(byte[] bytes, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		if (length == 0) {
			return 0;
		}
		int count = this.ended ? -1 : readSome(bytes, offset, length);
		this.ended = count == -1;
		return count;
	}

	@Override
	public final int read() {
		byte[] single = new byte[1];
		return (read(single, 0, 1) != -1) ? single[0] & 0xFF : -1;
	}

	// Whoever decompresses asks whether anything may follow
	@Override
	public final int available() {
		return this.ended ? 0 : 1;
	}

	/**
	 * Read what is there.
	 * @param bytes where to
	 * @param offset from where on
	 * @param length how much at most, at least one
	 * @return how much that is, or -1 at the end
	 */
	protected abstract int readSome(byte[] bytes, int offset, int length);

	/**
	 * Return how much of the body was there to be read. Known at its end only.
	 * @return the extent
	 */
	abstract Extent extent();

	/**
	 * Read what is left, and forget it.
	 * @return how much of the body was there to be read
	 */
	final Extent drain() {
		if (read() != -1) {
			byte[] chunk = new byte[CHUNK];
			int count = 0;
			while (count != -1) {
				count = read(chunk, 0, CHUNK);
			}
		}
		return extent();
	}

}
