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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;

/**
 * Measures what connections cost one JVM: starts the sample application with 1, 10 and
 * 100 connections, each with a key of its own, against a server on loopback that answers
 * after 50 ms, and lets it poll each every second. Prints the threads of this project at
 * their most, CPU time and allocation per poll, without what the application takes that
 * does not poll, and the time of the start. Ends with exit code 3 if a poll allocates
 * more with many connections than with one, or more threads are there than 16 for
 * requests and the one that plans. Run it from the root of the project after a build, on
 * a machine that does nothing else:
 *
 * <pre>
 * java docs/benchmarks/ManyConnections.java [seconds]
 * </pre>
 *
 * With 15 seconds, as is the default, it takes less than three minutes.
 */
public class ManyConnections {

	private static final int[] CONNECTIONS = { 1, 10, 100 };

	private static final int MOST_THREADS = 17;

	private static final double MOST = 1.25;

	private static final Duration DELAY = Duration.ofMillis(50);

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"model-1\",\"object\":\"model\"}]}";

	private static final Pattern THREAD = Pattern.compile("^\"openai-health", Pattern.MULTILINE);

	private static final Pattern USED = Pattern.compile("def new generation.*used (\\d+)K");

	private static final AtomicInteger requests = new AtomicInteger();

	public static void main(String[] args) throws Exception {
		int seconds = (args.length > 0) ? Integer.parseInt(args[0]) : 15;
		Path jar = Path.of("sample-app", "target", "openai-health-sample-app-0.1.0-SNAPSHOT.jar");
		if (!jar.toFile().isFile()) {
			System.err.println("Build the project first: there is no " + jar);
			System.exit(2);
		}
		List<Load> loads = new ArrayList<>();
		HttpServer server = startServer();
		try {
			System.out.println("connections | threads | CPU per poll | allocation per poll |   start | CPU of the start");
			int port = server.getAddress().getPort();
			Load silent = load(command(jar, port, 1), "1d", seconds);
			for (int connections : CONNECTIONS) {
				List<String> command = command(jar, port, connections);
				Load polling = load(command, "1s", seconds).without(silent);
				loads.add(polling);
				System.out.printf(Locale.ROOT, "%11d | %7d | %9.2f ms | %16.0f kB | %5.2f s | %14.2f s%n", connections,
						polling.threads(), polling.cpuMillis() / polling.polls(), polling.kilobytesPerPoll(),
						polling.application().seconds(), polling.application().cpuSeconds());
			}
		}
		finally {
			server.stop(0);
		}
		double most = loads.stream().mapToDouble(Load::kilobytesPerPoll).max().orElseThrow();
		double ratio = most / loads.get(0).kilobytesPerPoll();
		System.out.printf(Locale.ROOT, "A poll allocates %.2f times as much as with one connection, %.2f are allowed%n",
				ratio, MOST);
		boolean failed = ratio > MOST || loads.stream().anyMatch((load) -> load.threads() > MOST_THREADS);
		System.exit(failed ? 3 : 0);
	}

	private static List<String> command(Path jar, int port, int connections) {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-Xms2500m", "-Xmn2300m", "-XX:-ResizeTLAB", "-XX:TLABSize=64k",
				"-jar", jar.toString(), "--server.port=0",
				"--openai.base-url=http://127.0.0.1:" + port + "/v1", "--openai.api-key=benchmark-0"));
		for (int connection = 1; connection < connections; connection++) {
			command.add("--openai.connections.c" + connection + ".api-key=benchmark-" + connection);
		}
		return command;
	}

	private static Load load(List<String> command, String interval, int seconds) throws Exception {
		List<String> withInterval = new ArrayList<>(command);
		withInterval.add("--openai.health.interval=" + interval);
		Application application = Application.start(withInterval);
		try {
			pause(seconds);
			int threads = 0;
			int pollsBefore = requests.get();
			Duration cpuBefore = application.cpu();
			long usedBefore = application.kilobytesUsed();
			for (int sample = 0; sample < 10; sample++) {
				pause(seconds / 10.0);
				threads = Math.max(threads, application.threads());
			}
			long used = application.kilobytesUsed() - usedBefore;
			Duration cpu = application.cpu().minus(cpuBefore);
			if (used < 0) {
				throw new IllegalStateException("Garbage was collected meanwhile: measure for a shorter time");
			}
			return new Load(application, threads, requests.get() - pollsBefore, cpu.toNanos() / 1e6, used);
		}
		finally {
			application.stop();
		}
	}

	private static void pause(double seconds) throws InterruptedException {
		new CountDownLatch(1).await((long) (seconds * 1000), TimeUnit.MILLISECONDS);
	}

	private static HttpServer startServer() throws IOException {
		byte[] body = MODELS.getBytes(StandardCharsets.UTF_8);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
		server.setExecutor(Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			return thread;
		}));
		server.createContext("/v1/models", (exchange) -> {
			requests.incrementAndGet();
			try {
				pause(DELAY.toMillis() / 1e3);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			try (OutputStream response = exchange.getResponseBody()) {
				response.write(body);
			}
		});
		server.start();
		return server;
	}

	/**
	 * What an application took while it was looked at.
	 */
	private record Load(Application application, int threads, int polls, double cpuMillis, double kilobytes) {

		Load without(Load silent) {
			return new Load(this.application, this.threads, this.polls - silent.polls,
					this.cpuMillis - silent.cpuMillis, this.kilobytes - silent.kilobytes);
		}

		double kilobytesPerPoll() {
			return this.kilobytes / this.polls;
		}

	}

	/**
	 * An application that has started.
	 */
	private record Application(Process process, double seconds, double cpuSeconds) {

		static Application start(List<String> command) throws Exception {
			long begin = System.nanoTime();
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			BufferedReader output = process.inputReader();
			String line = output.readLine();
			while (line != null && !(line.contains("Started ") && line.contains(" seconds"))) {
				line = output.readLine();
			}
			if (line == null) {
				throw new IllegalStateException("The application did not start: exit code " + process.waitFor());
			}
			double seconds = (System.nanoTime() - begin) / 1e9;
			double cpuSeconds = process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
			Thread reader = new Thread(() -> discard(output));
			reader.setDaemon(true);
			reader.start();
			return new Application(process, seconds, cpuSeconds);
		}

		private static void discard(BufferedReader output) {
			try {
				output.transferTo(Writer.nullWriter());
			}
			catch (IOException ex) {
				// Stopped
			}
		}

		Duration cpu() {
			return this.process.info().totalCpuDuration().orElseThrow();
		}

		int threads() throws Exception {
			Matcher matcher = THREAD.matcher(ask("Thread.print"));
			int threads = 0;
			while (matcher.find()) {
				threads++;
			}
			return threads;
		}

		long kilobytesUsed() throws Exception {
			Matcher matcher = USED.matcher(ask("GC.heap_info"));
			if (!matcher.find()) {
				throw new IllegalStateException("The heap is not as expected");
			}
			return Long.parseLong(matcher.group(1));
		}

		private String ask(String what) throws Exception {
			Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
					String.valueOf(this.process.pid()), what)
				.start();
			return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}

		void stop() throws InterruptedException {
			this.process.destroyForcibly().waitFor();
		}

	}

}
