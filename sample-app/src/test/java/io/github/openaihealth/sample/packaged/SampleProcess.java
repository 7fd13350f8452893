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

package io.github.openaihealth.sample.packaged;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged application in a JVM of its own, with no variable of the environment but
 * those given.
 */
final class SampleProcess implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final String STARTED = "Started SampleApplication in ";

	private static final HttpClient client = HttpClient.newHttpClient();

	private static final JsonMapper mapper = new JsonMapper();

	private final StringBuffer output = new StringBuffer();

	private final Process process;

	private final Thread reader;

	private SampleProcess(Map<String, String> environment, List<String> launch, List<String> arguments)
			throws IOException {
		List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
		command.addAll(launch);
		command.add("--server.port=0");
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).directory(jar().getParent().toFile())
			.redirectErrorStream(true);
		builder.environment().clear();
		builder.environment().put("LC_ALL", "C.UTF-8");
		builder.environment().putAll(environment);
		this.process = builder.start();
		this.reader = new Thread(this::read, "sample output");
		this.reader.setDaemon(true);
		this.reader.start();
	}

	/**
	 * Start the application.
	 * @param arguments its command line
	 * @return the process, which may still be starting
	 * @throws IOException if it cannot be started
	 */
	static SampleProcess start(String... arguments) throws IOException {
		return start(Map.of(), arguments);
	}

	static SampleProcess start(Map<String, String> environment, String... arguments) throws IOException {
		return new SampleProcess(environment, List.of("-jar", jar().toString()), List.of(arguments));
	}

	/**
	 * Start the application in another way than by its jar alone.
	 * @param launch the options of the JVM, up to the jar or the main class
	 * @param arguments its command line
	 * @return the process, which may still be starting
	 * @throws IOException if it cannot be started
	 */
	static SampleProcess launch(List<String> launch, String... arguments) throws IOException {
		return launch(Map.of(), launch, arguments);
	}

	static SampleProcess launch(Map<String, String> environment, List<String> launch, String... arguments)
			throws IOException {
		return new SampleProcess(environment, launch, List.of(arguments));
	}

	static Path jar() {
		return Path.of(System.getProperty("sample.jar"));
	}

	static String java() {
		return Path.of(System.getProperty("sample.java-home", System.getProperty("java.home")), "bin", "java")
			.toString();
	}

	SampleProcess awaitStarted() {
		return awaitStarted(1);
	}

	/**
	 * Await a start, which may be one of several in the same process.
	 * @param count how often the application will have started
	 * @return this process
	 */
	SampleProcess awaitStarted(int count) {
		Awaitility.await().atMost(LIMIT).until(() -> !this.process.isAlive() || starts() >= count);
		if (!this.process.isAlive()) {
			throw new AssertionError("The application has ended:\n" + output());
		}
		return this;
	}

	long pid() {
		return this.process.pid();
	}

	/**
	 * Return what the process was started with, without its environment.
	 * @return its command line
	 */
	String commandLine() {
		return this.process.info().commandLine().orElse("");
	}

	int awaitExit() throws InterruptedException {
		if (!this.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
			throw new AssertionError("The application has not ended:\n" + output());
		}
		this.reader.join(LIMIT.toMillis());
		return this.process.exitValue();
	}

	/**
	 * Return what the application has written so far, to either stream.
	 * @return the output
	 */
	String output() {
		return this.output.toString();
	}

	String get(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(uri(path))).body();
	}

	/**
	 * Read a page that must exist.
	 * @param path the path
	 * @return the body
	 * @throws IOException if no answer comes
	 * @throws InterruptedException if interrupted
	 */
	String getExisting(String path) throws IOException, InterruptedException {
		HttpResponse<String> response = send(HttpRequest.newBuilder(uri(path)));
		if (response.statusCode() != 200 && response.statusCode() != 503) {
			throw new AssertionError("%s answers %d".formatted(path, response.statusCode()));
		}
		return response.body();
	}

	JsonNode health() throws IOException, InterruptedException {
		return json("/actuator/health/openai");
	}

	JsonNode json(String path) throws IOException, InterruptedException {
		return mapper.readTree(get(path));
	}

	JsonNode simulation() throws IOException, InterruptedException {
		return json("/simulation");
	}

	JsonNode play(String scenario) throws IOException, InterruptedException {
		return mapper.readTree(post("/simulation/" + scenario));
	}

	String post(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody())).body();
	}

	/**
	 * Send a signal to the process.
	 * @param signal the signal's name, without {@code SIG}
	 * @throws IOException if it cannot be sent
	 * @throws InterruptedException if interrupted
	 */
	void signal(String signal) throws IOException, InterruptedException {
		int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(this.process.pid())).start().waitFor();
		if (exit != 0) {
			throw new AssertionError("The signal %s cannot be sent".formatted(signal));
		}
	}

	/**
	 * Count the live objects of some classes.
	 * @param prefix how the names of the classes begin
	 * @return their number, after garbage was collected
	 * @throws IOException if they cannot be counted
	 */
	long liveObjects(String prefix) throws IOException {
		Path jcmd = Path.of(java()).resolveSibling("jcmd");
		Process histogram = new ProcessBuilder(jcmd.toString(), Long.toString(this.process.pid()), "GC.class_histogram")
			.redirectErrorStream(true)
			.start();
		String output = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		Pattern line = Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +\\[*L?" + Pattern.quote(prefix), Pattern.MULTILINE);
		return line.matcher(output).results().mapToLong((match) -> Long.parseLong(match.group(1))).sum();
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return client.send(request.timeout(REQUEST_LIMIT).build(), BodyHandlers.ofString());
	}

	private long starts() {
		return output().lines().filter((line) -> line.contains(STARTED)).count();
	}

	/**
	 * Return where the application answers, since its last start.
	 * @return the port
	 */
	int port() {
		return PORT.matcher(output())
			.results()
			.reduce((first, last) -> last)
			.map((match) -> Integer.parseInt(match.group(1)))
			.orElseThrow(() -> new AssertionError("The application has no port yet:\n" + output()));
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	private void read() {
		char[] buffer = new char[8192];
		try (Reader in = new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8)) {
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				this.output.append(buffer, 0, count);
			}
		}
		catch (IOException ex) {
			// A process that is destroyed closes its streams before it has ended
			this.output.append("(").append(ex.getMessage()).append(")\n");
		}
	}

}
