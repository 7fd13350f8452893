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

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;

import io.github.openaihealth.probe.ProbeReply;
import io.github.openaihealth.probe.ProbeRequest;
import org.jspecify.annotations.Nullable;

/**
 * A poll of a connection that is under way. Guarded by the monitor's lock.
 */
final class Attempt {

	private final ConnectionMonitor connection;

	private final Map<ProbeRequest, ProbeReply> offers = new HashMap<>();

	private @Nullable ProbeRequest request;

	private @Nullable Future<?> task;

	private @Nullable Future<?> limit;

	private boolean recorded;

	Attempt(ConnectionMonitor connection) {
		this.connection = connection;
	}

	ConnectionMonitor connection() {
		return this.connection;
	}

	/**
	 * Take note of what runs for it.
	 * @param task the task, to be interrupted, or {@code null} if none runs
	 */
	void runAs(@Nullable Future<?> task) {
		this.task = task;
	}

	/**
	 * Offer the reply to a request that another connection has made meanwhile.
	 * @param request the request
	 * @param reply what became of it
	 */
	void offer(ProbeRequest request, ProbeReply reply) {
		if (this.request == null) {
			this.offers.put(request, reply);
		}
	}

	/**
	 * Take note of the request to make.
	 * @param request the request
	 * @return the reply to the same request that was offered, or {@code null}
	 */
	@Nullable ProbeReply ask(ProbeRequest request) {
		this.request = request;
		ProbeReply offered = this.offers.get(request);
		this.offers.clear();
		return offered;
	}

	void limit(Future<?> limit) {
		this.limit = limit;
	}

	/**
	 * Take note that the result is there.
	 * @return whether it was not there before
	 */
	boolean record() {
		boolean first = !this.recorded;
		this.recorded = true;
		if (this.limit != null) {
			this.limit.cancel(false);
		}
		return first;
	}

	/**
	 * Interrupt whatever runs for it.
	 */
	void interrupt() {
		if (this.task != null) {
			this.task.cancel(true);
		}
	}

}
