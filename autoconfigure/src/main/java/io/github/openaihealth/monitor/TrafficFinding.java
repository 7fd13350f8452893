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
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * What the application's own calls were told and no poll can see. It turns the status of
 * a connection whose polls find no refusal. It stands like one: what fails on the way to
 * the service is noticed beside it.
 *
 * @param diagnosis what is wrong
 * @param since when a call was told so first
 * @param fingerprint what tells the key of the connection from others, or {@code null}
 */
public record TrafficFinding(Diagnosis diagnosis, Moment since, @Nullable String fingerprint) {

	/**
	 * The name of the health detail that tells what such a status rests on, and of the
	 * fact in the diagnosis.
	 */
	public static final String EVIDENCE = "evidence";

	/**
	 * The value of {@link #EVIDENCE}.
	 */
	public static final String TRAFFIC = "traffic";

	/**
	 * Return what a connection's state is with this.
	 * @param polled the state that the polls have found
	 * @return the state that is shown
	 */
	ConnectionState over(ConnectionState polled) {
		Finding reason = polled.reason();
		if (polled.status() == ConnectionStatus.DOWN && (reason == null || reason.stands())) {
			return polled;
		}
		List<Diagnosis> notices = (reason != null)
				? Stream.concat(polled.problems().stream(), polled.notices().stream()).toList() : polled.notices();
		return new ConnectionState(ConnectionStatus.DOWN, List.of(this.diagnosis), notices, null, polled.last(),
				polled.unconfirmed(), polled.failures().begunBy(this.since), polled.lastChecked(), polled.lastSuccess(),
				polled.acceptedKeys());
	}

	/**
	 * Return whether a diagnosis rests on what calls of the application were told.
	 * @param diagnosis the diagnosis
	 * @return {@code false} if a poll or a check has made it
	 */
	public static boolean isEvidenceOf(Diagnosis diagnosis) {
		return diagnosis.facts()
			.stream()
			.anyMatch((fact) -> fact.label().equals(EVIDENCE) && fact.value().equals(TRAFFIC));
	}

}
