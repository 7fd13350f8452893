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

import java.util.List;

import io.github.openaihealth.probe.OpenAiProbe;
import io.github.openaihealth.probe.ProbeReply;
import io.github.openaihealth.probe.ProbeRequest;
import org.jspecify.annotations.Nullable;

/**
 * Runs polls on the threads that may block: reads a connection, asks, and has recorded
 * what came of it.
 * <p>
 * Connections that make the same request share it: whoever is about to make one that is
 * under way waits for that reply instead, and when it comes, it counts as a poll for each
 * connection that made the same request last. One that comes after a stop counts for
 * none: their next polls may be another's by then.
 */
final class PollRunner {

	private final List<ConnectionMonitor> connections;

	private final OpenAiProbe probe;

	private final StatusAnnouncer announcer;

	private final PollRecorder recorder;

	private final PollThreads threads;

	private final Object lock;

	private final KeyWatch keyWatch;

	private final SharedRequests requests = new SharedRequests();

	PollRunner(List<ConnectionMonitor> connections, OpenAiProbe probe, StatusAnnouncer announcer, PollRecorder recorder,
			PollThreads threads, Object lock) {
		this.connections = connections;
		this.probe = probe;
		this.announcer = announcer;
		this.recorder = recorder;
		this.threads = threads;
		this.lock = lock;
		this.keyWatch = new KeyWatch(connections, threads, lock);
	}

	/**
	 * Run a poll as soon as a thread is free. Must be called with the lock.
	 * @param attempt the poll, or {@code null} if there is none
	 */
	void submit(@Nullable Attempt attempt) {
		if (attempt != null) {
			attempt.runAs(this.threads.run(() -> run(attempt)));
		}
	}

	private void run(Attempt attempt) {
		try {
			Reading reading = attempt.connection().source().read();
			if (attempt.connection().source().isWatched()) {
				this.keyWatch.begin();
			}
			if (reading instanceof Reading.Ready ready) {
				ask(new Asking(attempt, ready));
			}
			else if (reading instanceof Reading.Done done) {
				attempt.connection().cycle().asked(null);
				this.recorder.record(attempt, done.result());
			}
		}
		catch (RuntimeException | Error ex) {
			this.recorder.fail(attempt, ex);
		}
		finally {
			this.announcer.tell();
		}
	}

	private void ask(Asking asking) {
		this.threads.requireRunning();
		ProbeRequest request = this.probe.request(asking.connection());
		ProbeReply reply;
		synchronized (this.lock) {
			this.threads.requireRunning();
			reply = asking.attempt().ask(request);
			asking.attempt().connection().cycle().asked(request);
			limit(asking);
			if (reply == null && !this.requests.begin(request, asking)) {
				return;
			}
		}
		if (reply != null) {
			complete(asking, reply);
		}
		else {
			ask(request, asking);
		}
	}

	private void limit(Asking asking) {
		asking.attempt().limit(this.threads.after(this.probe.patience(), () -> giveUp(asking)));
	}

	private void ask(ProbeRequest request, Asking asking) {
		ProbeReply reply;
		try {
			reply = this.probe.ask(asking.connection());
		}
		catch (RuntimeException | Error ex) {
			ended(request).forEach((other) -> this.recorder.fail(other.attempt(), ex));
			throw ex;
		}
		List<Asking> others = answered(request, reply);
		end(asking, reply);
		others.forEach((other) -> endOrComplete(other, reply));
	}

	// What another connection requires may not stand in the list
	private void endOrComplete(Asking asking, ProbeReply reply) {
		if (this.probe.isComplete(reply, asking.connection())) {
			end(asking, reply);
			return;
		}
		synchronized (this.lock) {
			asking.attempt().runAs(this.threads.run(() -> complete(asking, reply)));
		}
	}

	private void complete(Asking asking, ProbeReply reply) {
		try {
			end(asking, this.probe.complete(reply, asking.connection()));
		}
		catch (RuntimeException | Error ex) {
			this.recorder.fail(asking.attempt(), ex);
		}
		finally {
			this.announcer.tell();
		}
	}

	// With the lock held throughout, no connection is served twice or overlooked
	private List<Asking> answered(ProbeRequest request, ProbeReply reply) {
		synchronized (this.lock) {
			if (this.threads.areStopped()) {
				// The connections may be another's to poll by now
				return List.of();
			}
			for (ConnectionMonitor connection : this.connections) {
				submit(connection.cycle().offer(request, reply));
			}
			return this.requests.end(request);
		}
	}

	private List<Asking> ended(ProbeRequest request) {
		synchronized (this.lock) {
			return this.requests.end(request);
		}
	}

	private void giveUp(Asking asking) {
		if (end(asking, this.probe.notAsked())) {
			asking.attempt().interrupt();
			this.announcer.tell();
		}
	}

	private boolean end(Asking asked, ProbeReply reply) {
		try {
			return this.recorder.record(asked.attempt(), asked.result(this.probe.result(reply, asked.connection())));
		}
		catch (RuntimeException | Error ex) {
			this.recorder.fail(asked.attempt(), ex);
			return false;
		}
	}

}
