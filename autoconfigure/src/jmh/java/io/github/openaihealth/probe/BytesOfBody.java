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
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.openaihealth.connection.OpenAiConnection;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.http.HttpHeaders;

/**
 * Makes the request of a poll over the transport of the probe, and does nothing with the
 * answer: its body becomes one array, which is as long as the head announces.
 */
public final class BytesOfBody implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final ExecutorService executor = Executors.newSingleThreadExecutor();

	private final HostLookup lookup = new HostLookup(this.executor, InetAddress::getAllByName);

	private final ProbeTransport.Settings settings = new ProbeTransport(null, HttpClientSettings.defaults(),
			(connection) -> null)
		.settings(null);

	private final OpenAiConnection connection;

	/**
	 * Create a new instance.
	 * @param connection where and as whom to ask
	 */
	public BytesOfBody(OpenAiConnection connection) {
		this.connection = connection;
	}

	/**
	 * Ask for the list of models on this thread.
	 * @return the body as it came
	 * @throws IOException if there is none
	 */
	public byte[] read() throws IOException {
		HttpHeaders headers = new HttpHeaders();
		RequestHeaders.write(this.connection, null, headers);
		Destination destination = Destination.of(this.connection.baseUrl().models(), this.settings);
		try (Wire wire = new Wire(TIMEOUT, TIMEOUT)) {
			return new HttpConnection(destination, this.settings, this.lookup, wire)
				.exchange("GET", headers, null, BytesOfBody::read)
				.body();
		}
	}

	private static byte[] read(BodyStream body, HttpHeaders headers) {
		byte[] bytes = new byte[Integer.parseInt(Objects.requireNonNull(headers.getFirst(HttpHeaders.CONTENT_LENGTH)))];
		int length = 0;
		for (int count = 0; count != -1; length += Math.max(count, 0)) {
			count = (length < bytes.length) ? body.read(bytes, length, bytes.length - length) : -1;
		}
		body.drain();
		return bytes;
	}

	@Override
	public void close() {
		this.lookup.close();
		this.executor.shutdown();
	}

}
