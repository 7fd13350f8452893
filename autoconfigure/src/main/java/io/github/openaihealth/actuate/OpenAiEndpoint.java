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

package io.github.openaihealth.actuate;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.openaihealth.actuate.OpenAiDescriptor.ChangeDescriptor;
import io.github.openaihealth.actuate.OpenAiDescriptor.ConnectionDescriptor;
import io.github.openaihealth.actuate.OpenAiDescriptor.PollDescriptor;
import io.github.openaihealth.actuate.OpenAiDescriptor.SettingDescriptor;
import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@link Endpoint @Endpoint} that tells how OpenAI is configured, how the connections are
 * and were, and that polls on request. Reading it causes no request to OpenAI.
 */
@Endpoint(id = "openai")
public class OpenAiEndpoint {

	private final OpenAiMonitor monitor;

	private final Sanitizer sanitizer;

	/**
	 * Create an endpoint.
	 * @param monitor what watches the connections
	 * @param sanitizer what the application wants hidden beyond keys, which are masked
	 * already
	 */
	public OpenAiEndpoint(OpenAiMonitor monitor, Sanitizer sanitizer) {
		this.monitor = monitor;
		this.sanitizer = sanitizer;
	}

	/**
	 * Tell what is known of all connections.
	 * @return the connections
	 */
	@ReadOperation
	public OpenAiDescriptor connections() {
		Map<String, ConnectionDescriptor> connections = new LinkedHashMap<>();
		this.monitor.snapshots().forEach((snapshot) -> connections.put(snapshot.name(), describe(snapshot)));
		return new OpenAiDescriptor(connections);
	}

	/**
	 * Tell what is known of a connection.
	 * @param connection the connection's name
	 * @return the connection, or {@code null} if there is none of that name
	 */
	@ReadOperation
	public @Nullable ConnectionDescriptor connection(@Selector String connection) {
		return this.monitor.names().contains(connection) ? describe(this.monitor.snapshot(connection)) : null;
	}

	/**
	 * Poll all connections now, and tell what is known then. Calls at the same time share
	 * one request, and one that follows within ten seconds gets what is known.
	 * @return the connections
	 */
	@WriteOperation
	public OpenAiDescriptor poll() {
		await(this.monitor.pollNow());
		return connections();
	}

	/**
	 * Poll a connection now, and tell what is known then. Calls at the same time share
	 * one request, and one that follows within ten seconds gets what is known.
	 * @param connection the connection's name
	 * @return the connection, or {@code null} if there is none of that name
	 */
	@WriteOperation
	public @Nullable ConnectionDescriptor pollConnection(@Selector String connection) {
		if (this.monitor.names().contains(connection)) {
			await(this.monitor.pollNow(connection));
		}
		return connection(connection);
	}

	private void await(Future<?> poll) {
		try {
			poll.get(limit().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			// What is known tells as much: the poll is not among the latest
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Return how long a poll may take: two requests and what lies between them.
	 * @return the limit
	 */
	private Duration limit() {
		return this.monitor.snapshots()
			.stream()
			.map((snapshot) -> snapshot.settings().probeTimeout())
			.max(Comparator.naturalOrder())
			.orElse(Duration.ZERO)
			.multipliedBy(2)
			.plusSeconds(2);
	}

	private ConnectionDescriptor describe(Snapshot snapshot) {
		Redaction redaction = new Redaction(OpenAiConnection.prefix(snapshot.name()), snapshot.connection(),
				this.sanitizer);
		return new ConnectionDescriptor(configuration(snapshot, redaction), state(snapshot, redaction),
				snapshot.history().polls().stream().map(PollDescriptor::of).toList(),
				snapshot.history().changes().stream().map((change) -> ChangeDescriptor.of(change, redaction)).toList());
	}

	private static Map<String, SettingDescriptor> configuration(Snapshot snapshot, Redaction redaction) {
		ConnectionSummary connection = snapshot.connection();
		String prefix = OpenAiConnection.prefix(snapshot.name());
		Map<String, SettingDescriptor> configuration = new LinkedHashMap<>();
		redaction.settings().forEach((setting, shown) -> {
			SettingOrigin origin = (connection != null) ? connection.origins().get(setting) : null;
			configuration.put(setting.property(prefix), describe(shown, origin, redaction));
		});
		return configuration;
	}

	private static SettingDescriptor describe(Object shown, @Nullable SettingOrigin origin, Redaction redaction) {
		if (origin == null) {
			return new SettingDescriptor(shown, null, null);
		}
		// What lost may be of the kind that is to be hidden
		List<String> overrides = redaction.isEmpty() ? origin.overrides() : List.of();
		return new SettingDescriptor(shown, origin.description(), overrides.isEmpty() ? null : overrides);
	}

	private Map<String, Object> state(Snapshot snapshot, Redaction redaction) {
		Details details = new Details();
		details.add("status", snapshot.status().name());
		details.add("since", snapshot.since());
		details.addReason(snapshot);
		details.addDocsOnClassPath(snapshot);
		details.addFacts(snapshot);
		details.addWatch(snapshot);
		Map<String, Object> state = details.asMap();
		state.replaceAll((name, value) -> redaction.apply(value));
		return state;
	}

}
