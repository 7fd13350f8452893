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
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;

/**
 * Measures what reading health costs: {@code /actuator/health/openai} beside
 * {@code /actuator/health/ping} of the same application, over eight connections that each
 * ask again when they have their answer. A round is ping, OpenAI, OpenAI, ping; how the
 * first ping compares with the second tells what the machine adds by itself. Once with
 * {@code show-details=always}, once with {@code never}. Counts the requests that OpenAI,
 * which is a server on loopback, gets meanwhile, until a million reads have been made,
 * and while the endpoint is told to poll all the time. Run it from the root of the
 * project after a build with the application, on a machine that does nothing else:
 *
 * <pre>
 * mvn package -Dmaven.test.skip -P neighbours
 * java docs/benchmarks/HealthLoadBenchmark.java [rounds [reads]]
 * </pre>
 *
 * Ends with exit code 3 if a ratio of throughput is below 1.00, or one of the 99th
 * percentile above it, by more than ping differs from itself; with 4 if throughput is far
 * from that, or if reading has caused a request.
 */
public class HealthLoadBenchmark {

	private static final int CONNECTIONS = 8;

	private static final Duration TURN = Duration.ofMillis(500);

	private static final Duration WARM_UP = Duration.ofSeconds(2);

	private static final int BATCH = 100;

	private static final double GROSS = 3;

	// The endpoint polls no more often than that when it is told to
	private static final Duration BETWEEN_POLLS = Duration.ofSeconds(10);

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"model-1\",\"object\":\"model\"}]}";

	private static final Path TARGET = Path.of("sample-app", "neighbours", "web", "target");

	private static final AtomicInteger requests = new AtomicInteger();

	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 20;
		int reads = (args.length > 1) ? Integer.parseInt(args[1]) : 1_000_000;
		if (!Files.isRegularFile(TARGET.resolve(Path.of("class-path", "with-starter")))) {
			System.err.println("Build the project first: mvn package -Dmaven.test.skip -P neighbours");
			System.exit(2);
		}
		System.out.println(machine());
		HttpServer server = startServer();
		int result;
		try {
			result = measure(server.getAddress().getPort(), rounds, reads);
		}
		finally {
			server.stop(0);
		}
		System.exit(result);
	}

	private static int measure(int port, int rounds, int reads) throws Exception {
		System.out.printf(Locale.ROOT, "%nMedians of %d rounds, %d connections%n%n", rounds, CONNECTIONS);
		System.out.printf("%-12s | %9s | %9s | %10s | %10s | %8s | %8s | %9s | %9s%n", "show-details", "ping",
				"openai", "throughput", "ping/ping", "p99 ping", "openai", "p99 ratio", "ping/ping");
		int result = 0;
		long read = 0;
		try (Application always = Application.start(port, "always")) {
			Comparison comparison = compare(always, "always", rounds);
			result = Math.max(result, comparison.result());
			read += comparison.reads();
		}
		try (Application never = Application.start(port, "never")) {
			Comparison comparison = compare(never, "never", rounds);
			result = Math.max(result, comparison.result());
			read += comparison.reads();
			int before = requests.get();
			try (Connection connection = new Connection(never.port())) {
				for (; read < reads; read += BATCH) {
					connection.ask("GET /actuator/health/openai", BATCH);
				}
			}
			int caused = comparison.requests() + requests.get() - before;
			System.out.printf(Locale.ROOT, "%n%,d reads made %d requests to OpenAI%n", read, caused);
			result = (caused == 0) ? result : 4;
			return readWhilePolling(never) ? result : 4;
		}
	}

	private static Comparison compare(Application application, String name, int rounds) throws Exception {
		Load.of(application, "ping", WARM_UP);
		Load.of(application, "openai", WARM_UP);
		int before = requests.get();
		List<Load> first = new ArrayList<>();
		List<Load> second = new ArrayList<>();
		List<Load> openai = new ArrayList<>();
		List<Load> again = new ArrayList<>();
		for (int round = 0; round < rounds; round++) {
			first.add(Load.of(application, "ping", TURN));
			openai.add(Load.of(application, "openai", TURN));
			again.add(Load.of(application, "openai", TURN));
			second.add(Load.of(application, "ping", TURN));
		}
		double[] throughput = new double[rounds];
		double[] noise = new double[rounds];
		double[] tail = new double[rounds];
		double[] tailNoise = new double[rounds];
		long reads = 0;
		for (int round = 0; round < rounds; round++) {
			throughput[round] = (openai.get(round).perSecond() + again.get(round).perSecond())
					/ (first.get(round).perSecond() + second.get(round).perSecond());
			noise[round] = second.get(round).perSecond() / first.get(round).perSecond();
			tail[round] = (openai.get(round).p99() + again.get(round).p99())
					/ (first.get(round).p99() + second.get(round).p99());
			tailNoise[round] = second.get(round).p99() / first.get(round).p99();
			reads += openai.get(round).latencies().length + again.get(round).latencies().length;
		}
		List<Load> ping = new ArrayList<>(first);
		ping.addAll(second);
		openai.addAll(again);
		System.out.printf(Locale.ROOT,
				"%-12s | %,7.0f/s | %,7.0f/s | %10.3f | %4.2f..%4.2f | %5.2f ms | %5.2f ms | %9.3f | %4.2f..%4.2f%n",
				name, median(ping.stream().mapToDouble(Load::perSecond).toArray()),
				median(openai.stream().mapToDouble(Load::perSecond).toArray()), median(throughput), quartile(noise, 1),
				quartile(noise, 3), median(ping.stream().mapToDouble(Load::p99).toArray()),
				median(openai.stream().mapToDouble(Load::p99).toArray()), median(tail), quartile(tailNoise, 1),
				quartile(tailNoise, 3));
		double slower = 1 / median(throughput) - spread(noise);
		double later = median(tail) - spread(tailNoise);
		// One pause of the machine makes a 99th percentile
		return new Comparison((slower > GROSS) ? 4 : (Math.max(slower, later) > 1) ? 3 : 0, reads,
				requests.get() - before);
	}

	/**
	 * Read while the endpoint is told to poll all the time.
	 * @return whether OpenAI was asked by the endpoint alone, as often as it may
	 */
	private static boolean readWhilePolling(Application application) throws Exception {
		Duration time = BETWEEN_POLLS.plusSeconds(2);
		int before = requests.get();
		ExecutorService executor = Executors.newSingleThreadExecutor();
		HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + application.port() + "/actuator/openai"))
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		Future<Integer> posts = executor.submit(() -> {
			HttpClient client = HttpClient.newHttpClient();
			int count = 0;
			for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; count++) {
				int status = client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode();
				if (status != 200) {
					throw new IOException("The endpoint answered " + status);
				}
			}
			return count;
		});
		executor.shutdown();
		int reads = Load.of(application, "openai", time).latencies().length;
		int posted = posts.get();
		int made = requests.get() - before;
		int allowed = 1 + (int) time.dividedBy(BETWEEN_POLLS);
		System.out.printf(Locale.ROOT, "%,d reads beside %,d POSTs in %d s made %d requests, of %d that POSTs may make%n",
				reads, posted, time.toSeconds(), made, allowed);
		return made <= allowed;
	}

	private static double median(double[] values) {
		return quartile(values, 2);
	}

	private static double quartile(double[] values, int number) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[(sorted.length - 1) * number / 4];
	}

	private static double spread(double[] ratios) {
		return (quartile(ratios, 3) - quartile(ratios, 1)) / 2;
	}

	private static HttpServer startServer() throws IOException {
		byte[] body = MODELS.getBytes(StandardCharsets.UTF_8);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/v1/models", (exchange) -> {
			requests.incrementAndGet();
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			try (OutputStream response = exchange.getResponseBody()) {
				response.write(body);
			}
		});
		server.start();
		return server;
	}

	private static String machine() throws IOException {
		Path processors = Path.of("/proc/cpuinfo");
		String processor = System.getProperty("os.arch");
		if (Files.isReadable(processors)) {
			processor = Files.readString(processors)
				.lines()
				.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse(processor);
		}
		return "JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores, " + processor;
	}

	/**
	 * What a comparison came to.
	 */
	private record Comparison(int result, long reads, int requests) {

	}

	/**
	 * What a load has taken: nanoseconds for each answer, ascending.
	 */
	private record Load(long[] latencies, double seconds) {

		static Load of(Application application, String component, Duration time) throws Exception {
			ExecutorService executor = Executors.newFixedThreadPool(CONNECTIONS);
			try {
				List<Future<long[]>> all = new ArrayList<>();
				long begin = System.nanoTime();
				for (int connection = 0; connection < CONNECTIONS; connection++) {
					all.add(executor.submit(() -> ask(application, component, begin + time.toNanos())));
				}
				List<long[]> parts = new ArrayList<>();
				for (Future<long[]> part : all) {
					parts.add(part.get());
				}
				long end = System.nanoTime();
				return new Load(parts.stream().flatMapToLong(Arrays::stream).sorted().toArray(), (end - begin) / 1e9);
			}
			finally {
				executor.shutdown();
			}
		}

		private static long[] ask(Application application, String component, long end) throws IOException {
			long[] latencies = new long[1024];
			int count = 0;
			try (Connection connection = new Connection(application.port())) {
				for (long begin = System.nanoTime(); begin < end;) {
					connection.ask("GET /actuator/health/" + component, 1);
					long now = System.nanoTime();
					if (count == latencies.length) {
						latencies = Arrays.copyOf(latencies, 2 * count);
					}
					latencies[count++] = now - begin;
					begin = now;
				}
			}
			return Arrays.copyOf(latencies, count);
		}

		double perSecond() {
			return this.latencies.length / this.seconds;
		}

		double p99() {
			return this.latencies[(int) (this.latencies.length * 0.99)] / 1e6;
		}

	}

	/**
	 * A connection that is kept. Reads no more of an answer than where it ends, so that
	 * it takes little of the processor that the application needs.
	 */
	private static final class Connection implements AutoCloseable {

		// Tomcat sends what Spring writes in chunks, of which the last is empty
		private static final String END = "\r\n0\r\n\r\n";

		private final Socket socket;

		private final InputStream input;

		private final OutputStream output;

		private final byte[] buffer = new byte[16 * 1024];

		Connection(int port) throws IOException {
			this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
			this.socket.setTcpNoDelay(true);
			this.input = this.socket.getInputStream();
			this.output = this.socket.getOutputStream();
		}

		/**
		 * Send requests, and wait for the answers.
		 * @param request the first line of each, without the version
		 * @param count how many are sent without waiting between them
		 */
		void ask(String request, int count) throws IOException {
			this.output.write((request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n").repeat(count)
				.getBytes(StandardCharsets.ISO_8859_1));
			int answers = 0;
			int matched = 0;
			boolean first = true;
			while (answers < count) {
				int length = this.input.read(this.buffer);
				if (length < 0 || (first
						&& !new String(this.buffer, 0, 12, StandardCharsets.ISO_8859_1).equals("HTTP/1.1 200"))) {
					throw new IOException(
							"Answered: " + new String(this.buffer, 0, Math.max(0, length), StandardCharsets.UTF_8));
				}
				first = false;
				for (int i = 0; i < length; i++) {
					matched = (this.buffer[i] == END.charAt(matched)) ? matched + 1 : (this.buffer[i] == '\r') ? 1 : 0;
					if (matched == END.length()) {
						matched = 0;
						answers++;
					}
				}
			}
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

	/**
	 * An application that has started.
	 */
	private record Application(Process process, int port) implements AutoCloseable {

		private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

		static Application start(int openAi, String showDetails) throws Exception {
			ProcessBuilder builder = new ProcessBuilder(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
					TARGET.resolve("classes") + File.pathSeparator
							+ Files.readString(TARGET.resolve(Path.of("class-path", "with-starter"))).strip(),
					"io.github.openaihealth.neighbours.web.WebApplication", "--server.port=0",
					"--server.tomcat.max-keep-alive-requests=-1", "--openai.health.interval=1d",
					"--openai.base-url=http://127.0.0.1:" + openAi + "/v1",
					"--management.endpoints.web.exposure.include=health,openai",
					"--management.endpoint.health.show-components=always",
					"--management.endpoint.health.show-details=" + showDetails)
				.redirectErrorStream(true);
			builder.environment().keySet().removeIf((name) -> name.startsWith("OPENAI_") || name.startsWith("SPRING_"));
			builder.environment().put("OPENAI_API_KEY", "benchmark");
			Process process = builder.start();
			BufferedReader output = process.inputReader();
			int port = 0;
			String line = output.readLine();
			while (line != null && !(line.contains("Started ") && line.contains(" seconds"))) {
				Matcher matcher = PORT.matcher(line);
				port = matcher.find() ? Integer.parseInt(matcher.group(1)) : port;
				line = output.readLine();
			}
			if (line == null) {
				throw new IllegalStateException("The application did not start: exit code " + process.waitFor());
			}
			Thread reader = new Thread(() -> discard(output));
			reader.setDaemon(true);
			reader.start();
			return new Application(process, port);
		}

		private static void discard(BufferedReader output) {
			try {
				output.transferTo(Writer.nullWriter());
			}
			catch (IOException ex) {
				// Stopped
			}
		}

		@Override
		public void close() throws InterruptedException {
			this.process.destroyForcibly().waitFor();
		}

	}

}
