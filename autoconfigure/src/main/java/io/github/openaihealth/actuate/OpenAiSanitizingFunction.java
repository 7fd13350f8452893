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

package io.github.openaihealth.actuate;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.diagnosis.Masking;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * {@link SanitizingFunction} that masks keys in whatever an endpoint shows: the values of
 * key properties in every spelling, those of Spring AI and LangChain4j included, and keys
 * that stand inside of other values, such as the JVM's command line.
 */
public final class OpenAiSanitizingFunction implements SanitizingFunction {

	private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]");

	private static final Pattern KEY_PROPERTY = Pattern.compile("openai.*(?:key|token|secret)$");

	private final KeysInUse keys;

	private final OpenAiConnections connections;

	private final AtomicBoolean read = new AtomicBoolean();

	/**
	 * Create a function.
	 * @param keys the keys to look for
	 * @param connections asked once for their keys if none is known yet
	 */
	public OpenAiSanitizingFunction(KeysInUse keys, OpenAiConnections connections) {
		this.keys = keys;
		this.connections = connections;
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		if (data.getValue() == null) {
			return data;
		}
		if (isKeyProperty(data.getKey())) {
			return data.withSanitizedValue();
		}
		String text = data.getValue().toString();
		String masked = maskIn(text);
		return masked.equals(text) ? data : data.withValue(masked);
	}

	private String maskIn(String text) {
		if (this.keys.isEmpty() && this.read.compareAndSet(false, true)) {
			readOnce();
		}
		return Masking.redact(this.keys.maskIn(text));
	}

	private void readOnce() {
		for (ConnectionSource connection : this.connections) {
			try {
				connection.read();
			}
			catch (RuntimeException ex) {
				// Names and shapes still tell what to mask
			}
		}
	}

	private static boolean isKeyProperty(String key) {
		String normalized = SEPARATORS.matcher(key.toLowerCase(Locale.ROOT)).replaceAll("");
		return KEY_PROPERTY.matcher(normalized).find();
	}

}
