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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on the loopback interface that answers every request with what a fault says,
 * byte by byte. It closes a connection only where the fault says so, or when the client
 * has closed it.
 */
class FaultServer implements AutoCloseable {

	private static final int MOST_REPEATS = 200_000;

	private final ServerSocket serverSocket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final AtomicInteger open = new AtomicInteger();

	private volatile Fault fault;

	FaultServer(Fault fault) throws IOException {
		this.fault = fault;
		this.executor.execute(this::accept);
	}

	void play(Fault fault) {
		this.fault = fault;
	}

	int port() {
		return this.serverSocket.getLocalPort();
	}

	String url() {
		return "http://127.0.0.1:" + port() + "/v1";
	}

	/**
	 * Return how many connections are open.
	 * @return the number of those that the client has not closed yet
	 */
	int open() {
		return this.open.get();
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.serverSocket.accept();
				this.open.incrementAndGet();
				this.executor.execute(() -> answer(socket));
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void answer(Socket socket) {
		Fault fault = this.fault;
		try (socket) {
			BufferedReader request = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
			if (fault.readsRequest()) {
				for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
					// read on
				}
			}
			write(socket, fault);
			if (fault.end() == Fault.End.WAIT) {
				while (request.read() != -1) {
					// until the client closes
				}
			}
			else if (fault.end() == Fault.End.RESET) {
				socket.setSoLinger(true, 0);
			}
		}
		catch (IOException ex) {
			// The client has closed it
		}
		this.open.decrementAndGet();
	}

	private static void write(Socket socket, Fault fault) throws IOException {
		OutputStream stream = socket.getOutputStream();
		try {
			stream.write(fault.answer().getBytes(StandardCharsets.ISO_8859_1));
			byte[] repeated = fault.repeated().getBytes(StandardCharsets.ISO_8859_1);
			for (int repeat = 0; repeated.length > 0 && repeat < MOST_REPEATS; repeat++) {
				stream.write(repeated);
			}
		}
		catch (SocketException ex) {
			// The client has seen enough
		}
	}

	@Override
	public void close() throws IOException {
		this.serverSocket.close();
		this.executor.shutdownNow();
	}

	/**
	 * What the server does.
	 *
	 * @param answer what it answers
	 * @param repeated what it answers after that, again and again
	 * @param readsRequest whether it reads the request before
	 * @param end how it ends the connection
	 */
	record Fault(String answer, String repeated, boolean readsRequest, End end) {

		static Fault answering(String answer, End end) {
			return new Fault(answer, "", true, end);
		}

		static Fault flooding(String beginning, String repeated) {
			return new Fault(beginning, repeated, true, End.WAIT);
		}

		/**
		 * How a connection ends.
		 */
		enum End {

			/** When the client ends it. */
			WAIT,

			/** At once. */
			CLOSE,

			/** At once, by a reset. */
			RESET

		}

	}

}
