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
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

import com.sun.management.ThreadMXBean;
import io.github.openaihealth.probe.Body.Extent;
import io.github.openaihealth.probe.HttpHeadReader.HttpHead;
import io.github.openaihealth.probe.TransportFailure.Particular;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HttpHeadReader} and {@link HttpBodyStream}.
 */
class HttpAnswerReaderTests {

	@Test
	void head() throws IOException {
		HttpHead head = head("HTTP/1.1 401 Unauthorized\r\nx-request-id: req_1 \r\nVary:a\r\nvary: b\r\n\r\n");
		assertThat(head.status()).isEqualTo(401);
		assertThat(head.headers().getFirst("X-Request-Id")).isEqualTo("req_1");
		assertThat(head.headers().get("Vary")).containsExactly("a", "b");
	}

	@ParameterizedTest
	@CsvSource({ "HTTP/1.1 200 OK, 200", "HTTP/1.1 200, 200", "HTTP/1.1 204 , 204", "HTTP/1.0 503 No, 503",
			"HTTP/1.1  302 Found, 302", "HTTP/1.1 999 Denied, 999", "HTTP/1.1 101 Switching Protocols, 101" })
	void statusLine(String line, int status) throws IOException {
		assertThat(head(line + "\r\n\r\n").status()).isEqualTo(status);
		assertThat(head(line + "\n\n").status()).isEqualTo(status);
	}

	@Test
	void reasonMayHaveAnyCharacters() throws IOException {
		assertThat(head("HTTP/1.1 200 \u00C3\u0085\u0000\r?\r\n\r\n").status()).isEqualTo(200);
	}

	@Test
	void foldedHeaders() throws IOException {
		HttpHead head = head("HTTP/1.1 200 OK\r\nOne:\r\n 1\r\nTwo: a\r\n\t b\r\nThree: c\r\n d\r\n\r\n");
		assertThat(head.headers().getFirst("One")).isEqualTo("1");
		assertThat(head.headers().getFirst("Two")).matches("a\\s+b");
		assertThat(head.headers().getFirst("Three")).isEqualTo("c d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", "<html>", "\u0000\u0001\u0002",
			"HTTP/1.1 000 No\r\n", "HTTP/1.1 -1 No\r\n", "HTTP/1.1 20 No\r\n", "HTTP/1.1 2000 No\r\n", "HTTP/1.1\r\n",
			"HTTP/2 200\r\n", "HTTP/1.1 OK 200\r\n", "http/1.1 200 OK\r\n", "\r\n", "{\"error\":{}}" })
	void whatIsNoHttp(String text) {
		assertThatExceptionOfType(TransportException.class).isThrownBy(() -> head(text))
			.satisfies((ex) -> assertThat(text).doesNotContain(finding(ex)));
	}

	@Test
	void firstBytesAreEnoughToTell() {
		assertThatExceptionOfType(TransportException.class).isThrownBy(() -> new HttpHeadReader(endless("S")).read());
	}

	@Test
	void portThatSpeaksTls() {
		assertThatExceptionOfType(TransportException.class)
			.isThrownBy(() -> head("\u0015\u0003\u0001\u0000\u0002\u0002\u0016"))
			.satisfies((ex) -> assertThat(ex.particular()).isInstanceOf(Particular.Tls.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "HTT", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n",
			"HTTP/1.1 100 Continue\r\n\r\n" })
	void headThatIsCutOff(String text) {
		assertThatExceptionOfType(EOFException.class).isThrownBy(() -> head(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 200 OK\r\nName: ", "HTTP/1.1 200 ", "HTTP/1.1 200 OK\r\na: b\r\n",
			"HTTP/1.1 100 Continue\r\n\r\n" })
	void headWithoutEnd(String repeated) {
		String beginning = repeated.endsWith("\r\n\r\n") ? "" : repeated;
		String end = repeated.endsWith("b\r\n") ? "a: b\r\n" : repeated.endsWith("\r\n\r\n") ? repeated : "x";
		assertThatExceptionOfType(TransportException.class)
			.isThrownBy(() -> new HttpHeadReader(endless(beginning, end)).read())
			.satisfies((ex) -> assertThat(finding(ex)).endsWith("without end"));
	}

	@Test
	void interimAnswersAndOddLinesArePassedOver() throws IOException {
		HttpHead head = head("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n"
				+ "HTTP/1.1 200 OK\r\nno colon\r\n: no name\r\nb a d: name\r\nGood: yes\r\n\r\n");
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.headers().headerNames()).containsExactly("Good");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Content-Length: 2              | {}    | {}
			Content-Length: 2              | {}{}  | {}
			Content-Length: 0              | {}    | ''
			Content-Length: 2, Content-Length: 2 | {} | {}
			X: none                        | {}    | {}
			Transfer-Encoding: chunked     | 2~{}~0~~           | {}
			Transfer-Encoding: Chunked     | 1~{~1;a=b~}~0~A: b~~ | {}
			Transfer-Encoding: chunked     | 0002~{}~000~       | {}
			Transfer-Encoding: chunked, Transfer-Encoding: chunked | 2~{}~0~~ | {}
			Transfer-Encoding: gzip        | {}    | {}
			Transfer-Encoding: identity    | {}    | {}
			Content-Length: +2             | {}    | {}
			Content-Length:                | {}    | {}
			""")
	void body(String headers, String text, String body) {
		Body read = read(headers, text);
		assertThat(read.extent()).isEqualTo(Extent.COMPLETE);
		assertThat(new String(read.bytes(), StandardCharsets.US_ASCII)).isEqualTo(body);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Content-Length: 3              | {}
			Content-Length: 3000000        | {}
			Content-Length: -1             | {}
			Content-Length: ++2            | {}
			Content-Length: two            | {}
			Content-Length: 2, Content-Length: 3 | {}
			Content-Length: 99999999999999999999999 | {}
			Transfer-Encoding: chunked     | 3~{}
			Transfer-Encoding: chunked     | 2~{}~
			Transfer-Encoding: chunked     | 2~{}{}~0~~
			Transfer-Encoding: chunked     | zz~{}~0~~
			Transfer-Encoding: chunked     | -2~{}~0~~
			Transfer-Encoding: chunked     | ~{}~0~~
			Transfer-Encoding: chunked     | +2~{}~0~~
			Transfer-Encoding: br, Transfer-Encoding: chunked | 2~{}~0~~
			Transfer-Encoding: chunked, Transfer-Encoding: gzip | 2~{}~0~~
			""")
	void bodyThatIsCutOff(String headers, String text) {
		assertThat(read(headers, text).extent()).isEqualTo(Extent.CUT_OFF);
	}

	@Test
	void bodyThatIsTooLarge() {
		assertThat(read("Content-Length: 2097153", "a".repeat(Body.LIMIT)).extent()).isEqualTo(Extent.OVERSIZE);
		assertThat(read("Content-Length: 9223372036854775807", "").extent()).isEqualTo(Extent.OVERSIZE);
		assertThat(read("Transfer-Encoding: chunked", "7FFFFFFFFFFFFFFF~").extent()).isEqualTo(Extent.OVERSIZE);
		assertThat(read("Transfer-Encoding: chunked", "1~a~200000~" + "a".repeat(Body.LIMIT)).extent())
			.isEqualTo(Extent.OVERSIZE);
		assertThat(read("X: none", "a".repeat(Body.LIMIT + 1)).extent()).isEqualTo(Extent.OVERSIZE);
		assertThat(read("X: none", "a".repeat(Body.LIMIT)).extent()).isEqualTo(Extent.COMPLETE);
	}

	@Test
	void chunksAreNotCopiedAnewWithEachThatFollows() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		String text = "1~{~".repeat(10_000) + "0~~";
		read("Transfer-Encoding: chunked", text);
		long before = threads.getCurrentThreadAllocatedBytes();
		assertThat(read("Transfer-Encoding: chunked", text).bytes()).hasSize(10_000);
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20 * 1024 * 1024);
	}

	@Test
	void extensionOfAChunkWithoutEnd() throws IOException {
		InputStream stream = endless("2;", "x");
		HttpHead head = head("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
		assertThat(new HttpBodyStream(stream, head).drain()).isEqualTo(Extent.CUT_OFF);
	}

	@ParameterizedTest
	@ValueSource(ints = { 101, 204, 304 })
	void statusWithoutBody(int status) throws IOException {
		HttpHead head = head("HTTP/1.1 " + status + " x\r\nContent-Length: 5\r\n\r\n");
		assertThat(Body.of(new HttpBodyStream(endless("x"), head)).bytes()).isEmpty();
	}

	private static Body read(String headers, String text) {
		try {
			HttpHead head = head("HTTP/1.1 200 OK\r\n" + headers.replaceAll(", (?=[CT])", "\r\n") + "\r\n\r\n");
			return Body.of(new HttpBodyStream(stream(text.replace("~", "\r\n")), head));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static String finding(TransportException ex) {
		assertThat(ex.particular()).isInstanceOf(Particular.NoHttp.class);
		return ((Particular.NoHttp) ex.particular()).finding();
	}

	private static HttpHead head(String text) throws IOException {
		return new HttpHeadReader(stream(text)).read();
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static InputStream endless(String repeated) {
		return endless("", repeated);
	}

	private static InputStream endless(String beginning, String repeated) {
		return new InputStream() {

			private int index;

			@Override
			public int read() {
				int at = this.index++;
				return (at < beginning.length()) ? beginning.charAt(at)
						: repeated.charAt((at - beginning.length()) % repeated.length());
			}

		};
	}

}
