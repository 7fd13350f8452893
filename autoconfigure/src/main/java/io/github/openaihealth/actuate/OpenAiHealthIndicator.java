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

package io.github.openaihealth.actuate;

import io.github.openaihealth.monitor.ConnectionStatus;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.monitor.Snapshot;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * {@link HealthIndicator} for a connection to OpenAI. It renders what the
 * {@link OpenAiMonitor} knows: reading it causes no request and takes no time.
 */
public final class OpenAiHealthIndicator implements HealthIndicator {

	private final OpenAiMonitor monitor;

	private final Status downStatus;

	/**
	 * Create an indicator.
	 * @param monitor what watches the connection
	 * @param downStatus the status to report for a failure
	 */
	public OpenAiHealthIndicator(OpenAiMonitor monitor, Status downStatus) {
		this.monitor = monitor;
		this.downStatus = downStatus;
	}

	@Override
	public Health health() {
		Snapshot snapshot = this.monitor.snapshot();
		Details details = new Details();
		details.addReason(snapshot);
		details.addConnection(snapshot.connection());
		details.addWatch(snapshot);
		return Health.status(asStatus(snapshot.status())).withDetails(details.asMap()).build();
	}

	private Status asStatus(ConnectionStatus status) {
		return switch (status) {
			case UP -> Status.UP;
			case DOWN -> this.downStatus;
			case UNKNOWN -> Status.UNKNOWN;
		};
	}

}
