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

import org.jspecify.annotations.Nullable;

/**
 * Whether and how the deeper check is made.
 *
 * @param enabled whether it is made
 * @param interval how long an answer counts before it is made again
 * @param expectedOrganization the short name of the organization that is to be in use, or
 * {@code null} if any may be
 */
public record AccessCheckSettings(boolean enabled, Duration interval, @Nullable String expectedOrganization) {

	/**
	 * The settings with which it is not made.
	 */
	public static final AccessCheckSettings OFF = new AccessCheckSettings(false, Duration.ofHours(1), null);

}
