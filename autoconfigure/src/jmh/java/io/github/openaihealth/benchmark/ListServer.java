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

package io.github.openaihealth.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * A server on loopback that answers whatever it is asked with a list of models as long as
 * OpenAI's, or longer. It has one thread, whose memory can be told from that of others.
 */
final class ListServer implements AutoCloseable {

	/**
	 * What the name of its thread begins with.
	 */
	static final String THREAD = "list-server";

	private static final String END_OF_HEAD = "\r\n\r\n";

	private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final byte[] request = new byte[8192];

	private volatile byte[][] answer = {};

	/**
	 * Start a server.
	 * @param models how many models its list has
	 * @throws IOException if there is no port for it
	 */
	ListServer(int models) throws IOException {
		answer(models, false);
		Thread thread = new Thread(this::serve, THREAD);
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Answer with another list from now on.
	 * @param models how many models it has
	 * @param compressed whether it is compressed by gzip
	 * @return the length of the body as it goes over the wire
	 * @throws IOException if it cannot be compressed
	 */
	int answer(int models, boolean compressed) throws IOException {
		byte[] list = list(models).getBytes(StandardCharsets.UTF_8);
		byte[] body = compressed ? compress(list) : list;
		String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-request-id: req_0123456789abcdef\r\n"
				+ "openai-processing-ms: 12\r\nopenai-version: 2020-10-01\r\nConnection: close\r\n"
				+ (compressed ? "Content-Encoding: gzip\r\n" : "") + "Content-Length: " + body.length + END_OF_HEAD;
		this.answer = new byte[][] { head.getBytes(StandardCharsets.ISO_8859_1), body };
		return body.length;
	}

	// A model takes 205 bytes on average
	private static String list(int models) {
		StringBuilder list = new StringBuilder("{\n  \"object\": \"list\",\n  \"data\": [\n");
		for (int model = 0; model < models; model++) {
			list.append((model > 0) ? ",\n" : "").append("""
					{
					  "id": "ft:gpt-4.1-mini-2025-04-14:acme-corporation:support-%06d:A%07d",
					  "object": "model",
					  "created": %d,
					  "owned_by": "acme-corporation-user-%06d"
					}""".formatted(model, model * 7919 % 10_000_000, 1_750_000_000 + model, model));
		}
		return list.append("\n  ]\n}\n").toString();
	}

	private static byte[] compress(byte[] body) throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
			stream.write(body);
		}
		return compressed.toByteArray();
	}

	private void serve() {
		while (!this.socket.isClosed()) {
			try (Socket client = this.socket.accept()) {
				if (readRequest(client.getInputStream())) {
					for (byte[] part : this.answer) {
						client.getOutputStream().write(part);
					}
				}
			}
			catch (IOException ex) {
				// Closed, by the client or by all
			}
		}
	}

	private boolean readRequest(InputStream stream) throws IOException {
		int length = 0;
		while (length < 4 || this.request[length - 1] != '\n' || this.request[length - 3] != '\n') {
			int count = stream.read(this.request, length, this.request.length - length);
			if (count <= 0) {
				return false;
			}
			length += count;
		}
		return true;
	}

	String baseUrl() {
		return "http://127.0.0.1:" + this.socket.getLocalPort() + "/v1";
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
