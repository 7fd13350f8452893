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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import io.github.openaihealth.probe.Body.Extent;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Decompresses bodies. The probe asks for no compression, but some gateways always
 * compress, and some forget to say so.
 */
final class ContentDecoder {

	private static final int CHUNK = 8192;

	private ContentDecoder() {
	}

	/**
	 * Decode a body.
	 * @param body the body as it came
	 * @param headers the headers of the answer
	 * @return the body as it was meant, up to {@link Body#LIMIT}, or {@code null} if it
	 * cannot be decoded
	 */
	static @Nullable Body decode(Body body, HttpHeaders headers) {
		String encoding = encoding(headers);
		try {
			if (isGzip(body.bytes())) {
				return read(new GZIPInputStream(new ByteArrayInputStream(body.bytes())), body.extent());
			}
			if (encoding.equals("deflate") && !isText(body.bytes())) {
				return inflate(body);
			}
		}
		catch (EOFException ex) {
			return Body.without(Extent.CUT_OFF);
		}
		catch (IOException ex) {
			return null;
		}
		return (isText(body.bytes()) || encoding.isEmpty()) ? body : null;
	}

	private static String encoding(HttpHeaders headers) {
		String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
		encoding = (encoding != null) ? encoding.strip().toLowerCase(Locale.ROOT) : "";
		return encoding.equals("identity") ? "" : encoding;
	}

	private static Body inflate(Body body) throws IOException {
		Inflater inflater = new Inflater(!isZlib(body.bytes()));
		try {
			return read(new InflaterInputStream(new ByteArrayInputStream(body.bytes()), inflater), body.extent());
		}
		finally {
			inflater.end();
		}
	}

	private static boolean isGzip(byte[] bytes) {
		return bytes.length > 1 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
	}

	// Named 'deflate' is meant with a header, and sent without one by some
	private static boolean isZlib(byte[] bytes) {
		return bytes.length > 1 && (bytes[0] & 0x0F) == 8 && (((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF)) % 31 == 0;
	}

	private static Body read(InputStream stream, Extent extent) throws IOException {
		ByteArrayOutputStream decoded = new ByteArrayOutputStream();
		try (stream) {
			byte[] chunk = new byte[CHUNK];
			for (int count = stream.read(chunk); count != -1; count = stream.read(chunk)) {
				if (decoded.size() + count > Body.LIMIT) {
					return new Body(decoded.toByteArray(), Extent.OVERSIZE);
				}
				decoded.write(chunk, 0, count);
			}
		}
		catch (EOFException ex) {
			return new Body(decoded.toByteArray(), (extent != Extent.COMPLETE) ? extent : Extent.CUT_OFF);
		}
		return new Body(decoded.toByteArray(), extent);
	}

	private static boolean isText(byte[] bytes) {
		for (byte next : bytes) {
			if (!Character.isWhitespace(next)) {
				return next == '{' || next == '[' || next == '<';
			}
		}
		return true;
	}

}
