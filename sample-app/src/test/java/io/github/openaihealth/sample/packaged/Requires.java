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

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Skips tests on a machine that lacks what they want, and lets them fail where {@code CI}
 * is {@code true} in the environment.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Requires.Condition.class)
@Tag("requires")
@interface Requires {

	/**
	 * What the tests want.
	 * @return the requirement
	 */
	Requirement value();

	/**
	 * Looks for it.
	 */
	class Condition implements ExecutionCondition {

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			return AnnotationSupport.findAnnotation(context.getElement(), Requires.class)
				.map(Requires::value)
				.map((requirement) -> evaluate(requirement.toString(), requirement.isMet(),
						Boolean.parseBoolean(System.getenv("CI"))))
				.orElseGet(() -> ConditionEvaluationResult.enabled(null));
		}

		static ConditionEvaluationResult evaluate(String description, boolean met, boolean required) {
			if (met) {
				return ConditionEvaluationResult.enabled("All that is wanted is there");
			}
			if (required) {
				throw new IllegalStateException("CI must not skip " + description);
			}
			return ConditionEvaluationResult.disabled(description);
		}

	}

}
