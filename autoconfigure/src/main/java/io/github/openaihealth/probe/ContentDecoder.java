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
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import io.github.openaihealth.probe.Body.Extent;

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
	 * @param body the body as it comes
	 * @param headers the headers of the answer
	 * @return the body as it was meant, up to {@link Body#LIMIT}; one that is
	 * {@linkplain Extent#UNREADABLE unreadable} if it cannot be decoded
	 */
	static PeekedStream decode(BodyStream body, HttpHeaders headers) {
		PeekedStream peeked = new PeekedStream(body);
		byte[] beginning = peeked.beginning();
		String encoding = encoding(headers);
		if (isGzip(beginning)) {
			return new PeekedStream(new InflatedStream(peeked, (stream) -> new GZIPInputStream(stream, CHUNK)));
		}
		if (encoding.isEmpty() || isText(beginning)) {
			return peeked;
		}
		if (encoding.equals("deflate")) {
			boolean bare = !isZlib(beginning);
			return new PeekedStream(new InflatedStream(peeked, (stream) -> new InflatingStream(stream, bare)));
		}
		Extent extent = (peeked.drain() == Extent.CUT_OFF) ? Extent.CUT_OFF : Extent.UNREADABLE;
		return new PeekedStream(Body.without(extent).stream());
	}

	private static String encoding(HttpHeaders headers) {
		String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
		encoding = (encoding != null) ? encoding.strip().toLowerCase(Locale.ROOT) : "";
		return encoding.equals("identity") ? "" : encoding;
	}

	private static boolean isGzip(byte[] bytes) {
		return bytes.length > 1 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
	}

	// Named 'deflate' is meant with a header, and sent without one by some
	private static boolean isZlib(byte[] bytes) {
		return bytes.length > 1 && (bytes[0] & 0x0F) == 8 && (((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF)) % 31 == 0;
	}

	private static boolean isText(byte[] bytes) {
		for (byte next : bytes) {
			if (!Character.isWhitespace(next)) {
				return next == '{' || next == '[' || next == '<';
			}
		}
		return true;
	}

	/**
	 * {@link InflaterInputStream} that gives its inflater back.
	 */
	private static final class InflatingStream extends InflaterInputStream {

		InflatingStream(InputStream stream, boolean bare) {
			super(stream, new Inflater(bare), CHUNK);
		}

		@Override
		public void close() {
			this.inf.end();
		}

	}

}
