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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.openaihealth.monitor.OpenAiMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.DisposableBean;

/**
 * {@link MeterBinder} for a connection to OpenAI. Its meters leave their registries when
 * the application ends, since a registry may live longer. Polls before it was bound are
 * counted too, as long as they are remembered.
 */
public final class OpenAiMetrics implements MeterBinder, DisposableBean {

	private final OpenAiMonitor monitor;

	private final Clock clock;

	private final Map<MeterRegistry, ConnectionMeters> bound = new ConcurrentHashMap<>();

	/**
	 * Create a binder.
	 * @param monitor what watches the connection
	 * @param clock the clock to tell ages by
	 */
	public OpenAiMetrics(OpenAiMonitor monitor, Clock clock) {
		this.monitor = monitor;
		this.clock = clock;
	}

	/**
	 * Bind the meters, once for each registry, unless the connection is not watched.
	 * @param registry the registry
	 */
	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.monitor.snapshot().settings().enabled()) {
			this.bound.computeIfAbsent(registry, this::bind);
		}
	}

	@Override
	public void destroy() {
		this.bound.values().forEach((meters) -> {
			this.monitor.removeListener(meters);
			meters.remove();
		});
		this.bound.clear();
	}

	private ConnectionMeters bind(MeterRegistry registry) {
		ConnectionMeters meters = new ConnectionMeters(registry, this.monitor, this.clock);
		this.monitor.addListener(meters);
		return meters;
	}

}
