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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpServer;

/**
 * Measures what this project costs a start: starts the sample application as it is, with
 * the online check, and with this project's auto-configurations excluded, in turn,
 * against a server on loopback that answers after 300 ms, and compares time and CPU time
 * until it has started. The class path is the same. Run it from the root of the project
 * after a build, on a machine that does nothing else:
 *
 * <pre>
 * java docs/benchmarks/StartupBenchmark.java [pairs]
 * </pre>
 *
 * Ends with exit code 3 if one of both ratios is above 1.05, and with 4 if that of
 * CPU time is far above it.
 */
public class StartupBenchmark {

	private static final Duration DELAY = Duration.ofMillis(300);

	private static final double LIMIT = 1.05;

	// Of CPU time alone: the time of the clock tells how busy the machine is, too
	private static final double GROSS = 1.3;

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"model-1\",\"object\":\"model\"}]}";

	public static void main(String[] args) throws Exception {
		int pairs = (args.length > 0) ? Integer.parseInt(args[0]) : 11;
		Path jar = Path.of("sample-app", "target", "openai-health-sample-app-0.1.0-SNAPSHOT.jar");
		if (!jar.toFile().isFile()) {
			System.err.println("Build the project first: there is no " + jar);
			System.exit(2);
		}
		System.out.println(machine());
		HttpServer server = startServer();
		int result;
		try {
			result = compare(jar, server.getAddress().getPort(), pairs);
		}
		finally {
			server.stop(0);
		}
		System.exit(result);
	}

	private static int compare(Path jar, int port, int pairs) throws Exception {
		List<Start> with = new ArrayList<>();
		List<Start> without = new ArrayList<>();
		String exclusion = exclusion(jar);
		start(jar, port, "");
		start(jar, port, exclusion);
		for (int pair = 0; pair < pairs; pair++) {
			with.add(start(jar, port, ""));
			without.add(start(jar, port, exclusion));
		}
		double time = report("time", with, without, Start::seconds);
		double cpuTime = report("CPU time", with, without, Start::cpuSeconds);
		return (Math.max(time, cpuTime) <= LIMIT) ? 0 : (cpuTime <= GROSS) ? 3 : 4;
	}

	// The ratio is that of each pair, so that a disturbance counts on both sides
	private static double report(String what, List<Start> with, List<Start> without, ToDoubleFunction<Start> value) {
		List<Double> ratios = new ArrayList<>();
		for (int pair = 0; pair < with.size(); pair++) {
			ratios.add(value.applyAsDouble(with.get(pair)) / value.applyAsDouble(without.get(pair)));
		}
		double ratio = median(ratios);
		System.out.printf(Locale.ROOT, "%s, medians of %d pairs: %.2f s with, %.2f s without, ratio %.3f%n", what,
				with.size(), median(with.stream().map(value::applyAsDouble).toList()),
				median(without.stream().map(value::applyAsDouble).toList()), ratio);
		return ratio;
	}

	/**
	 * Return the argument that excludes the auto-configurations that the jar's own jar
	 * lists.
	 */
	private static String exclusion(Path jar) throws IOException {
		try (JarFile application = new JarFile(jar.toFile())) {
			JarEntry own = application.stream()
				.filter((entry) -> entry.getName().contains("openai-health-spring-boot-autoconfigure"))
				.findFirst()
				.orElseThrow();
			try (JarInputStream library = new JarInputStream(application.getInputStream(own))) {
				JarEntry entry = library.getNextJarEntry();
				while (!entry.getName().endsWith("AutoConfiguration.imports")) {
					entry = library.getNextJarEntry();
				}
				return "--spring.autoconfigure.exclude=" + new String(library.readAllBytes(), StandardCharsets.UTF_8)
					.lines()
					.map(String::strip)
					.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
					.collect(Collectors.joining(","));
			}
		}
	}

	private static Start start(Path jar, int port, String argument) throws Exception {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
				jar.toString(), "--server.port=0", "--openai.base-url=http://127.0.0.1:" + port + "/v1",
				"--openai.api-key=benchmark", argument);
		long begin = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try (BufferedReader output = process.inputReader()) {
			String line = output.readLine();
			while (line != null) {
				if (line.contains("Started ") && line.contains(" seconds")) {
					double seconds = (System.nanoTime() - begin) / 1e9;
					return new Start(seconds, process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3);
				}
				line = output.readLine();
			}
			throw new IllegalStateException("The application did not start: exit code " + process.waitFor());
		}
		finally {
			process.destroyForcibly().waitFor();
		}
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
			try {
				Thread.sleep(DELAY.toMillis());
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

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
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
	 * What a start took.
	 */
	private record Start(double seconds, double cpuSeconds) {

	}

}
