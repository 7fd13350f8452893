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

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@link FaultServer} with which nothing is wrong, in a process that can be stopped and
 * resumed: what it has promised to take, the machine still takes for it.
 */
public final class StoppableProcess implements AutoCloseable {

	private final Process process;

	private final int port;

	StoppableProcess() throws IOException {
		this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Xmx32m", "-cp", System.getProperty("java.class.path"),
				StoppableProcess.class.getName())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		BufferedReader output = this.process.inputReader();
		this.port = Integer.parseInt(output.readLine());
	}

	int port() {
		return this.port;
	}

	void stop() throws IOException, InterruptedException {
		signal("STOP");
	}

	void resume() throws IOException, InterruptedException {
		signal("CONT");
	}

	private void signal(String name) throws IOException, InterruptedException {
		Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).start();
		assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
		assertThat(kill.exitValue()).isZero();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	/**
	 * Serve until whoever started this is gone.
	 * @param arguments none
	 * @throws IOException if there is no server
	 */
	public static void main(String[] arguments) throws IOException {
		try (FaultServer server = new FaultServer(FaultScript.NONE)) {
			System.out.println(server.port());
			System.in.read();
		}
	}

}
