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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.probe.Fault.Act;
import io.github.openaihealth.probe.Fault.Player;
import io.github.openaihealth.probe.FaultScript.End;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.JdkClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where a {@link Fault} is played: a server, what leads there, and the probe that asks.
 * Nothing is wrong before {@link #play()} and after {@link #heal()}.
 */
public final class FaultStage implements AutoCloseable {

	/**
	 * How long a service that answers may take.
	 */
	static final Duration PATIENT = Duration.ofSeconds(5);

	/**
	 * How long is waited for one that does not.
	 */
	static final Duration IMPATIENT = Duration.ofMillis(10);

	private final Fault fault;

	private final FaultServer server;

	private final FaultScript healthy;

	private final @Nullable StoppableProcess process;

	private final CountDownLatch healed = new CountDownLatch(1);

	private volatile HostLookup.Resolver resolver = FaultStage::loopback;

	/**
	 * Create a new instance, on which nothing is wrong.
	 * @param fault what will be wrong
	 * @throws IOException if there is no server
	 */
	public FaultStage(Fault fault) throws IOException {
		this.fault = fault;
		this.healthy = switch (fault.player()) {
			case SERVICE, NAME_SERVER -> FaultScript.NONE;
			case SERVICE_WITH_TLS -> FaultScript.NONE.with(FaultCertificates.GOOD);
			case PROXY -> FaultScript.NONE.with(FaultCertificates.GOOD).tunnelled();
		};
		this.server = new FaultServer(this.healthy);
		this.process = (fault.act() instanceof Act.Stopped) ? new StoppableProcess() : null;
	}

	/**
	 * Return where the service is.
	 * @return the base URL
	 */
	public String url() {
		int port = (this.process != null) ? this.process.port() : this.server.port();
		return switch (this.fault.player()) {
			case SERVICE -> "http://127.0.0.1:" + port + "/v1";
			case SERVICE_WITH_TLS -> "https://127.0.0.1:" + port + "/v1";
			case PROXY -> "https://openai-health.invalid/v1";
			case NAME_SERVER -> "http://openai-health.invalid:" + port + "/v1";
		};
	}

	/**
	 * Create a probe that reaches the service. It waits for a short time only where the
	 * fault keeps it waiting.
	 * @return the probe
	 */
	public OpenAiProbe probe() {
		return probe(this.fault.hangs() ? IMPATIENT : PATIENT);
	}

	/**
	 * Create a probe that reaches the service.
	 * @param timeout how long it waits
	 * @return the probe
	 */
	public OpenAiProbe probe(Duration timeout) {
		return new OpenAiProbe(new ProbeSettings(timeout, timeout, Duration.ofDays(30)), transport(), List.of(),
				new KeysInUse());
	}

	private ProbeTransport transport() {
		Player player = this.fault.player();
		SslBundle trust = (player == Player.SERVICE_WITH_TLS || player == Player.PROXY) ? FaultCertificates.trust()
				: null;
		return new ProbeTransport((player == Player.PROXY) ? throughProxy() : null, HttpClientSettings.defaults(),
				(connection) -> trust, (host) -> this.resolver.resolve(host));
	}

	private JdkClientHttpConnectorBuilder throughProxy() {
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), this.server.port());
		return ClientHttpConnectorBuilder.jdk()
			.withHttpClientCustomizer((client) -> client.proxy(ProxySelector.of(address)));
	}

	/**
	 * Begin with the fault.
	 * @throws Exception if it cannot be played
	 */
	public void play() throws Exception {
		Act act = this.fault.act();
		if (act instanceof Act.Scripted scripted) {
			this.server.play(scripted.script());
		}
		else if (act instanceof Act.Unknown) {
			this.resolver = (host) -> {
				throw new UnknownHostException(host);
			};
		}
		else if (act instanceof Act.Unresolved) {
			this.resolver = this::resolveWhenHealed;
		}
		else if (act instanceof Act.Refused) {
			this.server.refuse();
		}
		else if (act instanceof Act.Unanswered) {
			this.server.leaveUnanswered();
		}
		else if (this.process != null) {
			this.process.stop();
		}
	}

	/**
	 * End the fault.
	 * @throws Exception if the service does not come back
	 */
	public void heal() throws Exception {
		this.resolver = FaultStage::loopback;
		this.healed.countDown();
		this.server.play(this.healthy);
		Act act = this.fault.act();
		if (act instanceof Act.Refused || act instanceof Act.Unanswered) {
			this.server.listen();
		}
		else if (this.process != null) {
			this.process.resume();
		}
	}

	/**
	 * Return how many connections are open.
	 * @return the number of those that the probe has not closed
	 */
	public int open() {
		return this.server.open();
	}

	/**
	 * Return how many connections were made.
	 * @return the number of all until now
	 */
	public int served() {
		return this.server.accepted();
	}

	/**
	 * Return whether the server reads nothing, so that it does not notice either when a
	 * connection is closed.
	 * @return {@code true} as long as the fault is played
	 */
	public boolean isDeaf() {
		return this.fault.act() instanceof Act.Scripted scripted && scripted.script().end() == End.DEAF;
	}

	private static InetAddress[] loopback(String host) throws UnknownHostException {
		return new InetAddress[] { InetAddress.getLoopbackAddress() };
	}

	private InetAddress[] resolveWhenHealed(String host) throws UnknownHostException {
		try {
			this.healed.await();
			return loopback(host);
		}
		catch (InterruptedException ex) {
			throw new UnknownHostException(host);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		if (this.process != null) {
			this.process.close();
		}
	}

}
