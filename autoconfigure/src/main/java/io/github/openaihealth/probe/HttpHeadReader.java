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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;

/**
 * Reads the head of an HTTP/1.1 answer. Leniently, but not without end: what is no HTTP
 * is given up with its first bytes, and a head that does not end when it gets too large.
 */
final class HttpHeadReader {

	private static final int LONGEST_LINE = 64 * 1024;

	/**
	 * As much as OkHttp reads, with which the application may call the same service.
	 */
	private static final int LARGEST = 256 * 1024;

	private static final int MOST_INTERIM = 16;

	private static final int TLS_ALERT = 0x15;

	private static final String PROTOCOL = "HTTP/";

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] +([1-9][0-9]{2})(?: .*)?",
			Pattern.DOTALL);

	private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private final InputStream stream;

	private int read;

	HttpHeadReader(InputStream stream) {
		this.stream = stream;
	}

	/**
	 * Read the head of the final answer; interim ones are passed over.
	 * @return the head
	 * @throws TransportException if what comes is no HTTP
	 * @throws EOFException if the connection ends before the head does
	 * @throws IOException if nothing more can be read
	 */
	HttpHead read() throws IOException {
		for (int interim = 0; interim <= MOST_INTERIM; interim++) {
			int status = readStatus();
			HttpHeaders headers = readHeaders();
			if (status >= 200 || status == 101) {
				return new HttpHead(status, headers);
			}
		}
		throw TransportException.noHttp("interim answers without end");
	}

	private int readStatus() throws IOException {
		String line = readLine(PROTOCOL);
		Matcher status = STATUS_LINE.matcher(line);
		if (!status.matches()) {
			throw TransportException.noHttp("a status line that is none");
		}
		return Integer.parseInt(status.group(1));
	}

	private HttpHeaders readHeaders() throws IOException {
		HttpHeaders headers = new HttpHeaders();
		StringBuilder header = new StringBuilder();
		for (String line = readLine(""); !line.isEmpty(); line = readLine("")) {
			// Folded, as it was allowed once
			boolean continued = line.charAt(0) == ' ' || line.charAt(0) == '\t';
			if (!continued) {
				add(header.toString(), headers);
				header.setLength(0);
			}
			header.append(line);
		}
		add(header.toString(), headers);
		return headers;
	}

	private static void add(String header, HttpHeaders headers) {
		int colon = header.indexOf(':');
		String name = (colon > 0) ? header.substring(0, colon).strip() : "";
		if (NAME.matcher(name).matches()) {
			headers.add(name, header.substring(colon + 1).strip());
		}
	}

	private String readLine(String beginning) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = next(); next != '\n'; next = next()) {
			int index = line.length();
			if (index < beginning.length() && next != beginning.charAt(index)) {
				throw (index == 0 && next == TLS_ALERT) ? TransportException.tls()
						: TransportException.noHttp("something that is no HTTP");
			}
			if (index == LONGEST_LINE) {
				throw TransportException.noHttp("a line without end");
			}
			line.append((char) next);
		}
		int end = line.length();
		return line.substring(0, (end > 0 && line.charAt(end - 1) == '\r') ? end - 1 : end);
	}

	private int next() throws IOException {
		int next = this.stream.read();
		if (next == -1) {
			throw new EOFException();
		}
		if (++this.read > LARGEST) {
			throw TransportException.noHttp("headers without end");
		}
		return next;
	}

	/**
	 * The head of an answer.
	 *
	 * @param status the HTTP status, from 100 to 999
	 * @param headers the headers
	 */
	record HttpHead(int status, HttpHeaders headers) {

		// They may echo the key
		@Override
		public String toString() {
			return "HttpHead with status " + this.status;
		}

		/**
		 * Return whether nothing follows, whatever the headers announce.
		 * @return {@code true} for a status whose answers have no body
		 */
		boolean isWithoutBody() {
			return this.status < 200 || this.status == 204 || this.status == 304;
		}

	}

}
