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

package io.github.openaihealth.probe;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of a request. {@link OpenAiProbe#result} tells what that means for a
 * connection that makes this request.
 */
public final class ProbeReply {

	private final Reply reply;

	private final Instant time;

	private final Duration latency;

	private final FollowUps followUps;

	ProbeReply(Reply reply, Instant time, Duration latency) {
		this(reply, time, latency, FollowUps.NONE);
	}

	private ProbeReply(Reply reply, Instant time, Duration latency, FollowUps followUps) {
		this.reply = reply;
		this.time = time;
		this.latency = latency;
		this.followUps = followUps;
	}

	ProbeReply with(FollowUps followUps) {
		return new ProbeReply(this.reply, this.time, this.latency, followUps);
	}

	Reply reply() {
		return this.reply;
	}

	Instant time() {
		return this.time;
	}

	Duration latency() {
		return this.latency;
	}

	FollowUps followUps() {
		return this.followUps;
	}

}
