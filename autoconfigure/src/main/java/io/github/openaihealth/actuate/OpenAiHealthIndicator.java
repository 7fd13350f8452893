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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.Assert;

/**
 * {@link HealthIndicator} for a connection to OpenAI. It renders what the
 * {@link OpenAiMonitor} knows, once for each change of it: reading it causes no request
 * and takes no time.
 */
public final class OpenAiHealthIndicator implements HealthIndicator {

	private final OpenAiMonitor monitor;

	private final String connection;

	private final Status downStatus;

	private volatile @Nullable Rendered rendered;

	/**
	 * Create an indicator.
	 * @param monitor what watches the connection
	 * @param connection the connection's name
	 * @param downStatus the status to report for a failure
	 */
	public OpenAiHealthIndicator(OpenAiMonitor monitor, String connection, Status downStatus) {
		this.monitor = monitor;
		this.connection = connection;
		this.downStatus = downStatus;
	}

	/**
	 * Create what contributes the health of all connections.
	 * @param monitor what watches the connections
	 * @param downStatus the status to report for a failure
	 * @param composite whether there is a component for each connection; otherwise there
	 * has to be one connection, whose health it is
	 * @return an {@link OpenAiHealthIndicator}, or a composite of them by the names of
	 * the connections
	 */
	public static HealthContributor contributor(OpenAiMonitor monitor, Status downStatus, boolean composite) {
		List<String> names = monitor.names();
		if (!composite) {
			Assert.state(names.size() == 1, "More than one connection needs a composite");
			return new OpenAiHealthIndicator(monitor, names.get(0), downStatus);
		}
		Map<String, HealthContributor> components = new LinkedHashMap<>();
		names.forEach((name) -> components.put(name, new OpenAiHealthIndicator(monitor, name, downStatus)));
		return CompositeHealthContributor.fromMap(components);
	}

	@Override
	public Health health() {
		Snapshot snapshot = this.monitor.snapshot(this.connection);
		Rendered rendered = this.rendered;
		if (rendered == null || rendered.snapshot() != snapshot) {
			rendered = new Rendered(snapshot, render(snapshot));
			this.rendered = rendered;
		}
		return rendered.health();
	}

	private Health render(Snapshot snapshot) {
		Details details = new Details();
		details.addReason(snapshot);
		details.addConnection(snapshot.connection());
		details.addWatch(snapshot);
		return Health.status(asStatus(snapshot.status())).withDetails(details.asMap()).build();
	}

	private Status asStatus(ConnectionStatus status) {
		return switch (status) {
			case UP -> Status.UP;
			case DOWN -> this.downStatus;
			case UNKNOWN -> Status.UNKNOWN;
		};
	}

	/**
	 * What was made of a snapshot.
	 *
	 * @param snapshot the snapshot
	 * @param health what was made of it
	 */
	private record Rendered(Snapshot snapshot, Health health) {
	}

}
