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

package io.github.openaihealth.monitor;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.OpenAiConnections;

import org.springframework.beans.factory.BeanFactory;

/**
 * Polls on the thread of its caller what an application's monitor polls on its own: reads
 * the connection, checks the values, and makes the next snapshot. Without the models
 * endpoint, which is the network's to answer for.
 */
public final class SynchronousPoll {

	private final CheckedSource source;

	private final SnapshotReducer reducer;

	private final MonitorClock clock = new MonitorClock(Clock.systemUTC());

	private Snapshot snapshot;

	/**
	 * Create a new instance.
	 * @param application the application to poll for
	 */
	public SynchronousPoll(BeanFactory application) {
		this.source = new CheckedSource(application.getBean(OpenAiConnections.class).iterator().next(),
				application.getBean(ConfigurationCheck.class), false);
		String name = this.source.name();
		this.reducer = new SnapshotReducer(name, application.getBean(OpenAiMonitor.class).snapshot(name).settings());
		this.snapshot = this.reducer.initial();
	}

	/**
	 * Poll once.
	 * @return what is known then
	 */
	public Snapshot poll() {
		Reading.Done reading = (Reading.Done) this.source.read();
		this.snapshot = this.reducer.next(this.snapshot, reading.result(), this.clock.now(), false,
				ThreadLocalRandom.current().nextDouble());
		return this.snapshot;
	}

}
