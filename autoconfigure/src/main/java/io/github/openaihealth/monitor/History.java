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

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What happened lately. Immutable and bounded.
 *
 * @param polls the latest polls, the newest first
 * @param changes the latest changes of the status, the newest first
 */
public record History(List<Poll> polls, List<OpenAiStatusChangedEvent> changes) {

	/**
	 * The number of polls to remember, for some hundred minutes by default.
	 */
	public static final int MAX_POLLS = 100;

	/**
	 * The number of changes to remember.
	 */
	public static final int MAX_CHANGES = 50;

	/**
	 * Nothing has happened yet.
	 */
	public static final History EMPTY = new History(List.of(), List.of());

	/**
	 * Create a new instance.
	 */
	public History {
		polls = List.copyOf(polls);
		changes = List.copyOf(changes);
	}

	@Nullable OpenAiStatusChangedEvent latestChange() {
		return this.changes.isEmpty() ? null : this.changes.get(0);
	}

	History with(Poll poll) {
		return new History(add(poll, this.polls, MAX_POLLS), this.changes);
	}

	History with(@Nullable OpenAiStatusChangedEvent change) {
		return (change != null) ? new History(this.polls, add(change, this.changes, MAX_CHANGES)) : this;
	}

	private static <T> List<T> add(T newest, List<T> older, int max) {
		List<T> all = new ArrayList<>();
		all.add(newest);
		all.addAll(older.subList(0, Math.min(older.size(), max - 1)));
		return all;
	}

}
