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
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.openaihealth.probe.Body.Extent;
import io.github.openaihealth.probe.HttpHeadReader.HttpHead;

import org.springframework.http.HttpHeaders;

/**
 * Reads the body of an HTTP/1.1 answer, up to {@link Body#LIMIT}. One that does not keep
 * to what its head announces counts as cut off.
 */
final class HttpBodyReader {

	private static final int CHUNK = 8192;

	/**
	 * No list is longer: what says so need not be waited for.
	 */
	private static final long BELIEVED = 64 * 1024 * 1024;

	/**
	 * How long the line before a chunk may be, with its extensions.
	 */
	private static final int LONGEST_LINE = 256;

	private final InputStream stream;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	HttpBodyReader(InputStream stream) {
		this.stream = stream;
	}

	/**
	 * Read the body that follows a head.
	 * @param head the head
	 * @return the body, or how it was cut off
	 * @throws SocketTimeoutException if it does not end in time
	 */
	Body read(HttpHead head) throws SocketTimeoutException {
		try {
			return head.isWithoutBody() ? Body.complete(new byte[0]) : read(head.headers());
		}
		catch (SocketTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			return Body.without(Extent.CUT_OFF);
		}
	}

	private Body read(HttpHeaders headers) throws IOException {
		List<String> encodings = headers.getOrDefault(HttpHeaders.TRANSFER_ENCODING, List.of());
		Set<String> lengths = new HashSet<>(headers.getOrDefault(HttpHeaders.CONTENT_LENGTH, List.of()));
		if (!encodings.isEmpty()) {
			boolean chunked = encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked");
			return chunked ? readChunks() : Body.without(Extent.CUT_OFF);
		}
		if (lengths.isEmpty()) {
			return readToEnd();
		}
		return (lengths.size() == 1) ? readLength(number(lengths.iterator().next(), 10)) : Body.without(Extent.CUT_OFF);
	}

	private Body readToEnd() throws IOException {
		byte[] chunk = new byte[CHUNK];
		for (int count = this.stream.read(chunk); count != -1; count = this.stream.read(chunk)) {
			int room = Body.LIMIT - this.bytes.size();
			this.bytes.write(chunk, 0, Math.min(count, room));
			if (count > room) {
				return oversize();
			}
		}
		return complete();
	}

	private Body readLength(long length) throws IOException {
		int room = Body.LIMIT - this.bytes.size();
		if (length > BELIEVED) {
			return Body.without(Extent.OVERSIZE);
		}
		int wanted = (int) Math.min(length, room);
		byte[] read = this.stream.readNBytes(wanted);
		this.bytes.write(read);
		if (read.length < wanted) {
			return Body.without(Extent.CUT_OFF);
		}
		return (length > room) ? oversize() : complete();
	}

	private Body readChunks() throws IOException {
		for (long size = readSize(); size != 0; size = readSize()) {
			Body body = readLength(size);
			if (body.extent() != Extent.COMPLETE) {
				return body;
			}
			if (!readLine().isEmpty()) {
				return Body.without(Extent.CUT_OFF);
			}
		}
		return complete();
	}

	private long readSize() throws IOException {
		String line = readLine();
		int extension = line.indexOf(';');
		return number(((extension != -1) ? line.substring(0, extension) : line).strip(), 16);
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

	private static long number(String text, int radix) throws IOException {
		try {
			long number = Long.parseLong(text, radix);
			if (number >= 0 && text.charAt(0) != '+') {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// No number either
		}
		throw new IOException("There is no such length");
	}

	private Body oversize() {
		return new Body(this.bytes.toByteArray(), Extent.OVERSIZE);
	}

	private Body complete() {
		return Body.complete(this.bytes.toByteArray());
	}

}
