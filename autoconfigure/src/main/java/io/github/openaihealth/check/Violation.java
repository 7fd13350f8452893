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

package io.github.openaihealth.check;

import java.util.HashMap;
import java.util.Map;

import io.github.openaihealth.connection.Setting;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param cause what is wrong
 * @param particulars values for the blanks of the cause's texts
 * @param variant which of the cause's texts, {@code null} for the common ones
 */
record Violation(Cause cause, Map<String, String> particulars, @Nullable String variant) {

	Violation(Cause cause, Map<String, String> particulars) {
		this(cause, particulars, null);
	}

	static Violation of(Cause cause) {
		return new Violation(cause, Map.of());
	}

	static Violation of(Setting.Unreadable<?> setting) {
		return new Violation(setting.cause(), setting.particulars());
	}

	static Violation of(Cause cause, String name, String value) {
		return new Violation(cause, Map.of(name, value));
	}

	Violation with(String name, String value) {
		Map<String, String> more = new HashMap<>(this.particulars);
		more.put(name, value);
		return new Violation(this.cause, Map.copyOf(more), this.variant);
	}

	Violation as(String variant) {
		return new Violation(this.cause, this.particulars, variant);
	}

}
