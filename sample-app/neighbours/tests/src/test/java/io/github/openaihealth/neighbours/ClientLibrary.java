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

package io.github.openaihealth.neighbours;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The applications, each with the libraries of its own class path.
 */
enum ClientLibrary {

	OPENAI_JAVA("openai-java", "openaijava.OpenAiJavaApplication"),

	SPRING_AI("spring-ai", "springai.SpringAiApplication"),

	LANGCHAIN4J("langchain4j", "langchain4j.LangChain4jApplication");

	private static final long LIMIT_SECONDS = 180;

	private final String module;

	private final String application;

	ClientLibrary(String module, String application) {
		this.module = module;
		this.application = application;
	}

	/**
	 * Start the application in a JVM of its own, with no variable of the environment but
	 * those given, and wait for its end.
	 * @param classPath the name of the class path: {@code alone} or {@code with-starter}
	 * @param environment the variables
	 * @param arguments the command line
	 * @return how it ended
	 * @throws Exception if it cannot be started
	 */
	Ending run(String classPath, Map<String, String> environment, String... arguments) throws Exception {
		Path target = Path.of(System.getProperty("neighbours"), this.module, "target");
		String libraries = Files.readString(target.resolve("class-path").resolve(classPath));
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
				"-Xshare:auto", "-cp", target.resolve("classes") + System.getProperty("path.separator") + libraries,
				"io.github.openaihealth.neighbours." + this.application));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile(target, "output", ".log");
		ProcessBuilder builder = new ProcessBuilder(command).directory(target.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().clear();
		builder.environment().put("LC_ALL", "C.UTF-8");
		builder.environment().putAll(environment);
		Process process = builder.start();
		try {
			if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
				throw new AssertionError("The application has not ended:\n" + read(output));
			}
			return new Ending(process.exitValue(), read(output), Instant.now());
		}
		finally {
			process.destroyForcibly();
			Files.delete(output);
		}
	}

	private static String read(Path output) throws IOException {
		return Files.readString(output, StandardCharsets.UTF_8);
	}

	/**
	 * How an application ended.
	 *
	 * @param exitCode its exit code
	 * @param output what it wrote to either stream
	 * @param time when it ended
	 */
	record Ending(int exitCode, String output, Instant time) {

	}

}
