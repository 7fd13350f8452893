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

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Writes the head of an HTTP/1.1 request.
 */
final class HttpRequestWriter {

	private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final Pattern TARGET = Pattern.compile("[\\x21-\\x7E]+");

	private HttpRequestWriter() {
	}

	/**
	 * Add what the connection asks for.
	 * @param headers the headers of a request
	 * @param destination where it goes
	 * @param proxyCredentials what a proxy that is asked in clear is told, or
	 * {@code null}
	 * @return all headers
	 */
	static HttpHeaders complete(HttpHeaders headers, Destination destination, @Nullable String proxyCredentials) {
		HttpHeaders complete = new HttpHeaders();
		complete.set(HttpHeaders.HOST, destination.authority(false));
		complete.putAll(headers);
		complete.set(HttpHeaders.CONNECTION, "close");
		complete.remove(HttpHeaders.PROXY_AUTHORIZATION);
		if (proxyCredentials != null) {
			complete.set(HttpHeaders.PROXY_AUTHORIZATION, proxyCredentials);
		}
		return complete;
	}

	/**
	 * Write a request.
	 * @param method the method
	 * @param target what the request line names
	 * @param headers the headers
	 * @return the bytes
	 * @throws IllegalArgumentException if a header cannot be carried; the message does
	 * not have its value
	 */
	static byte[] write(String method, String target, HttpHeaders headers) {
		return write(method, target, headers, null);
	}

	/**
	 * Write a request.
	 * @param method the method
	 * @param target what the request line names
	 * @param headers the headers, the length of the body among them
	 * @param body the body, or {@code null} if there is none
	 * @return the bytes
	 * @throws IllegalArgumentException if a header cannot be carried; the message does
	 * not have its value
	 */
	static byte[] write(String method, String target, HttpHeaders headers, byte @Nullable [] body) {
		if (!TARGET.matcher(target).matches()) {
			throw new IllegalArgumentException("The address has characters that no request can carry");
		}
		StringBuilder request = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
		headers.forEach((name, values) -> values.forEach((value) -> {
			if (!NAME.matcher(name).matches() || !isTransmittable(value)) {
				throw new IllegalArgumentException("There is a header that no request can carry");
			}
			request.append(name).append(": ").append(value).append("\r\n");
		}));
		byte[] head = request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
		return (body != null) ? ByteBuffer.allocate(head.length + body.length).put(head).put(body).array() : head;
	}

	private static boolean isTransmittable(String value) {
		return value.chars()
			.allMatch((character) -> character == '\t' || (character >= ' ' && character != 0x7F && character <= 0xFF));
	}

}
