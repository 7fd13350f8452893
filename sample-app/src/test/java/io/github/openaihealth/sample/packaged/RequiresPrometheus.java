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

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips tests on a machine without the programs of Prometheus, and lets them fail where
 * {@code CI} is {@code true} in the environment, or {@code prometheus.required} among the
 * system properties.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresPrometheus.Condition.class)
@interface RequiresPrometheus {

	/**
	 * Looks for the programs.
	 */
	class Condition implements ExecutionCondition {

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			List<String> missing = Stream.of("prometheus", "promtool")
				.filter((name) -> PrometheusTools.find(name).isEmpty())
				.toList();
			if (missing.isEmpty()) {
				return ConditionEvaluationResult.enabled("Prometheus is there");
			}
			String reason = "Not found on the PATH: %s (Debian's package prometheus has both)"
				.formatted(String.join(", ", missing));
			if (Boolean.parseBoolean(System.getenv("CI")) || Boolean.getBoolean("prometheus.required")) {
				throw new IllegalStateException(reason);
			}
			if (context.getTestMethod().isEmpty()) {
				LogFactory.getLog(context.getRequiredTestClass()).warn("Skipped. " + reason);
			}
			return ConditionEvaluationResult.disabled(reason);
		}

	}

}
