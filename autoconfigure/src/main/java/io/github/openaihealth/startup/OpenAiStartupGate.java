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

import org.springframework.context.SmartLifecycle;

/**
 * Holds the start until the online check has ended, for as long as the validation may
 * take and before the web server accepts.
 */
public final class OpenAiStartupGate implements SmartLifecycle {

	/**
	 * Before the web server, whose phase is {@link SmartLifecycle#DEFAULT_PHASE} - 2048.
	 */
	public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

	private final OpenAiStartupValidator validator;

	private volatile boolean running;

	/**
	 * Create a gate.
	 * @param validator what validates
	 */
	public OpenAiStartupGate(OpenAiStartupValidator validator) {
		this.validator = validator;
	}

	/**
	 * Await the online check.
	 * @throws OpenAiConfigurationException if the service definitively refused and that
	 * is to stop the start
	 */
	@Override
	public void start() {
		this.validator.validate();
		this.validator.await();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
