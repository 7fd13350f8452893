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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLSocket;

import io.github.openaihealth.probe.FaultScript.End;

/**
 * A server on the loopback interface that does with every connection what a
 * {@link FaultScript} says, byte by byte. It closes a connection only where the script
 * says so, or when the client has closed it.
 */
final class FaultServer implements AutoCloseable {

	private static final int MOST_UNANSWERED = 20;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final AtomicInteger accepted = new AtomicInteger();

	private final AtomicInteger open = new AtomicInteger();

	private final List<Socket> held = new ArrayList<>();

	private final Object change = new Object();

	private final int port;

	private ServerSocket serverSocket;

	private CompletableFuture<Void> accepting = CompletableFuture.completedFuture(null);

	private FaultScript script;

	private boolean closed;

	FaultServer(FaultScript script) throws IOException {
		this.script = script;
		this.serverSocket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.port = this.serverSocket.getLocalPort();
		accept();
	}

	void play(FaultScript script) {
		synchronized (this.change) {
			this.script = script;
			this.change.notifyAll();
		}
	}

	int port() {
		return this.port;
	}

	/**
	 * Return how many connections were made.
	 * @return the number of all until now
	 */
	int accepted() {
		return this.accepted.get();
	}

	/**
	 * Return how many connections are open.
	 * @return the number of those that the client has not closed yet
	 */
	int open() {
		return this.open.get();
	}

	/**
	 * Listen no more, so that connections are refused.
	 * @throws IOException if the port is lost
	 */
	void refuse() throws IOException {
		stopAccepting();
		Socket keeper = new Socket();
		this.held.add(keeper);
		keeper.setReuseAddress(true);
		keeper.bind(address());
	}

	/**
	 * Take no connection any more, so that those who connect wait.
	 * @throws IOException if the port is lost
	 */
	void leaveUnanswered() throws IOException {
		stopAccepting();
		this.serverSocket = new ServerSocket(this.port, 1, InetAddress.getLoopbackAddress());
		try {
			for (int waiting = 0; waiting < MOST_UNANSWERED; waiting++) {
				Socket socket = new Socket();
				this.held.add(socket);
				socket.connect(address(), 200);
			}
		}
		catch (SocketTimeoutException ex) {
			// As many wait as there is room for
		}
	}

	/**
	 * Take connections again.
	 * @throws IOException if the port is lost
	 */
	void listen() throws IOException {
		this.serverSocket.close();
		release();
		this.serverSocket = new ServerSocket(this.port, 50, InetAddress.getLoopbackAddress());
		accept();
	}

	private void release() throws IOException {
		for (Socket socket : this.held) {
			socket.close();
		}
		this.held.clear();
	}

	private InetSocketAddress address() {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port);
	}

	private void accept() {
		ServerSocket listening = this.serverSocket;
		this.accepting = CompletableFuture.runAsync(() -> {
			try {
				while (true) {
					Socket socket = listening.accept();
					this.accepted.incrementAndGet();
					this.open.incrementAndGet();
					this.executor.execute(() -> serve(socket));
				}
			}
			catch (IOException ex) {
				// closed
			}
		}, this.executor);
	}

	// Whoever waits in accept holds the port until it returns
	private void stopAccepting() throws IOException {
		this.serverSocket.close();
		this.accepting.join();
	}

	private void serve(Socket socket) {
		try (socket) {
			serve(socket, current());
		}
		catch (IOException ex) {
			// The client has closed it
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.open.decrementAndGet();
	}

	private FaultScript current() {
		synchronized (this.change) {
			return this.script;
		}
	}

	private void serve(Socket accepted, FaultScript script) throws IOException, InterruptedException {
		if (script.end() == End.DEAF) {
			awaitEndOf(script);
		}
		if (script.tunnel()) {
			readHead(accepted.getInputStream());
			accepted.getOutputStream().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes());
		}
		Socket socket = (script.certificate() != null) ? encrypt(accepted, script.certificate()) : accepted;
		if (script.reads()) {
			readHead(socket.getInputStream());
		}
		try {
			write(socket.getOutputStream(), script);
		}
		catch (IOException ex) {
			// The client has seen enough
		}
		end(accepted, socket, script.end());
	}

	private void awaitEndOf(FaultScript script) throws InterruptedException {
		synchronized (this.change) {
			while (this.script == script && !this.closed) {
				this.change.wait();
			}
		}
	}

	private static Socket encrypt(Socket socket, FaultCertificates certificate) throws IOException {
		SSLSocket encrypted = (SSLSocket) certificate.serverContext()
			.getSocketFactory()
			.createSocket(socket, null, socket.getPort(), false);
		encrypted.setUseClientMode(false);
		return encrypted;
	}

	private static void readHead(InputStream stream) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		for (int next = stream.read(); next != -1; next = stream.read()) {
			head.write(next);
			if (next == '\n' && head.toString().endsWith("\r\n\r\n")) {
				return;
			}
		}
	}

	private void write(OutputStream stream, FaultScript script) throws IOException, InterruptedException {
		stream.write(script.answer());
		for (int repeat = 0; repeat < script.repeats(); repeat++) {
			pause(script);
			stream.write(script.repeated());
		}
		stream.write(script.rest());
	}

	private void pause(FaultScript script) throws InterruptedException {
		if (script.pause() > 0) {
			synchronized (this.change) {
				if (!this.closed) {
					this.change.wait(script.pause());
				}
			}
		}
	}

	private static void end(Socket accepted, Socket socket, End end) throws IOException {
		switch (end) {
			case RESET -> accepted.setSoLinger(true, 0);
			case CLOSE -> socket.close();
			case CLOSE_WHEN_ASKED -> socket.getInputStream().read();
			case WAIT, DEAF -> {
				while (socket.getInputStream().read() != -1) {
					// until the client closes
				}
			}
			case CUT -> {
				// Closed by whoever has accepted it
			}
		}
	}

	@Override
	public void close() throws IOException {
		synchronized (this.change) {
			this.closed = true;
			this.change.notifyAll();
		}
		release();
		this.serverSocket.close();
		this.executor.shutdownNow();
	}

}
