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
import java.io.OutputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpServer;

/**
 * Measures what this starter takes of an application that idles: threads, live objects on
 * the heap, metaspace and classes. Starts one and the same web application with Actuator
 * without the starter, with it and its auto-configurations excluded, and with it, side by
 * side, against a server on loopback, lets them idle with six polls, and looks at them
 * several times after a full garbage collection. Run it from the root of the project
 * after a build with the application:
 *
 * <pre>
 * mvn package -Dmaven.test.skip -P neighbours
 * java docs/benchmarks/FootprintBenchmark.java [seconds]
 * </pre>
 *
 * Ends with exit code 3 if the starter keeps more than 1 MB of heap, compared with the
 * same class path, or more than one thread; with 4 if it is far from that.
 */
public class FootprintBenchmark {

	private static final int POLLS = 6;

	// Long enough for the threads around a request to end
	private static final int SHORTEST_INTERVAL = 10_000;

	private static final int TAKES = 5;

	private static final double HEAP_LIMIT = 1_000_000;

	private static final double GROSS = 2;

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"model-1\",\"object\":\"model\"}]}";

	private static final Path TARGET = Path.of("sample-app", "neighbours", "web", "target");

	private static final Path IMPORTS = Path.of("autoconfigure", "src", "main", "resources", "META-INF", "spring",
			"org.springframework.boot.autoconfigure.AutoConfiguration.imports");

	private static final AtomicInteger requests = new AtomicInteger();

	public static void main(String[] args) throws Exception {
		int seconds = (args.length > 0) ? Integer.parseInt(args[0]) : 60;
		if (!Files.isRegularFile(TARGET.resolve(Path.of("class-path", "with-starter")))) {
			System.err.println("Build the project first: mvn package -Dmaven.test.skip -P neighbours");
			System.exit(2);
		}
		System.out.println(machine());
		HttpServer server = startServer();
		int result;
		try {
			result = compare(server.getAddress().getPort(), seconds);
		}
		finally {
			server.stop(0);
		}
		System.exit(result);
	}

	private static int compare(int port, int seconds) throws Exception {
		List<Application> applications = new ArrayList<>();
		try {
			applications.add(Application.start("alone"));
			applications.add(Application.start("with-starter", "--spring.autoconfigure.exclude=" + autoConfigurations()));
			applications.add(Application.start("with-starter", "--openai.base-url=http://127.0.0.1:" + port + "/v1",
					"--openai.health.interval=" + Math.max(SHORTEST_INTERVAL, seconds * 1000 / POLLS) + "ms"));
			new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
			List<List<Footprint>> takes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
			for (int take = 0; take < TAKES; take++) {
				for (int application = 0; application < applications.size(); application++) {
					takes.get(application).add(applications.get(application).look());
				}
			}
			System.out.printf("%nAfter %d idle seconds, medians of %d takes; the starter made %d requests meanwhile%n%n",
					seconds, TAKES, requests.get());
			System.out.printf("%-26s | %9s | %9s | %7s | %7s%n", "", "heap", "metaspace", "classes", "threads");
			print("without the starter's jars", takes.get(0));
			print("auto-configurations off", takes.get(1));
			print("with the starter", takes.get(2));
			double heap = difference(takes, Footprint::heap);
			double threads = staying(takes.get(2)).size() - staying(takes.get(1)).size();
			System.out.printf(Locale.ROOT, "%-26s | %,6.0f kB | %,6.0f kB | %,7.0f | %7.0f%n", "the starter's own",
					heap / 1000, difference(takes, Footprint::metaspace) / 1000, difference(takes, Footprint::classes),
					threads);
			List<String> names = staying(takes.get(2));
			names.removeAll(staying(takes.get(1)));
			System.out.println("\nThreads that only it has, and that stay: " + String.join(", ", names));
			double excess = Math.max(heap / HEAP_LIMIT, threads);
			return (excess <= 1) ? 0 : (excess <= GROSS) ? 3 : 4;
		}
		finally {
			for (Application application : applications) {
				application.process().destroyForcibly().waitFor();
			}
		}
	}

	private static void print(String name, List<Footprint> takes) {
		System.out.printf(Locale.ROOT, "%-26s | %,6.0f kB | %,6.0f kB | %,7.0f | %7.0f%n", name,
				median(takes, Footprint::heap) / 1000, median(takes, Footprint::metaspace) / 1000,
				median(takes, Footprint::classes), (double) staying(takes).size());
	}

	private static double difference(List<List<Footprint>> takes, ToDoubleFunction<Footprint> value) {
		return median(takes.get(2), value) - median(takes.get(1), value);
	}

	// Those for the seconds around a request have another name each time
	private static List<String> staying(List<Footprint> takes) {
		List<String> staying = new ArrayList<>(takes.get(0).threads());
		takes.forEach((footprint) -> staying.retainAll(footprint.threads()));
		return staying;
	}

	private static double median(List<Footprint> takes, ToDoubleFunction<Footprint> value) {
		double[] values = takes.stream().mapToDouble(value).sorted().toArray();
		return values[values.length / 2];
	}

	private static String autoConfigurations() throws IOException {
		return Files.readString(IMPORTS)
			.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
			.collect(Collectors.joining(","));
	}

	private static HttpServer startServer() throws IOException {
		byte[] body = MODELS.getBytes(StandardCharsets.UTF_8);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			return thread;
		}));
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
	 * What an application takes: bytes of live objects, bytes of metaspace, the number of
	 * classes, and the names of its threads.
	 */
	private record Footprint(long heap, long metaspace, long classes, List<String> threads) {

	}

	/**
	 * An application that has started.
	 */
	private record Application(Process process) {

		private static final Pattern TOTAL = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);

		private static final Pattern COUNTER = Pattern.compile("^([\\w.]+)=(\\d+)$", Pattern.MULTILINE);

		// One with a stack of Java: neither the compiler's nor the garbage collector's
		private static final Pattern THREAD = Pattern
			.compile("^\"([^\"]+)\" #\\d+ .*\\R +java\\.lang\\.Thread\\.State", Pattern.MULTILINE);

		static Application start(String classPath, String... arguments) throws Exception {
			List<String> command = new ArrayList<>(List.of(tool("java"), "-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1", "-cp",
					TARGET.resolve("classes") + File.pathSeparator
							+ Files.readString(TARGET.resolve("class-path").resolve(classPath)).strip(),
					"io.github.openaihealth.neighbours.web.WebApplication", "--server.port=0"));
			command.addAll(List.of(arguments));
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
			builder.environment().keySet().removeIf((name) -> name.startsWith("OPENAI_") || name.startsWith("SPRING_"));
			builder.environment().put("OPENAI_API_KEY", "benchmark");
			Process process = builder.start();
			BufferedReader output = process.inputReader();
			String line = output.readLine();
			while (line != null && !(line.contains("Started ") && line.contains(" seconds"))) {
				line = output.readLine();
			}
			if (line == null) {
				throw new IllegalStateException("The application did not start: exit code " + process.waitFor());
			}
			Thread reader = new Thread(() -> discard(output));
			reader.setDaemon(true);
			reader.start();
			return new Application(process);
		}

		private static void discard(BufferedReader output) {
			try {
				output.transferTo(Writer.nullWriter());
			}
			catch (IOException ex) {
				// Stopped
			}
		}

		Footprint look() throws IOException {
			ask("GC.run");
			Matcher total = TOTAL.matcher(ask("GC.class_histogram"));
			if (!total.find()) {
				throw new IllegalStateException("The histogram is not as expected");
			}
			Map<String, Long> counters = new TreeMap<>();
			Matcher counter = COUNTER.matcher(ask("PerfCounter.print"));
			while (counter.find()) {
				counters.put(counter.group(1), Long.parseLong(counter.group(2)));
			}
			List<String> threads = new ArrayList<>();
			Matcher thread = THREAD.matcher(ask("Thread.print"));
			while (thread.find()) {
				threads.add(thread.group(1));
			}
			return new Footprint(Long.parseLong(total.group(1)), counters.get("sun.gc.metaspace.used"),
					counters.get("java.cls.loadedClasses") + counters.get("java.cls.sharedLoadedClasses")
							- counters.get("java.cls.unloadedClasses"),
					threads);
		}

		private String ask(String what) throws IOException {
			Process jcmd = new ProcessBuilder(tool("jcmd"), String.valueOf(this.process.pid()), what).start();
			return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}

		private static String tool(String name) {
			return Path.of(System.getProperty("java.home"), "bin", name).toString();
		}

	}

}
