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

package io.github.openaihealth.connection;

import org.springframework.util.ClassUtils;

/**
 * Where the value of a setting came from.
 *
 * @param description for people, such as {@code environment variable OPENAI_API_KEY} or
 * {@code application.yml:12:14, which takes it from OPENAI_API_KEY, which is not set};
 * never holds the value
 * @param packed whether the value itself stands in a file that is packed in the
 * application
 */
public record SettingOrigin(String description, boolean packed) {

	/**
	 * Create the origin of a setting that a bean supplies. A lambda has no name of its
	 * own.
	 * @param type the bean's type
	 * @return the origin
	 */
	public static SettingOrigin ofBean(Class<?> type) {
		Class<?> named = type.isHidden() ? OpenAiConnectionDetails.class : ClassUtils.getUserClass(type);
		return new SettingOrigin("bean of type " + named.getName(), false);
	}

	@Override
	public String toString() {
		return this.description;
	}

}
