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

import java.beans.PropertyDescriptor;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * The properties that a named connection has, which the metadata does not tell.
 */
public final class ConnectionProperties {

	private ConnectionProperties() {
	}

	/**
	 * Return the names of the properties.
	 * @return the canonical names below {@code openai.connections.<name>}
	 */
	public static List<String> names() {
		return Stream.of(BeanUtils.getPropertyDescriptors(OpenAiProperties.Connection.class))
			.map(PropertyDescriptor::getName)
			.filter((name) -> !name.equals("class"))
			.map((name) -> name.equals("ssl") ? "ssl.bundle" : DataObjectPropertyName.toDashedForm(name))
			.toList();
	}

}
