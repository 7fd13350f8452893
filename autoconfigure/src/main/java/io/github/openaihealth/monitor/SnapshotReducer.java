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

import io.github.openaihealth.connection.ConnectionSummary;
import io.github.openaihealth.probe.RetiringModel;
import org.jspecify.annotations.Nullable;

/**
 * Makes the next {@link Snapshot} from the last and what a poll brought: the state, the
 * history, and when to poll again. Pure: no clock, no network.
 */
final class SnapshotReducer {

	private final String name;

	private final MonitorSettings settings;

	private final StateMachine machine;

	private final PollSchedule schedule;

	SnapshotReducer(String name, MonitorSettings settings) {
		this.name = name;
		this.settings = settings;
		this.machine = new StateMachine(settings.failureThreshold());
		this.schedule = new PollSchedule(settings);
	}

	Snapshot initial() {
		return new Snapshot(this.name, this.settings, null, ConnectionState.INITIAL, null, List.of(), null,
				History.EMPTY, List.of(), false);
	}

	/**
	 * Return what is known after a poll.
	 * @param last what was known before it
	 * @param result what it brought
	 * @param now when it ended
	 * @param firstWait whether no wait was planned before
	 * @param random a number in [0, 1) that spreads the polls of many applications
	 * @return the next snapshot
	 */
	Snapshot next(Snapshot last, Reading.PollResult result, Moment now, boolean firstWait, double random) {
		ConnectionState polled = this.machine.next(last.polled(), result.evidence(), now);
		TrafficFinding traffic = stillOfTheKey(last.traffic(), result.evidence());
		ConnectionState state = (traffic != null) ? traffic.over(polled) : polled;
		Moment due = now.plus(this.schedule.next(polled, firstWait, random));
		ConnectionSummary connection = (result.connection() != null) ? result.connection() : last.connection();
		History history = last.history()
			.with(Poll.of(now.time(), result.evidence(), polled))
			.with(OpenAiStatusChangedEvent.of(this.name, last.state(), state, now));
		return new Snapshot(this.name, this.settings, connection, polled, traffic, result.warnings(), due, history,
				retiringModels(last, result.evidence()), false);
	}

	/**
	 * Return what is known if a refusal is taken for granted that nobody can wait for any
	 * longer to be confirmed.
	 * @param last what was known before
	 * @param now the moment
	 * @return a snapshot without anything unconfirmed
	 */
	Snapshot settle(Snapshot last, Moment now) {
		return with(last, this.machine.settle(last.polled()), last.traffic(), now);
	}

	/**
	 * Return what is known with what calls of the application were told.
	 * @param last what was known before
	 * @param traffic what they were told, or {@code null} if nothing counts
	 * @param now the moment
	 * @return the snapshot
	 */
	Snapshot with(Snapshot last, @Nullable TrafficFinding traffic, Moment now) {
		return with(last, last.polled(), traffic, now);
	}

	/**
	 * Return the same with another plan.
	 * @param last what is known
	 * @param due when to poll next, or {@code null} if no poll is planned
	 * @return the snapshot
	 */
	Snapshot plan(Snapshot last, @Nullable Moment due) {
		return new Snapshot(this.name, this.settings, last.connection(), last.polled(), last.traffic(),
				last.configurationWarnings(), due, last.history(), last.retiringModels(), false);
	}

	private Snapshot with(Snapshot last, ConnectionState polled, @Nullable TrafficFinding traffic, Moment now) {
		ConnectionState state = (traffic != null) ? traffic.over(polled) : polled;
		History history = last.history().with(OpenAiStatusChangedEvent.of(this.name, last.state(), state, now));
		return new Snapshot(this.name, this.settings, last.connection(), polled, traffic, last.configurationWarnings(),
				last.due(), history, last.retiringModels(), false);
	}

	// Another key may be that of another account
	private static @Nullable TrafficFinding stillOfTheKey(@Nullable TrafficFinding traffic, Evidence evidence) {
		return (traffic != null && evidence instanceof Evidence.Probed probed && probed.fingerprint() != null
				&& !probed.fingerprint().equals(traffic.fingerprint())) ? null : traffic;
	}

	// What was read of the models counts until they are read again
	private static List<RetiringModel> retiringModels(Snapshot last, Evidence evidence) {
		return (evidence instanceof Evidence.Probed probed && probed.result().models() != null)
				? probed.result().retiringModels() : last.retiringModels();
	}

}
