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

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;

/**
 * Starts the sample application in the smallest of pods: in CPU cgroups of a quarter, a
 * half and a whole core, with a little load beside it, against a server on loopback that
 * answers after 50 ms. A key that the server refuses must stop every start; with a good
 * one the first answer of health must be {@code UP}, with a latency below half a second.
 * Run it as root, from the root of the project after a build:
 *
 * <pre>
 * java docs/benchmarks/SmallestPod.java [starts]
 * </pre>
 *
 * Ends with exit code 3 if one start was wrong, and with 4 if no cgroup can be made here.
 */
public class SmallestPod {

	private static final Duration DELAY = Duration.ofMillis(50);

	private static final Duration LONGEST_START = Duration.ofMinutes(4);

	private static final double LONGEST_LATENCY = 0.5;

	private static final int PERIOD = 100_000;

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"model-1\",\"object\":\"model\"}]}";

	private static final String REFUSAL = "{\"error\":{\"message\":\"Incorrect API key provided\",\"type\":"
			+ "\"invalid_request_error\",\"param\":null,\"code\":\"invalid_api_key\"}}";

	// Takes a few milliseconds in fifty
	private static final String LOAD = "while :; do i=0; while [ $i -lt 2000 ]; do i=$((i+1)); done; sleep 0.05; done";

	private static final Pattern STATUS = Pattern.compile("\"status\":\"([A-Z_]+)\"");

	private static final Pattern LATENCY = Pattern.compile("\"latency\":\"PT([0-9.]+)S\"");

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	public static void main(String[] args) throws Exception {
		int starts = (args.length > 0) ? Integer.parseInt(args[0]) : 10;
		Path jar = Path.of("sample-app", "target", "openai-health-sample-app-0.1.0-SNAPSHOT.jar");
		if (!jar.toFile().isFile()) {
			System.err.println("Build the project first: there is no " + jar);
			System.exit(2);
		}
		if (!Cgroup.canBeMade()) {
			System.err.println("No CPU cgroup can be made here: it takes root, and a controller that is not taken");
			System.exit(4);
		}
		HttpServer server = startServer();
		boolean right = true;
		try {
			for (double cores : new double[] { 0.25, 0.5, 1 }) {
				right &= tryAll(jar, server.getAddress().getPort(), cores, starts);
			}
		}
		finally {
			server.stop(0);
		}
		System.exit(right ? 0 : 3);
	}

	private static boolean tryAll(Path jar, int port, double cores, int starts) throws Exception {
		// As many pods at a time as fit into one core, so that they do not disturb each other
		ExecutorService executor = Executors.newFixedThreadPool((int) Math.max(1, 1 / cores));
		List<Future<Start>> refused = new ArrayList<>();
		List<Future<Start>> good = new ArrayList<>();
		for (int start = 0; start < starts; start++) {
			refused.add(executor.submit(() -> start(jar, port, cores, "refused")));
			good.add(executor.submit(() -> start(jar, port, cores, "accepted")));
		}
		int stopped = 0;
		int up = 0;
		double latency = 0;
		double seconds = 0;
		for (int start = 0; start < starts; start++) {
			stopped += refused.get(start).get().stopped() ? 1 : 0;
			Start second = good.get(start).get();
			up += second.up() ? 1 : 0;
			latency = Math.max(latency, second.latency());
			seconds = Math.max(seconds, second.seconds());
		}
		executor.shutdown();
		System.out.printf(Locale.ROOT,
				"%.2f cores: a refused key stopped %d of %d starts, a good one was UP at the first read in %d of %d, "
						+ "longest latency %.3f s, longest start %.1f s%n",
				cores, stopped, starts, up, starts, latency, seconds);
		return stopped == starts && up == starts && latency < LONGEST_LATENCY;
	}

	private static Start start(Path jar, int port, double cores, String key) throws Exception {
		try (Cgroup cgroup = new Cgroup(cores)) {
			cgroup.start(List.of("sh", "-c", LOAD), null);
			Path log = Files.createTempFile("pod", ".log");
			long begin = System.nanoTime();
			Process process = cgroup.start(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-jar", jar.toString(), "--server.port=0", "--openai.base-url=http://127.0.0.1:" + port + "/v1",
					"--openai.api-key=" + key), log);
			String health = firstHealth(process, log, begin);
			double seconds = (System.nanoTime() - begin) / 1e9;
			boolean stopped = !process.isAlive() && process.exitValue() == 1
					&& Files.readString(log).contains("docs/causes.md#api-key-rejected");
			Start start = new Start(stopped, "UP".equals(find(STATUS, health)), number(find(LATENCY, health)), seconds);
			if (!start.stopped() && !start.up()) {
				System.out.println(key + " key, health: " + health + ", log:\n" + Files.readString(log));
			}
			Files.delete(log);
			return start;
		}
	}

	/**
	 * Read health as soon as the web server is there.
	 * @return what was answered, or nothing if the process has ended before
	 */
	private static String firstHealth(Process process, Path log, long begin) throws Exception {
		while (process.isAlive() && System.nanoTime() - begin < LONGEST_START.toNanos()) {
			String port = find(PORT, Files.readString(log));
			if (port != null) {
				return HttpClient.newHttpClient()
					.send(HttpRequest
						.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/openai"))
						.timeout(LONGEST_START)
						.build(), HttpResponse.BodyHandlers.ofString())
					.body();
			}
			process.waitFor(50, TimeUnit.MILLISECONDS);
		}
		return "";
	}

	private static String find(Pattern pattern, String text) {
		// The status is the last member
		String found = null;
		for (Matcher matcher = pattern.matcher(text); matcher.find();) {
			found = matcher.group(1);
		}
		return found;
	}

	private static double number(String text) {
		return (text != null) ? Double.parseDouble(text) : 0;
	}

	private static HttpServer startServer() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			return thread;
		}));
		server.createContext("/v1/models", (exchange) -> {
			boolean refused = "Bearer refused".equals(exchange.getRequestHeaders().getFirst("Authorization"));
			byte[] body = (refused ? REFUSAL : MODELS).getBytes(StandardCharsets.UTF_8);
			try {
				Thread.sleep(DELAY.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(refused ? 401 : 200, body.length);
			try (OutputStream response = exchange.getResponseBody()) {
				response.write(body);
			}
		});
		server.start();
		return server;
	}

	/**
	 * What became of a start.
	 */
	private record Start(boolean stopped, boolean up, double latency, double seconds) {

	}

	/**
	 * A CPU cgroup, of version 2 or 1.
	 */
	private static final class Cgroup implements AutoCloseable {

		private static final Path UNIFIED = Path.of("/sys/fs/cgroup");

		private static final Path CPU = Path.of("/sys/fs/cgroup/cpu");

		private final Path directory;

		private final List<Process> processes = new ArrayList<>();

		Cgroup(double cores) throws IOException {
			this.directory = Files.createTempDirectory(parent(), "openai-health-pod-");
			String quota = String.valueOf((int) (cores * PERIOD));
			if (isUnified()) {
				write("cpu.max", quota + " " + PERIOD);
			}
			else {
				write("cpu.cfs_period_us", String.valueOf(PERIOD));
				write("cpu.cfs_quota_us", quota);
			}
		}

		static boolean canBeMade() {
			try (Cgroup cgroup = new Cgroup(1)) {
				return cgroup.start(List.of("true"), null).waitFor() == 0;
			}
			catch (IOException ex) {
				return false;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

		private static boolean isUnified() {
			return Files.exists(UNIFIED.resolve("cgroup.controllers"));
		}

		private static Path parent() {
			return isUnified() ? UNIFIED : CPU;
		}

		Process start(List<String> command, Path log) throws IOException {
			List<String> entering = new ArrayList<>(
					List.of("sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", this.directory + "/cgroup.procs"));
			entering.addAll(command);
			ProcessBuilder builder = new ProcessBuilder(entering).redirectErrorStream(true);
			builder.redirectOutput((log != null) ? ProcessBuilder.Redirect.to(log.toFile())
					: ProcessBuilder.Redirect.DISCARD);
			Process process = builder.start();
			this.processes.add(process);
			return process;
		}

		private void write(String file, String value) throws IOException {
			Files.writeString(this.directory.resolve(file), value);
		}

		@Override
		public void close() throws IOException {
			for (Process process : this.processes) {
				process.descendants().forEach(ProcessHandle::destroyForcibly);
				process.destroyForcibly();
			}
			for (int attempt = 0; attempt < 100; attempt++) {
				try {
					for (Process process : this.processes) {
						process.waitFor();
					}
					Files.delete(this.directory);
					return;
				}
				catch (IOException ex) {
					pause();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					return;
				}
			}
		}

		// A process leaves its cgroup a little after its end
		private static void pause() {
			try {
				Thread.sleep(20);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
