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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;

/**
 * Measures what libraries for OpenAI cost the start of one and the same web application
 * with Actuator: this starter, which asks OpenAI before the application has started, and
 * the others, which ask nobody. OpenAI is a server on loopback that answers after 300 ms.
 * The applications are started in turn, and compared with the one without any, of the
 * same round. Run it from the root of the project after a build with the applications it
 * starts, on a machine that does nothing else:
 *
 * <pre>
 * mvn package -Dmaven.test.skip -P neighbours
 * java docs/benchmarks/PeerStartBenchmark.java [rounds]
 * </pre>
 *
 * Ends with exit code 3 if this starter is not below each of the others in time and CPU
 * time, and with 4 if it is far from that in CPU time.
 */
public class PeerStartBenchmark {

	private static final Duration DELAY = Duration.ofMillis(300);

	// Of CPU time alone: the time of the clock tells how busy the machine is, too
	private static final double GROSS = 1.5;

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"model-1\",\"object\":\"model\"}]}";

	private static final Path NEIGHBOURS = Path.of("sample-app", "neighbours");

	private static final String PACKAGE = "io.github.openaihealth.neighbours.";

	private static final Pattern LOADED = Pattern.compile("^java\\.cls\\.(?:sharedL|l)oadedClasses=(\\d+)",
			Pattern.MULTILINE);

	public static void main(String[] args) throws Exception {
		int rounds = (args.length > 0) ? Integer.parseInt(args[0]) : 11;
		if (!Files.isRegularFile(NEIGHBOURS.resolve(Path.of("web", "target", "class-path", "with-starter")))) {
			System.err.println("Build the project first: mvn package -Dmaven.test.skip -P neighbours");
			System.exit(2);
		}
		System.out.println(machine());
		HttpServer server = startServer();
		int result;
		try {
			result = compare(applications(server.getAddress().getPort()), rounds);
		}
		finally {
			server.stop(0);
		}
		System.exit(result);
	}

	/**
	 * Return the applications: first the one to compare with, then the one with this
	 * starter.
	 */
	private static List<Application> applications(int port) throws IOException {
		return List.of(new Application("nothing for OpenAI", classPath("web/alone")),
				new Application("this starter, which asks OpenAI", classPath("web/with-starter"),
						"--openai.base-url=http://127.0.0.1:" + port + "/v1"),
				new Application("Spring AI's starter", classPath("web/alone", "spring-ai/alone")),
				new Application("openai-java, its client as a bean", classPath("web/alone", "openai-java/alone"),
						"--spring.main.sources=" + PACKAGE + "openaijava.OpenAiJavaApplication",
						"--spring.profiles.active=own-client"),
				new Application("LangChain4j's starter, JDK client", classPath("web/alone", "langchain4j/alone"),
						"--spring.main.sources=" + PACKAGE + "langchain4j.LangChain4jApplication",
						"--langchain4j.open-ai.chat-model.api-key=benchmark",
						"--langchain4j.open-ai.chat-model.model-name=model-1"));
	}

	// Spring Boot manages the versions, so what is the same in both is one file
	private static String classPath(String... names) throws IOException {
		Set<String> entries = new LinkedHashSet<>();
		for (String name : names) {
			String[] parts = name.split("/");
			Path target = NEIGHBOURS.resolve(parts[0]).resolve("target");
			entries.add(target.resolve("classes").toString());
			String libraries = Files.readString(target.resolve("class-path").resolve(parts[1])).strip();
			entries.addAll(List.of(libraries.split(Pattern.quote(File.pathSeparator))));
		}
		return String.join(File.pathSeparator, entries);
	}

	private static int compare(List<Application> applications, int rounds) throws Exception {
		Map<Application, List<Start>> starts = new LinkedHashMap<>();
		Map<Application, Integer> classes = new LinkedHashMap<>();
		for (Application application : applications) {
			starts.put(application, new ArrayList<>());
			classes.put(application, start(application, true).classes());
		}
		List<Application> order = new ArrayList<>(applications);
		for (int round = 0; round < rounds; round++) {
			for (Application application : order) {
				starts.get(application).add(start(application, false));
			}
			Collections.rotate(order, 1);
		}
		System.out.printf(Locale.ROOT, "%nMedians of %d rounds; a ratio is to the first line, in the same round%n%n",
				rounds);
		System.out.printf("%-34s | %7s | %5s | %7s | %5s | %7s%n", "on the class path", "start", "ratio", "CPU", "ratio",
				"classes");
		List<Start> baseline = starts.get(applications.get(0));
		List<double[]> ratios = new ArrayList<>();
		for (Application application : applications) {
			List<Start> own = starts.get(application);
			double[] ratio = { ratio(own, baseline, Start::seconds), ratio(own, baseline, Start::cpuSeconds) };
			ratios.add(ratio);
			System.out.printf(Locale.ROOT, "%-34s | %5.2f s | %5.2f | %5.2f s | %5.2f | %,7d%n", application.name(),
					median(own, Start::seconds), ratio[0], median(own, Start::cpuSeconds), ratio[1],
					classes.get(application));
		}
		int result = 0;
		for (int peer = 2; peer < ratios.size(); peer++) {
			for (int measure = 0; measure < 2; measure++) {
				double comparison = ratios.get(1)[measure] / ratios.get(peer)[measure];
				boolean gross = measure == 1 && comparison > GROSS;
				result = Math.max(result, (comparison < 1) ? 0 : gross ? 4 : 3);
			}
		}
		System.out.println((result == 0) ? "\nThis starter is below each of the others" : "\nNot below each of the others");
		return result;
	}

	private static Start start(Application application, boolean count) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						application.classPath(), PACKAGE + "web.WebApplication", "--server.port=0"));
		command.addAll(application.arguments());
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("OPENAI_") || name.startsWith("SPRING_"));
		builder.environment().put("OPENAI_API_KEY", "benchmark");
		long begin = System.nanoTime();
		Process process = builder.start();
		try (BufferedReader output = process.inputReader()) {
			StringBuilder log = new StringBuilder();
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				if (line.contains("Started ") && line.contains(" seconds")) {
					double seconds = (System.nanoTime() - begin) / 1e9;
					double cpuSeconds = process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
					return new Start(seconds, cpuSeconds, count ? classes(process) : 0);
				}
				log.append(line).append('\n');
			}
			throw new IllegalStateException("It did not start, " + application.name() + ":\n" + log);
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	private static int classes(Process process) throws IOException {
		Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				String.valueOf(process.pid()), "PerfCounter.print")
			.start();
		Matcher matcher = LOADED
			.matcher(new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		int classes = 0;
		while (matcher.find()) {
			classes += Integer.parseInt(matcher.group(1));
		}
		return classes;
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

	// The ratio is that of each round, so that a disturbance counts on both sides
	private static double ratio(List<Start> starts, List<Start> baseline, ToDoubleFunction<Start> value) {
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < starts.size(); round++) {
			ratios.add(value.applyAsDouble(starts.get(round)) / value.applyAsDouble(baseline.get(round)));
		}
		return median(ratios);
	}

	private static double median(List<Start> starts, ToDoubleFunction<Start> value) {
		return median(starts.stream().map(value::applyAsDouble).toList());
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
	 * A web application with what it has for OpenAI.
	 */
	private record Application(String name, String classPath, List<String> arguments) {

		Application(String name, String classPath, String... arguments) {
			this(name, classPath, List.of(arguments));
		}

	}

	/**
	 * What a start took.
	 */
	private record Start(double seconds, double cpuSeconds, int classes) {

	}

}
