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

import java.io.ByteArrayOutputStream;

/**
 * The body of an answer, as bytes.
 *
 * @param bytes what was read
 * @param extent how much of the body that is
 */
record Body(byte[] bytes, Extent extent) {

	/** How many bytes are read of a body at most. */
	static final int LIMIT = 2 * 1024 * 1024;

	private static final int CHUNK = 8192;

	static Body complete(byte[] bytes) {
		return new Body(bytes, Extent.COMPLETE);
	}

	static Body without(Extent extent) {
		return new Body(new byte[0], extent);
	}

	/**
	 * Read all of a body.
	 * @param stream the body
	 * @return the body
	 */
	static Body of(BodyStream stream) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] chunk = new byte[CHUNK];
		for (int count = stream.read(chunk, 0, CHUNK); count != -1; count = stream.read(chunk, 0, CHUNK)) {
			bytes.write(chunk, 0, count);
		}
		return new Body(bytes.toByteArray(), stream.extent());
	}

	/**
	 * Return a stream of the same.
	 * @return the body, to be read once
	 */
	BodyStream stream() {
		return new BytesStream();
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
		CUT_OFF,

		/** The body is compressed, and that cannot be undone. */
		UNREADABLE

	}

	/**
	 * {@link BodyStream} of what was read already.
	 */
	private final class BytesStream extends BodyStream {

		private int position;

		@Override
		protected int readSome(byte[] bytes, int offset, int length) {
			int count = Math.min(length, Body.this.bytes.length - this.position);
			System.arraycopy(Body.this.bytes, this.position, bytes, offset, count);
			this.position += count;
			return (count > 0) ? count : -1;
		}

		@Override
		Extent extent() {
			return Body.this.extent;
		}

	}

}
