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

import java.util.Map;

import io.github.openaihealth.connection.DisplayText;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Compares the organization and the project that a key acts for with those that it is to
 * act for.
 *
 * @param cause which of them is another one
 * @param inUse what is in use
 * @param expected what is to be
 */
record AccessComparison(Cause cause, String inUse, String expected) {

	/**
	 * The variant of the texts that tells what is in use.
	 */
	static final String VARIANT = "used";

	/**
	 * Compare.
	 * @param access what the deeper check was told
	 * @param connection the connection
	 * @param expectedOrganization the short name of the organization that is to be in
	 * use, or {@code null} if any may be
	 * @return what differs, or {@code null} if nothing does, as far as it is known
	 */
	static @Nullable AccessComparison of(Access access, OpenAiConnection connection,
			@Nullable String expectedOrganization) {
		String organization = access.organization();
		if (organization != null && expectedOrganization != null && !expectedOrganization.isBlank()
				&& !organization.equals(expectedOrganization.strip())) {
			return new AccessComparison(Cause.ORG_MISMATCH, organization,
					DisplayText.of(connection.mask(expectedOrganization)));
		}
		String project = access.project();
		String configured = connection.projectId();
		// A gateway calls for a project of its own, whatever it was sent
		boolean sent = connection.baseUrl().isOpenAi();
		return (sent && project != null && configured != null && !project.equals(configured))
				? new AccessComparison(Cause.PROJECT_MISMATCH, project, configured) : null;
	}

	Map<String, String> particulars() {
		return Map.of("inUse", this.inUse, "expected", this.expected);
	}

}
