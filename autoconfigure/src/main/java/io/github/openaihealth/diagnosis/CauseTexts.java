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

package io.github.openaihealth.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The texts of a cause, from {@code causes.properties}: <em>id</em>{@code .summary},
 * {@code .explanation} (optional) and {@code .action.1} and following. A text may have
 * blanks such as <code>{variable}</code>, which a diagnosis fills in; those for names of
 * properties have values of their own, {@code name.}<em>blank</em>. Where the id is
 * followed by {@code @} and a name, the texts are those of a variant, and take the place
 * of the others part by part, the first variant that has the part: {@code @gateway} is
 * for hosts that are not OpenAI's own.
 */
final class CauseTexts {

	private static final String GATEWAY = "gateway";

	private static final Properties TEXTS = load();

	private static final Pattern BLANK = Pattern.compile("(?<!\\$)\\{([a-zA-Z]+)}");

	private final String id;

	private final List<String> variants;

	private CauseTexts(String id, List<String> variants) {
		this.id = id;
		this.variants = variants;
	}

	static CauseTexts of(Cause cause) {
		return ofVariants(cause, List.of());
	}

	static CauseTexts ofGateway(Cause cause) {
		return ofVariants(cause, List.of(GATEWAY));
	}

	static CauseTexts ofVariants(Cause cause, List<String> variants) {
		return new CauseTexts(cause.id(), variants.stream().map((variant) -> cause.id() + "@" + variant).toList());
	}

	String summary(Map<String, String> particulars) {
		String summary = text("summary", particulars);
		if (summary == null) {
			throw new IllegalArgumentException("No summary for cause '" + this.id + "'");
		}
		return summary;
	}

	@Nullable String explanation(Map<String, String> particulars) {
		return text("explanation", particulars);
	}

	List<String> actions(Map<String, String> particulars) {
		String prefix = idOf("action.1") + ".action.";
		List<String> actions = new ArrayList<>();
		String action = read(prefix + "1", particulars);
		while (action != null) {
			actions.add(action);
			action = read(prefix + (actions.size() + 1), particulars);
		}
		return actions;
	}

	private @Nullable String text(String part, Map<String, String> particulars) {
		return read(idOf(part) + "." + part, particulars);
	}

	private String idOf(String part) {
		return this.variants.stream()
			.filter((variant) -> TEXTS.containsKey(variant + "." + part))
			.findFirst()
			.orElse(this.id);
	}

	private static @Nullable String read(String key, Map<String, String> particulars) {
		String text = TEXTS.getProperty(key);
		return (text != null) ? BLANK.matcher(text).replaceAll((blank) -> fillIn(key, blank.group(1), particulars))
				: null;
	}

	private static String fillIn(String key, String name, Map<String, String> particulars) {
		String value = particulars.getOrDefault(name, TEXTS.getProperty("name." + name));
		if (value == null) {
			throw new IllegalArgumentException("No value for '" + name + "' in the text '" + key + "'");
		}
		return Matcher.quoteReplacement(value);
	}

	private static Properties load() {
		Properties texts = new Properties();
		try (InputStream stream = CauseTexts.class.getResourceAsStream("causes.properties")) {
			if (stream == null) {
				throw new IllegalStateException("causes.properties is missing from the class path");
			}
			texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
			return texts;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
