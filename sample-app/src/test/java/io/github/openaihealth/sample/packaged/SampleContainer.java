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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.DockerStatus;
import org.testcontainers.utility.MountableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged application in a container of its own.
 */
final class SampleContainer extends GenericContainer<SampleContainer> {

	static final int SIMULATION_PORT = 8081;

	private static final int SERVER_PORT = 8080;

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private static final HttpClient client = HttpClient.newHttpClient();

	private static final JsonMapper mapper = new JsonMapper();

	private SampleContainer(String... arguments) {
		super(DockerImageName.parse(System.getProperty("container.base-image")));
		withCopyFileToContainer(MountableFile.forHostPath(Path.of(System.getProperty("sample.jar"))), "/app.jar");
		withCommand(Stream
			.concat(Stream.of("java", "-XX:TieredStopAtLevel=1", "-jar", "/app.jar", "--server.address=0.0.0.0"),
					Stream.of(arguments))
			.toArray(String[]::new));
	}

	/**
	 * Create a container whose application starts.
	 * @param arguments its command line
	 * @return the container, not yet started
	 */
	static SampleContainer of(String... arguments) {
		return new SampleContainer(arguments).withExposedPorts(SERVER_PORT)
			.waitingFor(Wait.forLogMessage(".*Started SampleApplication in .*", 1))
			.withStartupTimeout(LIMIT);
	}

	/**
	 * Create a container whose application ends by itself. Its start lasts until then.
	 * @param arguments its command line
	 * @return the container, not yet started
	 */
	static SampleContainer ending(String... arguments) {
		return new SampleContainer(arguments)
			.withStartupCheckStrategy(new EndedStartupCheckStrategy().withTimeout(LIMIT));
	}

	/**
	 * Create a container that other containers and this machine can take for OpenAI.
	 * @param apiKey the key that it accepts
	 * @return the container, not yet started
	 */
	static SampleContainer simulation(String apiKey) {
		return of("--simulation.address=0.0.0.0", "--simulation.port=" + SIMULATION_PORT,
				"--simulation.api-key=" + apiKey)
			.withExposedPorts(SIMULATION_PORT, SERVER_PORT);
	}

	JsonNode health() throws IOException, InterruptedException {
		return mapper.readTree(send(HttpRequest.newBuilder(uri("/actuator/health/openai"))));
	}

	void play(String scenario) throws IOException, InterruptedException {
		send(HttpRequest.newBuilder(uri("/simulation/" + scenario)).POST(BodyPublishers.noBody()));
	}

	void pause() {
		getDockerClient().pauseContainerCmd(getContainerId()).exec();
	}

	void resume() {
		getDockerClient().unpauseContainerCmd(getContainerId()).exec();
	}

	long exitCode() {
		return getCurrentContainerInfo().getState().getExitCodeLong();
	}

	private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return client.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString()).body();
	}

	private URI uri(String path) {
		return URI.create("http://%s:%d%s".formatted(getHost(), getMappedPort(SERVER_PORT), path));
	}

	/**
	 * Takes a container for started once it has ended.
	 */
	private static final class EndedStartupCheckStrategy extends StartupCheckStrategy {

		@Override
		public StartupStatus checkStartupState(DockerClient dockerClient, String containerId) {
			return DockerStatus.isContainerStopped(getCurrentState(dockerClient, containerId))
					? StartupStatus.SUCCESSFUL : StartupStatus.NOT_YET_KNOWN;
		}

	}

}
