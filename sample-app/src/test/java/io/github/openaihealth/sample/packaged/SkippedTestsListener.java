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

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says in one line which groups of tests were skipped, and why.
 */
public class SkippedTestsListener implements TestExecutionListener {

	private final Set<Requirement> missing = EnumSet.noneOf(Requirement.class);

	private final Consumer<String> output;

	public SkippedTestsListener() {
		this(System.out::println);
	}

	SkippedTestsListener(Consumer<String> output) {
		this.output = output;
	}

	@Override
	public void executionSkipped(TestIdentifier testIdentifier, String reason) {
		Stream.of(Requirement.values())
			.filter((requirement) -> requirement.toString().equals(reason))
			.forEach(this.missing::add);
	}

	@Override
	public void testPlanExecutionFinished(TestPlan testPlan) {
		if (!this.missing.isEmpty()) {
			this.output.accept(this.missing.stream()
				.map(Requirement::toString)
				.collect(Collectors.joining(", ", "Skipped on this machine: ", "")));
		}
	}

}
