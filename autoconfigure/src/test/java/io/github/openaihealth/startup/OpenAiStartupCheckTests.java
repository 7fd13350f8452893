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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.SpringProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link OpenAiStartupCheck} and {@link OpenAiStartupGate}.
 */
class OpenAiStartupCheckTests {

	private final OpenAiStartupValidator validator = mock();

	private final OpenAiStartupCheck check = new OpenAiStartupCheck(this.validator);

	private final OpenAiStartupGate gate = new OpenAiStartupGate(this.validator);

	@AfterEach
	void clear() {
		SpringProperties.setProperty("spring.context.exit", null);
	}

	@Test
	void checkValidatesWithoutWaiting() {
		this.check.initialize(new DefaultListableBeanFactory());
		then(this.validator).should().validate();
		then(this.validator).should(never()).await();
	}

	@Test
	void checkValidatesNothingInATrainingRun() {
		SpringProperties.setProperty("spring.context.exit", "onRefresh");
		this.check.initialize(new DefaultListableBeanFactory());
		then(this.validator).shouldHaveNoInteractions();
	}

	@Test
	void gateMakesUpForACheckThatWasPutOff() {
		this.gate.start();
		InOrder inOrder = inOrder(this.validator);
		then(this.validator).should(inOrder).validate();
		then(this.validator).should(inOrder).await();
		assertThat(this.gate.isRunning()).isTrue();
	}

	@Test
	void gateComesBeforeTheWebServerAccepts() {
		assertThat(this.gate.getPhase()).isLessThan(Integer.MAX_VALUE - 2048);
	}

}
