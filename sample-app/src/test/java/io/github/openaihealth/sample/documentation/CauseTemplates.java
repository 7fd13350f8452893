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

package io.github.openaihealth.sample.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Cause;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The texts of the causes as patterns, in which anything may stand for a blank.
 */
final class CauseTemplates {

	private static final Pattern BLANK = Pattern.compile("(?<!\\$)\\{[^}{]+}");

	// What is little but blanks fits everything
	private static final int ENOUGH = 10;

	private static final Properties TEXTS = read();

	private CauseTemplates() {
	}

	/**
	 * Whether the text is one of these.
	 * @param text the text, on one line
	 * @param cause the id of the cause, or {@code [a-z-]+} for any
	 * @param part {@code summary}, {@code explanation} or {@code action}
	 * @return whether it is
	 */
	static boolean match(String text, String cause, String part) {
		return Pattern.matches("(?:" + pattern(cause, part) + ")", text);
	}

	static String pattern(String cause, String part) {
		Pattern key = Pattern.compile(cause + "(?:@[a-z-]+)?\\." + part + "(?:\\.\\d)?");
		return TEXTS.stringPropertyNames()
			.stream()
			.filter((name) -> key.matcher(name).matches())
			.map((name) -> TEXTS.getProperty(name).strip().replaceAll("\\s+", " "))
			.filter((text) -> BLANK.matcher(text).replaceAll("").length() >= ENOUGH)
			.map((text) -> Stream.of(BLANK.split(text, -1)).map(Pattern::quote).collect(Collectors.joining(".+?")))
			.collect(Collectors.joining("|"));
	}

	private static Properties read() {
		try {
			return PropertiesLoaderUtils.loadProperties(new EncodedResource(
					new ClassPathResource("causes.properties", Cause.class), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
