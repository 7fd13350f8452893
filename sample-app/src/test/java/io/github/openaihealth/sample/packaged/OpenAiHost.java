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
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays OpenAI's hosts on this machine: a process that is started with {@link #options()}
 * finds them here by their real names, and trusts the certificate that they have here.
 */
final class OpenAiHost implements AutoCloseable {

	private static final String PASSWORD = "password";

	private static final Answer MODELS = new Answer(200, Map.of("Content-Type", "application/json"),
			"{\"object\":\"list\",\"data\":[{\"id\":\"gpt-made-up\",\"object\":\"model\"}]}");

	private final Path directory;

	private final HttpsServer server;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	private final Set<String> hosts = ConcurrentHashMap.newKeySet();

	/**
	 * Start it.
	 * @param directory where to put certificate and host names
	 * @throws Exception if it cannot be started
	 */
	OpenAiHost(Path directory) throws Exception {
		this.directory = directory;
		keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=api.openai.com", "-ext",
				"san=dns:api.openai.com,dns:*.api.openai.com", "-keystore", "server.p12");
		keytool("-exportcert", "-rfc", "-alias", "server", "-keystore", "server.p12", "-file", "server.pem");
		Files.writeString(directory.resolve("hosts"), """
				127.0.0.1 api.openai.com
				127.0.0.1 eu.api.openai.com
				127.0.0.1 mtls.api.openai.com
				127.0.0.1 localhost
				""");
		this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setHttpsConfigurator(new HttpsConfigurator(sslContext()));
		this.server.createContext("/", this::handle);
		this.server.setExecutor(this.executor);
		this.server.start();
	}

	/**
	 * Answer a key from now on, and list models to all others.
	 * @param key the key
	 * @param answer the answer
	 */
	void answer(String key, Answer answer) {
		this.answers.put("Bearer " + key, answer);
	}

	/**
	 * Return the address of a host.
	 * @param host its name
	 * @return the base URL
	 */
	String baseUrl(String host) {
		return "https://" + host + ":" + this.server.getAddress().getPort() + "/v1";
	}

	/**
	 * Return the names by which this was called.
	 * @return the hosts
	 */
	Set<String> hosts() {
		return this.hosts;
	}

	/**
	 * Return how to start an application that finds the hosts here.
	 * @return options of the JVM, and what the application is
	 */
	List<String> options() {
		return List.of("-Djdk.net.hosts.file=" + this.directory.resolve("hosts"), "-jar",
				SampleProcess.jar().toString());
	}

	/**
	 * Return the arguments of an application that trusts the certificate.
	 * @return the arguments
	 */
	List<String> arguments() {
		return List.of("--openai.base-url=" + baseUrl("api.openai.com"), "--openai.ssl.bundle=openai-host",
				"--spring.ssl.bundle.pem.openai-host.truststore.certificate=file:"
						+ this.directory.resolve("server.pem"));
	}

	private SSLContext sslContext() throws Exception {
		KeyStore keyStore = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(this.directory.resolve("server.p12"))) {
			keyStore.load(stream, PASSWORD.toCharArray());
		}
		KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keyManagers.init(keyStore, PASSWORD.toCharArray());
		SSLContext sslContext = SSLContext.getInstance("TLS");
		sslContext.init(keyManagers.getKeyManagers(), null, null);
		return sslContext;
	}

	private void keytool(String... arguments) throws Exception {
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		ProcessBuilder builder = new ProcessBuilder(keytool).directory(this.directory.toFile());
		builder.command().addAll(List.of(arguments));
		builder.command().addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
		Process process = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isZero();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.hosts.add(exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", ""));
			String authorization = exchange.getRequestHeaders().getFirst("Authorization");
			Answer answer = (authorization != null) ? this.answers.getOrDefault(authorization, MODELS) : MODELS;
			byte[] body = answer.bytes();
			answer.headers().forEach(exchange.getResponseHeaders()::set);
			exchange.sendResponseHeaders(answer.status(), (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	/**
	 * An answer.
	 *
	 * @param status the status
	 * @param headers the headers
	 * @param body the body, or what it is in Base64 after {@code base64:}
	 */
	record Answer(int status, Map<String, String> headers, String body) {

		private static final String BASE64 = "base64:";

		static Answer inBase64(int status, Map<String, String> headers, String body) {
			return new Answer(status, headers, BASE64 + body);
		}

		static Answer error(int status, String code, String message) {
			return new Answer(status,
					Map.of("Content-Type", "application/json", "x-request-id", "req_" + "0123456789abcdef".repeat(2)),
					"{\"error\":{\"message\":\"%s\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":%s}}"
						.formatted(message, code.isEmpty() ? "null" : '"' + code + '"'));
		}

		byte[] bytes() {
			return this.body.startsWith(BASE64) ? Base64.getDecoder().decode(this.body.substring(BASE64.length()))
					: this.body.getBytes(StandardCharsets.UTF_8);
		}

	}

}
