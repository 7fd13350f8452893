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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link PollLifecycle}.
 */
class PollLifecycleTests {

	private final ConnectionMonitor connection = mock();

	private final Poller poller = mock();

	private final Poller nextPoller = mock();

	private final Supplier<Poller> pollers = mock();

	private final Runnable waiting = mock();

	private final Object lock = new Object();

	private PollLifecycle lifecycle = mock();

	@BeforeEach
	void create() {
		given(this.pollers.get()).willReturn(this.poller, this.nextPoller);
		given(this.connection.name()).willReturn("default");
		given(this.connection.settled()).willReturn(new CompletableFuture<>());
		given(this.connection.stop()).willReturn(this.waiting);
		this.lifecycle = create(true);
	}

	@Test
	void beginsOnce() {
		this.lifecycle.begin();
		assertThat(this.lifecycle.isRunning()).isFalse();
		this.lifecycle.start();
		assertThat(this.lifecycle.isRunning()).isTrue();
		then(this.connection).should().begin(this.poller);
		then(this.pollers).should().get();
	}

	@Test
	void firstSnapshotsAreAwaited() {
		CompletableFuture<Snapshot> settled = new CompletableFuture<>();
		given(this.connection.settled()).willReturn(settled);
		CompletableFuture<List<Snapshot>> first = this.lifecycle.begin();
		assertThat(first).isNotDone();
		Snapshot snapshot = mock();
		settled.complete(snapshot);
		assertThat(first).isCompletedWithValue(List.of(snapshot));
	}

	@Test
	void disabledOneMakesNoPoller() {
		this.lifecycle = create(false);
		this.lifecycle.start();
		assertThat(this.lifecycle.isRunning()).isTrue();
		this.lifecycle.stop();
		then(this.pollers).should(never()).get();
	}

	@Test
	void stopEndsThePollerBeforeWhoeverWaitsIsTold() {
		willAnswer((invocation) -> {
			assertThat(Thread.holdsLock(this.lock)).isTrue();
			return this.waiting;
		}).given(this.connection).stop();
		willAnswer((invocation) -> {
			assertThat(Thread.holdsLock(this.lock)).isFalse();
			return null;
		}).given(this.poller).close();
		willAnswer((invocation) -> {
			assertThat(Thread.holdsLock(this.lock)).isFalse();
			return null;
		}).given(this.waiting).run();
		this.lifecycle.start();
		this.lifecycle.stop();
		assertThat(this.lifecycle.isRunning()).isFalse();
		InOrder order = inOrder(this.poller, this.connection, this.waiting);
		then(this.poller).should(order).stop();
		then(this.connection).should(order).stop();
		then(this.poller).should(order).close();
		then(this.waiting).should(order).run();
	}

	@Test
	void startAfterAStopHasAPollerOfItsOwn() {
		this.lifecycle.start();
		this.lifecycle.stop();
		this.lifecycle.stop();
		this.lifecycle.start();
		assertThat(this.lifecycle.isRunning()).isTrue();
		then(this.connection).should().begin(this.nextPoller);
		then(this.poller).should(times(1)).close();
		then(this.nextPoller).should(never()).close();
	}

	@Test
	void nothingBeginsOnceItIsDestroyed() {
		this.lifecycle.destroy();
		assertThat(this.lifecycle.begin()).isCompleted();
		this.lifecycle.start();
		assertThat(this.lifecycle.isRunning()).isFalse();
		then(this.pollers).should(never()).get();
		then(this.connection).should(never()).begin(any());
	}

	private PollLifecycle create(boolean enabled) {
		return new PollLifecycle(enabled, new ConnectionMonitors(List.of(this.connection)), this.pollers, this.lock);
	}

}
