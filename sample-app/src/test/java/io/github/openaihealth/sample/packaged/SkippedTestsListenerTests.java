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

package io.github.openaihealth.sample.packaged;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SkippedTestsListener}.
 */
class SkippedTestsListenerTests {

	private final List<String> lines = new ArrayList<>();

	private final SkippedTestsListener listener = new SkippedTestsListener(this.lines::add);

	@Test
	void oneLineNamesEachGroupOnceAndWhy() {
		skip(Requirement.BROWSER.toString());
		skip(Requirement.DOCKER.toString());
		skip(Requirement.BROWSER.toString());
		finish();
		assertThat(this.lines).containsExactly("Skipped on this machine: container tests (no Docker), "
				+ "browser tests (no Chromium or Chrome with its driver)");
	}

	@Test
	void nothingIsSaidWhereNoGroupWasSkipped() {
		skip("Disabled on operating system: Linux");
		finish();
		assertThat(this.lines).isEmpty();
	}

	private void skip(String reason) {
		this.listener.executionSkipped(TestIdentifier.from(new EngineDescriptor(UniqueId.forEngine("test"), "Tests")),
				reason);
	}

	private void finish() {
		this.listener.testPlanExecutionFinished(mock(TestPlan.class));
	}

}
