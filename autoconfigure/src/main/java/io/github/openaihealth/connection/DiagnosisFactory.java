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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.ServiceAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the diagnoses of a connection: in the words for its host, with the names that its
 * properties have, with where its settings came from, and without its key.
 */
public final class DiagnosisFactory {

	private static final Pattern VARIABLE = Pattern.compile("^environment variable (\\w+)");

	private static final String GATEWAY = "gateway";

	private final OpenAiConnection connection;

	private final boolean openAi;

	/**
	 * Create a factory.
	 * @param connection the connection to make diagnoses of
	 */
	public DiagnosisFactory(OpenAiConnection connection) {
		this(connection, connection.baseUrl().isOpenAi());
	}

	/**
	 * Create a factory.
	 * @param connection the connection to make diagnoses of
	 * @param openAi whether a host of OpenAI's own is meant, be it that the base URL says
	 * so wrongly
	 */
	public DiagnosisFactory(OpenAiConnection connection, boolean openAi) {
		this.connection = connection;
		this.openAi = openAi;
	}

	/**
	 * Make a diagnosis. Where the host is not OpenAI's own, and the cause has texts for
	 * that, it gets these.
	 * @param cause what is wrong
	 * @param particulars values for the blanks of the texts, by name, beside the names of
	 * properties and {@code host} and {@code url}; masked here
	 * @return a diagnosis without facts
	 * @throws IllegalArgumentException if a blank has no value
	 */
	public Diagnosis create(Cause cause, Map<String, String> particulars) {
		return Diagnosis.ofVariants(cause, variants(List.of()), values(particulars));
	}

	/**
	 * Make a diagnosis with the texts of a variant, which may have others for hosts that
	 * are not OpenAI's own.
	 * @param cause what is wrong
	 * @param variant the variant's name
	 * @param particulars values for the blanks of the texts, by name; masked here
	 * @return a diagnosis without facts
	 * @throws IllegalArgumentException if a blank has no value
	 */
	public Diagnosis create(Cause cause, String variant, Map<String, String> particulars) {
		return Diagnosis.ofVariants(cause, variants(List.of(GATEWAY + "-" + variant, variant)), values(particulars));
	}

	private List<String> variants(List<String> special) {
		if (this.openAi) {
			return special.stream().filter((variant) -> !variant.startsWith(GATEWAY)).toList();
		}
		List<String> variants = new ArrayList<>(special);
		KnownHost host = KnownHost.of(this.connection.baseUrl());
		if (host != null) {
			host.pages().keySet().forEach((page) -> variants.add(page.id()));
		}
		variants.add(GATEWAY);
		return variants;
	}

	/**
	 * Make a diagnosis of a key that is none but stands for one. What may be shown of it
	 * is no secret, and would be masked since it is the key's value.
	 * @param cause what is wrong
	 * @param variant the variant's name
	 * @param particulars values for the blanks of the texts, by name; not masked here
	 * @return a diagnosis without facts
	 * @throws IllegalArgumentException if a blank has no value
	 */
	public Diagnosis createOfReference(Cause cause, String variant, Map<String, String> particulars) {
		Map<String, String> values = values(Map.of());
		values.putAll(particulars);
		return Diagnosis.ofVariant(cause, variant, values);
	}

	/**
	 * Add what a setting has for a value, and where that came from.
	 * @param diagnosis the diagnosis
	 * @param setting the setting
	 * @param shown what may be shown of its value; masked here
	 * @return the diagnosis with more facts
	 */
	public Diagnosis addSetting(Diagnosis diagnosis, ConnectionSetting setting, String shown) {
		return addOrigin(diagnosis.withFact(this.connection.setting(setting).property(), this.connection.mask(shown)),
				setting);
	}

	/**
	 * Add where the value of a setting came from.
	 * @param diagnosis the diagnosis
	 * @param setting the setting
	 * @return the diagnosis with more facts, or as it was if nobody sets the setting
	 */
	public Diagnosis addOrigin(Diagnosis diagnosis, ConnectionSetting setting) {
		SettingOrigin origin = this.connection.setting(setting).origin();
		return (origin != null) ? origin.addTo(diagnosis) : diagnosis;
	}

	/**
	 * Add to the diagnosis of a refused key that it was to expire, if that is known.
	 * @param diagnosis the diagnosis
	 * @param now when the key was refused
	 * @return the diagnosis with the day, or as it was
	 */
	public Diagnosis addExpiry(Diagnosis diagnosis, Instant now) {
		return new KeyExpiry(this.connection).addTo(diagnosis, now);
	}

	/**
	 * Let another diagnosis of the same refusal advise as well what to do about a key
	 * that has expired. Facts are not copied.
	 * @param refusal a diagnosis to which {@link #addExpiry} was applied last
	 * @param other the other diagnosis
	 * @return the other diagnosis, with the advice where the key has expired
	 */
	public static Diagnosis copyExpiry(Diagnosis refusal, Diagnosis other) {
		return KeyExpiry.copy(refusal, other);
	}

	/**
	 * Return the words that ask for naming a request to those who run the service.
	 * @param answer the answer, or {@code null} if there was none
	 * @return the words with the request's id, none where no id was read
	 */
	public static String withRequest(@Nullable ServiceAnswer answer) {
		return (answer != null && answer.requestId() != null) ? " and name the request " + answer.requestId() : "";
	}

	/**
	 * Return the line that sets the base URL, where it is set now.
	 * @param value the base URL
	 * @return such as {@code openai.base-url=https://eu.api.openai.com/v1}
	 */
	public String baseUrlLine(String value) {
		Setting<BaseUrl> setting = this.connection.baseUrlSetting();
		String origin = (setting.origin() != null) ? setting.origin().description() : "";
		Matcher variable = VARIABLE.matcher(origin);
		return (variable.find() ? variable.group(1) : setting.property()) + "=" + value;
	}

	/**
	 * Return the environment variable that sets a property.
	 * @param property the property's name
	 * @return the variable's name
	 */
	public static String variable(String property) {
		return property.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
	}

	private Map<String, String> values(Map<String, String> particulars) {
		Map<String, String> values = new TextValues(this.connection).all();
		particulars.forEach((name, value) -> values.put(name, this.connection.mask(value)));
		return values;
	}

}
