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

import java.net.URI;

import io.github.openaihealth.connection.OpenAiConnection;
import org.jspecify.annotations.Nullable;

/**
 * What tells a request from others: connections whose requests are equal get the same
 * answer. Holds no key.
 *
 * @param uri the address
 * @param fingerprint what tells the key from others, or {@code null} if there is none
 * @param orgId the organization's id, or {@code null}
 * @param projectId the project's id, or {@code null}
 * @param way how the host is reached
 */
public record ProbeRequest(URI uri, @Nullable String fingerprint, @Nullable String orgId, @Nullable String projectId,
		Object way) {

	static ProbeRequest of(OpenAiConnection connection, ProbeTransport.Settings settings) {
		return new ProbeRequest(connection.baseUrl().models(), connection.fingerprint(), connection.orgId(),
				connection.projectId(), settings);
	}

	static ProbeRequest unique() {
		return new ProbeRequest(URI.create(""), null, null, null, new Object());
	}

	// An id or an address may hold what does not belong there
	@Override
	public String toString() {
		return "ProbeRequest";
	}

}
