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

import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Validates the configuration before the regular singletons are created: after every
 * property source and post-processor, and before a client of somebody else's making fails
 * with a stack trace for the same reason. Not called while an application is processed
 * ahead of time.
 */
public final class OpenAiStartupCheck implements BeanFactoryInitializer<ListableBeanFactory> {

	private final OpenAiStartupValidator validator;

	/**
	 * Create a check.
	 * @param validator what validates
	 */
	public OpenAiStartupCheck(OpenAiStartupValidator validator) {
		this.validator = validator;
	}

	/**
	 * Check the values and begin the online check in the background.
	 * @param beanFactory the bean factory
	 * @throws OpenAiConfigurationException if the configuration is wrong and that is to
	 * stop the start
	 */
	@Override
	public void initialize(ListableBeanFactory beanFactory) {
		run();
	}

	void run() {
		if (!StartupPhase.endsOnRefresh()) {
			this.validator.validate();
		}
	}

}
