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

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import io.github.openaihealth.probe.Body.Extent;
import org.jspecify.annotations.Nullable;

/**
 * {@link BodyStream} of what was compressed.
 */
final class InflatedStream extends BodyStream {

	private final BodyStream compressed;

	private final Inflation inflation;

	private @Nullable InputStream inflated;

	private int room = Body.LIMIT;

	private @Nullable Extent extent;

	/**
	 * Create a new instance.
	 * @param compressed the body as it came
	 * @param inflation inflates it
	 */
	InflatedStream(BodyStream compressed, Inflation inflation) {
		this.compressed = compressed;
		this.inflation = inflation;
	}

	@Override
	protected int readSome(byte[] bytes, int offset, int length) {
		try {
			if (this.inflated == null) {
				this.inflated = this.inflation.of(this.compressed);
			}
			int count = (this.room > 0) ? this.inflated.read(bytes, offset, Math.min(length, this.room))
					: this.inflated.read();
			if (count != -1 && this.room > 0) {
				this.room -= count;
				return count;
			}
			end((count != -1) ? Extent.OVERSIZE : Extent.COMPLETE);
		}
		catch (EOFException ex) {
			end(Extent.CUT_OFF);
		}
		catch (IOException ex) {
			end(Extent.UNREADABLE);
		}
		return -1;
	}

	// What was given up lacks its end, and is not to blame for that
	private void end(Extent extent) {
		this.extent = (extent == Extent.OVERSIZE) ? extent : switch (this.compressed.drain()) {
			case COMPLETE -> extent;
			case CUT_OFF -> Extent.CUT_OFF;
			case OVERSIZE, UNREADABLE -> (extent != Extent.UNREADABLE) ? Extent.OVERSIZE : extent;
		};
		close();
	}

	@Override
	public void close() {
		try {
			if (this.inflated != null) {
				this.inflated.close();
			}
		}
		catch (IOException ex) {
			// It is of no use any more in either case
		}
	}

	@Override
	Extent extent() {
		return (this.extent != null) ? this.extent : Extent.CUT_OFF;
	}

	/**
	 * Inflates.
	 */
	@FunctionalInterface
	interface Inflation {

		InputStream of(InputStream compressed) throws IOException;

	}

}
