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
import io.github.openaihealth.probe.OpenAiProbe;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;

/**
 * Polls on the thread of its caller what an application's monitor polls on its own: reads
 * the connection, checks the values, asks the models endpoint unless that is left out,
 * and makes the next snapshot.
 */
public final class SynchronousPoll {

	private final CheckedSource source;

	private final @Nullable OpenAiProbe probe;

	private final SnapshotReducer reducer;

	private final MonitorClock clock = new MonitorClock(Clock.systemUTC());

	private Snapshot snapshot;

	/**
	 * Create a new instance.
	 * @param application the application to poll for
	 * @param asking whether the models endpoint is asked
	 */
	public SynchronousPoll(BeanFactory application, boolean asking) {
		this.source = new CheckedSource(application.getBean(OpenAiConnections.class).iterator().next(),
				application.getBean(ConfigurationCheck.class), asking);
		this.probe = asking ? application.getBean(OpenAiProbe.class) : null;
		String name = this.source.name();
		this.reducer = new SnapshotReducer(name, application.getBean(OpenAiMonitor.class).snapshot(name).settings());
		this.snapshot = this.reducer.initial();
	}

	/**
	 * Poll once.
	 * @return what is known then
	 */
	public Snapshot poll() {
		this.snapshot = this.reducer.next(this.snapshot, result(this.source.read()), this.clock.now(), false,
				ThreadLocalRandom.current().nextDouble());
		return this.snapshot;
	}

	private Reading.PollResult result(Reading reading) {
		return (reading instanceof Reading.Ready ready && this.probe != null)
				? ready.result(this.probe.result(this.probe.ask(ready.connection()), ready.connection()))
				: ((Reading.Done) reading).result();
	}

}
