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

package io.github.openaihealth.startup;

import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.SpringProperties;

/**
 * Tells an ordinary start from one that ends, or is frozen, before it serves anybody.
 */
final class StartupPhase {

	private static final String ON_REFRESH = "onRefresh";

	private StartupPhase() {
	}

	/**
	 * Return whether the process is only trained, or is to be frozen and restored
	 * elsewhere: then nothing may be called before the lifecycle starts.
	 * @return {@code true} if the start ends or pauses before the lifecycle starts
	 */
	static boolean endsOnRefresh() {
		return ON_REFRESH.equalsIgnoreCase(SpringProperties.getProperty(DefaultLifecycleProcessor.EXIT_PROPERTY_NAME))
				|| ON_REFRESH
					.equalsIgnoreCase(SpringProperties.getProperty(DefaultLifecycleProcessor.CHECKPOINT_PROPERTY_NAME));
	}

}
