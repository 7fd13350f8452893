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

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.openaihealth.probe.Body.Extent;
import io.github.openaihealth.probe.HttpHeadReader.HttpHead;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * {@link BodyStream} of an HTTP/1.1 answer. One that does not keep to what its head
 * announces counts as cut off.
 */
final class HttpBodyStream extends BodyStream {

	/**
	 * No list is longer: what says so need not be waited for.
	 */
	private static final long BELIEVED = 64 * 1024 * 1024;

	/**
	 * How long the line before a chunk may be, with its extensions.
	 */
	private static final int LONGEST_LINE = 256;

	private final InputStream stream;

	private final Framing framing;

	// Of the body, or of the chunk
	private long left;

	private int room = Body.LIMIT;

	private @Nullable Extent extent;

	private @Nullable SocketTimeoutException timeout;

	/**
	 * Create a new instance.
	 * @param stream what follows the head
	 * @param head the head
	 */
	HttpBodyStream(InputStream stream, HttpHead head) {
		this.stream = stream;
		Framing framing = head.isWithoutBody() ? Framing.NONE : Framing.of(head.headers());
		try {
			this.left = (framing == Framing.LENGTH) ? length(head.headers()) : 0;
		}
		catch (IOException ex) {
			framing = Framing.UNKNOWN;
		}
		this.framing = framing;
	}

	@Override
	protected int readSome(byte[] bytes, int offset, int length) {
		try {
			this.extent = switch (this.framing) {
				case NONE -> Extent.COMPLETE;
				case UNKNOWN -> Extent.CUT_OFF;
				case LENGTH -> beforePart((this.left == 0) ? Extent.COMPLETE : null);
				case CHUNKS -> beforePart((this.left == 0 && !beginChunk()) ? Extent.COMPLETE : null);
				case CLOSE -> (this.room == 0) ? atLimit() : null;
			};
			return (this.extent == null) ? readPart(bytes, offset, Math.min(length, this.room)) : -1;
		}
		catch (SocketTimeoutException ex) {
			this.timeout = ex;
		}
		catch (IOException ex) {
			// Is as good as an end
		}
		this.extent = Extent.CUT_OFF;
		return -1;
	}

	private @Nullable Extent beforePart(@Nullable Extent extent) {
		return (extent == null && (this.room == 0 || this.left > BELIEVED)) ? Extent.OVERSIZE : extent;
	}

	private Extent atLimit() throws IOException {
		return (this.stream.read() != -1) ? Extent.OVERSIZE : Extent.COMPLETE;
	}

	private int readPart(byte[] bytes, int offset, int length) throws IOException {
		boolean open = this.framing == Framing.CLOSE;
		int count = this.stream.read(bytes, offset, open ? length : (int) Math.min(length, this.left));
		if (count == -1) {
			this.extent = open ? Extent.COMPLETE : Extent.CUT_OFF;
			return -1;
		}
		this.room -= count;
		this.left -= open ? 0 : count;
		if (this.framing == Framing.CHUNKS && this.left == 0 && !readLine().isEmpty()) {
			throw new IOException("The chunk is longer than it says");
		}
		return count;
	}

	private boolean beginChunk() throws IOException {
		String line = readLine();
		int extension = line.indexOf(';');
		this.left = number(((extension != -1) ? line.substring(0, extension) : line).strip(), 16);
		return this.left > 0;
	}

	private String readLine() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.stream.read(); next != '\n'; next = this.stream.read()) {
			if (next == -1 || line.length() == LONGEST_LINE) {
				throw new IOException("The line does not end");
			}
			line.append((char) next);
		}
		return line.toString().strip();
	}

	private static long length(HttpHeaders headers) throws IOException {
		String length = said(headers, HttpHeaders.CONTENT_LENGTH).iterator().next();
		return number(length.startsWith("+") ? length.substring(1) : length, 10);
	}

	private static long number(String text, int radix) throws IOException {
		try {
			long number = Long.parseLong(text, radix);
			if (Character.digit(text.charAt(0), radix) != -1) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// No number either
		}
		throw new IOException("There is no such length");
	}

	// Some say a thing twice, in two headers or in one
	private static Set<String> said(HttpHeaders headers, String name) {
		return headers.getOrDefault(name, List.of())
			.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map((value) -> value.strip().toLowerCase(Locale.ROOT))
			.filter((value) -> !value.isEmpty())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	@Override
	Extent extent() {
		return (this.extent != null) ? this.extent : Extent.CUT_OFF;
	}

	/**
	 * Make sure that the body did not end because no time was left for it.
	 * @throws SocketTimeoutException if it did
	 */
	void assertInTime() throws SocketTimeoutException {
		if (this.timeout != null) {
			throw this.timeout;
		}
	}

	/**
	 * What tells where a body ends.
	 */
	private enum Framing {

		NONE, LENGTH, CHUNKS, CLOSE, UNKNOWN;

		private static final String CHUNKED = "chunked";

		// What is compressed shows it, and is decompressed by whoever reads the body
		private static final Set<String> COMPRESSED = Set.of("gzip", "x-gzip");

		static Framing of(HttpHeaders headers) {
			List<String> encodings = new ArrayList<>(said(headers, HttpHeaders.TRANSFER_ENCODING));
			encodings.remove("identity");
			if (!encodings.isEmpty()) {
				return ofEncodings(encodings);
			}
			return switch (said(headers, HttpHeaders.CONTENT_LENGTH).size()) {
				case 0 -> CLOSE;
				case 1 -> LENGTH;
				default -> UNKNOWN;
			};
		}

		private static Framing ofEncodings(List<String> encodings) {
			boolean chunked = encodings.get(encodings.size() - 1).equals(CHUNKED);
			List<String> others = chunked ? encodings.subList(0, encodings.size() - 1) : encodings;
			if (!COMPRESSED.containsAll(others)) {
				return UNKNOWN;
			}
			return chunked ? CHUNKS : CLOSE;
		}

	}

}
