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

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Poll;
import io.github.openaihealth.monitor.PollListener;
import io.github.openaihealth.monitor.RefusalListener;
import io.github.openaihealth.monitor.Snapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.DisposableBean;

/**
 * {@link MeterBinder} for connections to OpenAI. Its meters leave their registries when
 * the application ends, since a registry may live longer. Polls before it was bound are
 * counted too, as long as they are remembered.
 */
public final class OpenAiMetrics implements MeterBinder, DisposableBean {

	private final OpenAiMonitor monitor;

	private final Clock clock;

	private final Map<MeterRegistry, Bound> bound = new ConcurrentHashMap<>();

	/**
	 * Create a binder.
	 * @param monitor what watches the connections
	 * @param clock the clock to tell ages by
	 */
	public OpenAiMetrics(OpenAiMonitor monitor, Clock clock) {
		this.monitor = monitor;
		this.clock = clock;
	}

	/**
	 * Bind the meters of each connection that is watched, once for each registry.
	 * @param registry the registry
	 */
	@Override
	public void bindTo(MeterRegistry registry) {
		this.bound.computeIfAbsent(registry, this::bind);
	}

	@Override
	public void destroy() {
		this.bound.values().forEach((bound) -> {
			this.monitor.removeListener(bound);
			this.monitor.removeRefusalListener(bound);
			bound.meters().values().forEach(ConnectionMeters::remove);
		});
		this.bound.clear();
	}

	private Bound bind(MeterRegistry registry) {
		Map<String, ConnectionMeters> meters = new LinkedHashMap<>();
		for (Snapshot snapshot : this.monitor.snapshots()) {
			if (snapshot.settings().enabled()) {
				meters.put(snapshot.name(), new ConnectionMeters(registry, this.monitor, snapshot.name(), this.clock));
			}
		}
		Bound bound = new Bound(meters);
		if (!meters.isEmpty()) {
			this.monitor.addListener(bound);
			this.monitor.addRefusalListener(bound);
		}
		return bound;
	}

	/**
	 * The meters in one registry.
	 *
	 * @param meters the meters by the names of the connections
	 */
	private record Bound(Map<String, ConnectionMeters> meters) implements PollListener, RefusalListener {

		@Override
		public void onPoll(String connection, Poll poll) {
			ConnectionMeters meters = this.meters.get(connection);
			if (meters != null) {
				meters.record(poll);
			}
		}

		@Override
		public void onRefusal(String connection, Cause cause) {
			ConnectionMeters meters = this.meters.get(connection);
			if (meters != null) {
				meters.record(cause);
			}
		}

	}

}
