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

import java.time.Instant;
import java.util.List;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * A poll that has ended.
 *
 * @param time when it ended
 * @param result what came of the request, or {@code null} if none was to be made
 * @param problems what is wrong with the values, or not seen of them, which is why
 * nothing was asked
 */
public record Poll(Instant time, @Nullable ProbeResult result, List<Diagnosis> problems) {

	/**
	 * Create a new instance.
	 */
	public Poll {
		problems = List.copyOf(problems);
	}

	/**
	 * Return the request that was made.
	 * @return what came of it, or {@code null} if none was made: the values are wrong,
	 * probing is switched off, or nobody could tell where to connect
	 */
	public @Nullable ProbeResult request() {
		return (this.result != null && !this.result.latency().isZero()) ? this.result : null;
	}

	/**
	 * Return what the poll found.
	 * @return the cause, or {@code null} if nothing is wrong
	 */
	public @Nullable Cause cause() {
		if (this.result != null) {
			return this.result.cause();
		}
		return this.problems.isEmpty() ? null : this.problems.get(0).cause();
	}

	static Poll of(Instant time, Evidence evidence, ConnectionState state) {
		if (evidence instanceof Evidence.Misconfigured misconfigured) {
			return new Poll(time, null, misconfigured.problems());
		}
		if (evidence instanceof Evidence.Unseen unseen) {
			return new Poll(time, null, List.of(unseen.reason()));
		}
		// The state knows better than the evidence: a rejected key may be a revoked
		// one
		return new Poll(time, state.lastResult(), List.of());
	}

}
