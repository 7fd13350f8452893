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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;

/**
 * Measures what the validation at start-up costs: starts the sample application with the
 * online check and without it, in turn, against a server on loopback that answers after
 * 300 ms, and compares the medians. Run it from the root of the project after a build:
 *
 * <pre>
 * java docs/benchmarks/StartupBenchmark.java [runs]
 * </pre>
 *
 * Ends with exit code 3 if the check makes the start more than 15 % longer.
 */
public class StartupBenchmark {

	private static final Duration DELAY = Duration.ofMillis(300);

	private static final double LIMIT = 1.15;

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"model-1\",\"object\":\"model\"}]}";

	public static void main(String[] args) throws Exception {
		int runs = (args.length > 0) ? Integer.parseInt(args[0]) : 11;
		Path jar = Path.of("sample-app", "target", "openai-health-sample-app-0.1.0-SNAPSHOT.jar");
		if (!jar.toFile().isFile()) {
			System.err.println("Build the project first: there is no " + jar);
			System.exit(2);
		}
		HttpServer server = startServer();
		try {
			System.exit(compare(jar, server.getAddress().getPort(), runs) ? 0 : 3);
		}
		finally {
			server.stop(0);
		}
	}

	private static boolean compare(Path jar, int port, int runs) throws Exception {
		List<Double> checked = new ArrayList<>();
		List<Double> unchecked = new ArrayList<>();
		start(jar, port, "online");
		start(jar, port, "off");
		for (int run = 0; run < runs; run++) {
			checked.add(start(jar, port, "online"));
			unchecked.add(start(jar, port, "off"));
		}
		double ratio = median(checked) / median(unchecked);
		System.out.printf(Locale.ROOT, "median of %d starts: %.2f s with the online check, %.2f s without, ratio %.3f%n",
				runs, median(checked), median(unchecked), ratio);
		return ratio <= LIMIT;
	}

	private static double start(Path jar, int port, String mode) throws Exception {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
				jar.toString(), "--server.port=0", "--openai.base-url=http://127.0.0.1:" + port + "/v1",
				"--openai.api-key=benchmark", "--openai.validation.mode=" + mode);
		long begin = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try (BufferedReader output = process.inputReader()) {
			String line = output.readLine();
			while (line != null) {
				if (line.contains("Started ") && line.contains(" seconds")) {
					return (System.nanoTime() - begin) / 1e9;
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

}
