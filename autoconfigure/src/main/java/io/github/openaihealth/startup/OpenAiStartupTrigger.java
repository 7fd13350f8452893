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

import org.springframework.beans.factory.InitializingBean;

/**
 * Brings the check forward for clients of OpenAI that are created before its turn, such
 * as one that a servlet filter needs: they depend on this bean, and so do not fail first.
 */
public final class OpenAiStartupTrigger implements InitializingBean {

	private final OpenAiStartupCheck check;

	/**
	 * Create a trigger.
	 * @param check the check to bring forward
	 */
	public OpenAiStartupTrigger(OpenAiStartupCheck check) {
		this.check = check;
	}

	/**
	 * Check now what was not checked yet.
	 * @throws OpenAiConfigurationException if the configuration is wrong and that is to
	 * stop the start
	 */
	@Override
	public void afterPropertiesSet() {
		this.check.run();
	}

}
