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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on the loopback interface that begins an answer and never ends it, and counts
 * the connections that its clients close.
 */
class HangingServer implements AutoCloseable {

	private final ServerSocket serverSocket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final AtomicInteger opened = new AtomicInteger();

	private final AtomicInteger closed = new AtomicInteger();

	private final CountDownLatch end = new CountDownLatch(1);

	private final String beginning;

	private final boolean trickling;

	HangingServer(String beginning, boolean trickling) throws IOException {
		this.beginning = beginning;
		this.trickling = trickling;
		this.executor.execute(this::accept);
	}

	static HangingServer silent() throws IOException {
		return new HangingServer("", false);
	}

	static HangingServer stalling() throws IOException {
		return new HangingServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"object\"", false);
	}

	static HangingServer trickling() throws IOException {
		return new HangingServer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", true);
	}

	String url(String scheme) {
		return scheme + "://127.0.0.1:" + this.serverSocket.getLocalPort() + "/v1";
	}

	int opened() {
		return this.opened.get();
	}

	int closed() {
		return this.closed.get();
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.serverSocket.accept();
				this.opened.incrementAndGet();
				this.executor.execute(() -> read(socket));
				this.executor.execute(() -> write(socket));
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void read(Socket socket) {
		try (InputStream stream = socket.getInputStream()) {
			stream.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			// closed all the same
		}
		this.closed.incrementAndGet();
	}

	private void write(Socket socket) {
		try {
			OutputStream stream = socket.getOutputStream();
			stream.write(this.beginning.getBytes(StandardCharsets.US_ASCII));
			while (this.trickling && !this.end.await(20, TimeUnit.MILLISECONDS)) {
				stream.write("1\r\n \r\n".getBytes(StandardCharsets.US_ASCII));
			}
		}
		catch (IOException | InterruptedException ex) {
			// closed
		}
	}

	@Override
	public void close() throws IOException {
		this.end.countDown();
		this.serverSocket.close();
		this.executor.shutdownNow();
	}

}
