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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import io.github.openaihealth.probe.OpenAiProbe;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Watches connections: polls, remembers, and tells of changes. Reading a
 * {@linkplain #snapshot snapshot} reads a field.
 * <p>
 * The start-up validation may {@linkplain #begin() begin} before the context starts; the
 * first polls are then the validation's calls.
 */
public final class OpenAiMonitor implements SmartLifecycle, DisposableBean {

	private final ConnectionMonitors connections;

	private final StatusAnnouncer announcer;

	private final PollRecorder recorder;

	private final PollLifecycle lifecycle;

	private final List<RefusalListener> refusalListeners = new CopyOnWriteArrayList<>();

	// Guards whatever changes of the connections
	private final Object lock = new Object();

	/**
	 * Create a monitor.
	 * @param settings how to watch
	 * @param connections what to watch
	 * @param check the check of the values before each call
	 * @param probe the call
	 * @param clock tells the time of day that is shown; the schedule does not depend on
	 * it
	 * @param publisher told of each {@link OpenAiStatusChangedEvent}
	 */
	public OpenAiMonitor(MonitorSettings settings, OpenAiConnections connections, ConfigurationCheck check,
			OpenAiProbe probe, Clock clock, ApplicationEventPublisher publisher) {
		this(settings,
				StreamSupport.stream(connections.spliterator(), false)
					.map((source) -> new CheckedSource(source, check, settings.probeEnabled()))
					.toList(),
				probe, new MonitorClock(clock), publisher);
		connections.onKeyChange((name) -> this.connections.get(name).pollAtOnce());
	}

	OpenAiMonitor(MonitorSettings settings, List<CheckedSource> sources, OpenAiProbe probe, MonitorClock clock,
			ApplicationEventPublisher publisher) {
		this.announcer = new StatusAnnouncer(publisher::publishEvent);
		List<ConnectionMonitor> connections = new ArrayList<>();
		for (CheckedSource source : sources) {
			connections.add(new ConnectionMonitor(settings, source, clock, this.announcer, this.lock));
		}
		this.connections = new ConnectionMonitors(connections);
		this.recorder = new PollRecorder(this.connections.list(), this.lock);
		this.lifecycle = new PollLifecycle(settings.enabled(), this.connections,
				() -> new Poller(this.connections.list(), probe, clock, this.announcer, this.recorder, this.lock),
				this.lock);
	}

	/**
	 * Return what is watched.
	 * @return the connections' names, in their order
	 */
	public List<String> names() {
		return this.connections.names();
	}

	/**
	 * Return what is known of all connections now. Causes no request.
	 * @return the latest snapshots, in the order of the connections
	 */
	public List<Snapshot> snapshots() {
		return this.connections.snapshots();
	}

	/**
	 * Return what is known of a connection now. Causes no request.
	 * @param name the connection's name
	 * @return the latest snapshot
	 * @throws IllegalArgumentException if there is no such connection
	 */
	public Snapshot snapshot(String name) {
		return this.connections.get(name).snapshot();
	}

	/**
	 * Begin to poll, at once and in the background, if that has not begun yet. Does
	 * nothing where the monitor is disabled or {@linkplain #destroy() destroyed}: an
	 * application may be closed by another thread while it still starts.
	 * @return completes with the first snapshots in which nothing awaits its
	 * confirmation; at once where the monitor is destroyed, and never where it is
	 * disabled
	 */
	public CompletableFuture<List<Snapshot>> begin() {
		return this.lifecycle.begin();
	}

	/**
	 * Poll all connections now instead of when their next polls are due.
	 * @return completes with the snapshots after the polls
	 * @see #pollNow(String)
	 */
	public CompletableFuture<List<Snapshot>> pollNow() {
		synchronized (this.lock) {
			return this.connections.await(ConnectionMonitor::pollNow);
		}
	}

	/**
	 * Poll a connection now instead of when its next poll is due. All who ask meanwhile
	 * share one poll, also with one that is under way, and whoever asks again within ten
	 * seconds gets what is known. Must not be awaited on a thread that polls, which would
	 * wait for itself.
	 * @param name the connection's name
	 * @return completes with the snapshot after the poll, its confirmation included; at
	 * once where the monitor does not run
	 * @throws IllegalArgumentException if there is no such connection
	 */
	public CompletableFuture<Snapshot> pollNow(String name) {
		return this.connections.get(name).pollNow();
	}

	/**
	 * Return a connection as the last poll has read it.
	 * @param name the connection's name
	 * @return the connection, or {@code null} if none has read it yet
	 * @throws IllegalArgumentException if there is no such connection
	 */
	public @Nullable OpenAiConnection connectionAsRead(String name) {
		return this.connections.get(name).source().connection();
	}

	/**
	 * Take note that a call of the application was refused. A poll judges what a poll can
	 * see: it is made at once after a 401 or 403, at most every ten seconds. An account
	 * that is used up turns the status at once, since no poll can see that, until a call
	 * succeeds or none was told so for ten minutes. Does not block, and costs no more
	 * memory for many calls than for one.
	 * @param name the connection's name
	 * @param cause what the call was told
	 * @param answer what identifies the answer
	 * @throws IllegalArgumentException if there is no such connection
	 */
	public void callRefused(String name, Cause cause, ServiceAnswer answer) {
		ConnectionMonitor connection = this.connections.get(name);
		this.refusalListeners.forEach((listener) -> listener.onRefusal(name, cause));
		connection.calls().refused(cause, answer);
	}

	/**
	 * Take note that a call of the application succeeded which an account that is used up
	 * would be refused. Does not block, and costs next to nothing where none was refused.
	 * @param name the connection's name
	 * @throws IllegalArgumentException if there is no such connection
	 */
	public void callSucceeded(String name) {
		this.connections.get(name).calls().succeeded();
	}

	/**
	 * Add a listener, which is told of each refused call from then on.
	 * @param listener the listener
	 */
	public void addRefusalListener(RefusalListener listener) {
		this.refusalListeners.add(listener);
	}

	/**
	 * Remove a listener.
	 * @param listener the listener
	 */
	public void removeRefusalListener(RefusalListener listener) {
		this.refusalListeners.remove(listener);
	}

	/**
	 * Take refusals for granted whose confirmation nobody can wait for any longer.
	 * @return the snapshots without anything unconfirmed
	 */
	public List<Snapshot> settle() {
		this.connections.list().forEach(ConnectionMonitor::settle);
		this.announcer.tell();
		return snapshots();
	}

	/**
	 * Add a listener. It is told of the polls that are still remembered, and then of each
	 * that follows.
	 * @param listener the listener
	 */
	public void addListener(PollListener listener) {
		this.recorder.addListener(listener);
	}

	/**
	 * Remove a listener.
	 * @param listener the listener
	 */
	public void removeListener(PollListener listener) {
		this.recorder.removeListener(listener);
	}

	@Override
	public void start() {
		this.lifecycle.start();
		this.announcer.open();
	}

	@Override
	public void stop() {
		this.lifecycle.stop();
	}

	@Override
	public boolean isRunning() {
		return this.lifecycle.isRunning();
	}

	/**
	 * End for good. Unlike after a stop, nothing begins any more.
	 */
	@Override
	public void destroy() {
		this.lifecycle.destroy();
	}

}
