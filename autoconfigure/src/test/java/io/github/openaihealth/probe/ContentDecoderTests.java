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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import io.github.openaihealth.probe.Body.Extent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ContentDecoder}.
 */
class ContentDecoderTests {

	private static final String TEXT = "{\"object\":\"list\",\"data\":[]}";

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "gzip", "identity", "br" })
	void gzipIsReadWhateverItIsCalled(@Nullable String encoding) throws IOException {
		assertThat(text(decode(gzip(TEXT), encoding))).isEqualTo(TEXT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "deflate", " Deflate " })
	void deflateIsReadWithAndWithoutItsHeader(String encoding) throws IOException {
		assertThat(text(decode(deflate(TEXT, false), encoding))).isEqualTo(TEXT);
		assertThat(text(decode(deflate(TEXT, true), encoding))).isEqualTo(TEXT);
	}

	@Test
	void deflateIsNotGuessed() throws IOException {
		byte[] body = deflate(TEXT, false);
		assertThat(decode(body, null)).isNotNull().extracting(Body::bytes).isEqualTo(body);
		assertThat(decode(body, "br")).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"a":1}    | br      | true
			`  [1]`    | br      | true
			<html>     | deflate | true
			``         | br      | true
			plain text | br      | false
			plain text | Identity| true
			plain text |         | true
			""")
	void textThatIsCalledCompressedIsText(String body, @Nullable String encoding, boolean read) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		Body decoded = decode(bytes, encoding);
		assertThat(decoded != null).isEqualTo(read);
		if (decoded != null) {
			assertThat(decoded.bytes()).isEqualTo(bytes);
		}
	}

	@Test
	void beginningThatIsNoGzipIsLeftAlone() {
		assertThat(text(decode(new byte[] { 0x1F }, null))).hasSize(1);
		assertThat(decode(new byte[] { 0x1F, (byte) 0x8A, 1 }, null)).isNotNull();
		assertThat(decode(new byte[] { 0x1F, (byte) 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, null)).isNull();
	}

	@Test
	void whatBreaksOffIsCutOff() throws IOException {
		byte[] whole = gzip(TEXT.repeat(2000));
		Body half = decode(Arrays.copyOf(whole, whole.length / 2), "gzip");
		assertThat(half).isNotNull();
		assertThat(half.extent()).isEqualTo(Extent.CUT_OFF);
		assertThat(text(half)).isNotEmpty().startsWith("{\"object\"");
		Body head = decode(Arrays.copyOf(whole, 5), "gzip");
		assertThat(head).isNotNull();
		assertThat(head.extent()).isEqualTo(Extent.CUT_OFF);
	}

	@Test
	void whatWasGivenUpStaysSo() throws IOException {
		byte[] whole = gzip(TEXT.repeat(2000));
		Body decoded = Body.of(ContentDecoder
			.decode(new Body(Arrays.copyOf(whole, whole.length / 2), Extent.OVERSIZE).stream(), new HttpHeaders()));
		assertThat(decoded.extent()).isEqualTo(Extent.OVERSIZE);
	}

	@Test
	void noMoreThanTheLimitIsDecoded() throws IOException {
		Body full = decode(gzip(" ".repeat(Body.LIMIT)), "gzip");
		assertThat(full).isNotNull();
		assertThat(full.extent()).isEqualTo(Extent.COMPLETE);
		assertThat(full.bytes()).hasSize(Body.LIMIT);
		Body more = decode(gzip(" ".repeat(Body.LIMIT + 1)), "gzip");
		assertThat(more).isNotNull();
		assertThat(more.extent()).isEqualTo(Extent.OVERSIZE);
		assertThat(more.bytes().length).isLessThanOrEqualTo(Body.LIMIT);
	}

	private static @Nullable Body decode(byte[] bytes, @Nullable String encoding) {
		HttpHeaders headers = new HttpHeaders();
		if (encoding != null) {
			headers.set(HttpHeaders.CONTENT_ENCODING, encoding);
		}
		Body decoded = Body.of(ContentDecoder.decode(Body.complete(bytes).stream(), headers));
		return (decoded.extent() != Extent.UNREADABLE) ? decoded : null;
	}

	private static String text(@Nullable Body body) {
		assertThat(body).isNotNull();
		return new String(body.bytes(), StandardCharsets.UTF_8);
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
			stream.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	private static byte[] deflate(String text, boolean bare) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
		try (DeflaterOutputStream stream = new DeflaterOutputStream(bytes, deflater)) {
			stream.write(text.getBytes(StandardCharsets.UTF_8));
		}
		finally {
			deflater.end();
		}
		return bytes.toByteArray();
	}

}
