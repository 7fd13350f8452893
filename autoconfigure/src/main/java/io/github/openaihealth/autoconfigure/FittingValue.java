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

package io.github.openaihealth.autoconfigure;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.util.ClassUtils;

/**
 * Puts into words which values fit a property.
 */
final class FittingValue {

	private FittingValue() {
	}

	/**
	 * Describe the values.
	 * @param target what the property is bound to
	 * @return such as <em>a duration such as 60s</em>
	 */
	static String of(Bindable<?> target) {
		Class<?> type = type(target);
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(" or "));
		}
		if (type == Boolean.class) {
			return "true or false";
		}
		if (type == Duration.class) {
			return "a duration such as 60s, or seconds";
		}
		if (type == LocalDate.class) {
			return "a day such as 2026-11-23";
		}
		return (type == Integer.class) ? "a whole number" : "no value of its own";
	}

	/**
	 * Return whether a blank value is one.
	 * @param target what the property is bound to
	 * @return {@code true} for texts
	 */
	static boolean mayBeBlank(Bindable<?> target) {
		return CharSequence.class.isAssignableFrom(type(target)) || Collection.class.isAssignableFrom(type(target));
	}

	private static Class<?> type(Bindable<?> target) {
		return ClassUtils.resolvePrimitiveIfNecessary(target.getType().resolve(Object.class));
	}

}
