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

import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Tells in which characters JSON is written: UTF-8, unless zeros or a mark at its
 * beginning say something else.
 */
final class BodyCharset {

	private static final int BYTE_ORDER_MARK = 0xFEFF;

	private BodyCharset() {
	}

	/**
	 * Return what reads a body. What is no character there, such as the umlauts that
	 * gateways of old write in one byte, is replaced: JSON has none that it needs.
	 * @param body the body
	 * @return the reader, after the mark at the beginning, if there is one
	 */
	static Reader reader(PeekedStream body) {
		byte[] beginning = body.beginning();
		Charset charset = charset(beginning);
		int mark = length(new String(beginning, 0, Math.min(beginning.length, 4), charset), charset);
		if (body.isWhole()) {
			// Spares the buffers of a long one
			return new StringReader(new String(beginning, mark, beginning.length - mark, charset));
		}
		body.read(new byte[4], 0, mark);
		return new InputStreamReader(body, charset);
	}

	private static Charset charset(byte[] beginning) {
		int first = at(beginning, 0);
		int second = at(beginning, 1);
		if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
			return StandardCharsets.UTF_16BE;
		}
		boolean wide = at(beginning, 2) == 0 && at(beginning, 3) == 0;
		if ((first == 0xFF && second == 0xFE) || second == 0) {
			return (first == 0) ? Charset.forName("UTF-32BE")
					: wide ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
		}
		return StandardCharsets.UTF_8;
	}

	private static int at(byte[] bytes, int index) {
		return (index < bytes.length) ? bytes[index] & 0xFF : -1;
	}

	private static int length(String beginning, Charset charset) {
		boolean marked = !beginning.isEmpty() && beginning.charAt(0) == BYTE_ORDER_MARK;
		return marked ? "\uFEFF".getBytes(charset).length : 0;
	}

}
