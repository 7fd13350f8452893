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

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.DiagnosisFactory;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.Setting;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Effect;
import io.github.openaihealth.diagnosis.KeyStatus;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Diagnosis} of a {@link Violation}: adds the evidence and what fits the
 * platform.
 */
final class Reporter {

	private static final Set<String> REPLACED_BY_PLACEHOLDERS = Set.of("variable", "itself", "template");

	private final ConfigurationContext context;

	private final @Nullable NearMisses nearMisses;

	private final OpenAiConnection connection;

	private final DiagnosisFactory diagnoses;

	Reporter(ConfigurationContext context, @Nullable NearMisses nearMisses, OpenAiConnection connection,
			boolean openAi) {
		this.context = context;
		this.nearMisses = nearMisses;
		this.connection = connection;
		this.diagnoses = new DiagnosisFactory(connection, openAi);
	}

	Optional<Diagnosis> key(@Nullable Violation violation) {
		if (violation == null) {
			return Optional.empty();
		}
		Diagnosis diagnosis = diagnosis(violation);
		ApiKey key = this.connection.apiKey();
		if (key != null) {
			diagnosis = diagnosis.withFact(keyProperty(), KeyDescription.of(key, violation));
		}
		else if (this.connection.apiKeySetting() instanceof Setting.Absent) {
			diagnosis = diagnosis.withFact("looked in", this.context.lookedIn() + elsewhere());
		}
		diagnosis = this.diagnoses.addOrigin(diagnosis, ConnectionSetting.API_KEY);
		if (violation.cause() == Cause.API_KEY_UNRESOLVED && violation.variant() != null) {
			return Optional.of(withReference(diagnosis, violation));
		}
		boolean absent = violation.cause().keyStatus() == KeyStatus.ABSENT;
		List<NearMiss> nearMisses = (absent && this.nearMisses != null)
				? this.nearMisses.find(placeholder(key), isOwnKey()) : List.of();
		for (NearMiss nearMiss : nearMisses) {
			diagnosis = diagnosis.withFact("came near", nearMiss.description());
		}
		diagnosis = withFirst(diagnosis, nearMisses, NearMiss.Certainty.POSSIBLE);
		if (!isFromFile()) {
			diagnosis = this.context.platform().addTo(diagnosis, variable(key));
		}
		diagnosis = withFirst(diagnosis, nearMisses, NearMiss.Certainty.LIKELY);
		if (violation.cause().effect() == Effect.CONFIGURATION) {
			diagnosis = withRemedy(diagnosis, ConnectionSetting.API_KEY);
		}
		return Optional.of(withFirst(diagnosis, nearMisses, NearMiss.Certainty.CERTAIN));
	}

	/**
	 * Tell that the key may be in a client of the application's own.
	 * @return a diagnosis that says how to hand it over
	 */
	Diagnosis unseenKey() {
		return this.diagnoses.create(Cause.API_KEY_MISSING, "client", Map.of());
	}

	Optional<Diagnosis> id(ConnectionSetting setting, @Nullable Violation violation) {
		// The violation itself shows what may be shown of the value
		return Optional.ofNullable(violation)
			.map((found) -> withRemedy(this.diagnoses.addOrigin(diagnosis(found), setting), setting));
	}

	Optional<Diagnosis> baseUrl(@Nullable Violation violation, @Nullable BaseUrl corrected) {
		if (violation == null) {
			return Optional.empty();
		}
		String property = this.connection.baseUrlSetting().property();
		Diagnosis diagnosis = diagnosis(violation).withFact(property, show(this.connection.baseUrl()));
		diagnosis = this.diagnoses.addOrigin(diagnosis, ConnectionSetting.BASE_URL);
		boolean showable = corrected != null
				&& DisplayValue.isShowable(corrected, this.connection.baseUrl(), this.connection.apiKey());
		if (corrected != null && showable) {
			diagnosis = diagnosis.withFirstAction("Set '" + property + "' to '" + show(corrected) + "'.");
		}
		return Optional.of(withRemedy(diagnosis, ConnectionSetting.BASE_URL));
	}

	Optional<Diagnosis> ignoredSettings() {
		return IgnoredSettings.report(this.context, this.diagnoses);
	}

	private String elsewhere() {
		return isOwnKey() ? "" : ", also for " + keyProperty();
	}

	private String keyProperty() {
		return this.connection.apiKeySetting().property();
	}

	private boolean isOwnKey() {
		return keyProperty().startsWith("openai.");
	}

	private boolean isFromFile() {
		return keyProperty().endsWith("-file");
	}

	// The value is there, but stands for another: setting a variable is not all there is
	// to do
	private Diagnosis withReference(Diagnosis diagnosis, Violation violation) {
		String name = violation.particulars().getOrDefault("variable", "");
		boolean variable = REPLACED_BY_PLACEHOLDERS.contains(String.valueOf(violation.variant()));
		return (variable && !isFromFile())
				? this.context.platform().addTo(diagnosis, DiagnosisFactory.variable(name), 1) : diagnosis;
	}

	private Diagnosis diagnosis(Violation violation) {
		if (violation.variant() != null && violation.cause() == Cause.API_KEY_UNRESOLVED) {
			return this.diagnoses.createOfReference(violation.cause(), violation.variant(), violation.particulars());
		}
		return (violation.variant() != null)
				? this.diagnoses.create(violation.cause(), violation.variant(), violation.particulars())
				: this.diagnoses.create(violation.cause(), violation.particulars());
	}

	private static Diagnosis withFirst(Diagnosis diagnosis, List<NearMiss> nearMisses, NearMiss.Certainty certainty) {
		return nearMisses.stream()
			.filter((nearMiss) -> nearMiss.certainty() == certainty && !nearMiss.action().isEmpty())
			.findFirst()
			.map((nearMiss) -> diagnosis.withFirstAction(nearMiss.action()))
			.orElse(diagnosis);
	}

	/**
	 * Put first what is to be done about a value that wins over others by its place.
	 * @param diagnosis a diagnosis of a setting whose value is wrong
	 * @param setting the setting
	 * @return the diagnosis with one more action, or as it was
	 */
	private Diagnosis withRemedy(Diagnosis diagnosis, ConnectionSetting setting) {
		SettingOrigin origin = this.connection.setting(setting).origin();
		return (origin != null) ? origin.addRemedyTo(diagnosis) : diagnosis;
	}

	private String show(BaseUrl baseUrl) {
		return DisplayValue.url(baseUrl.toString(), this.connection.apiKey());
	}

	/**
	 * Return the variable to set. A key that is missing may be meant for code that reads
	 * the official one; the property of a library is named beside it.
	 * @param key the key, or {@code null}
	 * @return its name
	 */
	private String variable(@Nullable ApiKey key) {
		boolean official = (key == null && !isOwnKey()) || keyProperty().equals(ConnectionSetting.API_KEY.property());
		String variable = official ? ConnectionSetting.API_KEY.variable() : DiagnosisFactory.variable(keyProperty());
		return placeholder(key).map(DiagnosisFactory::variable).orElse(variable);
	}

	private static Optional<String> placeholder(@Nullable ApiKey key) {
		return (key != null) ? key.placeholder() : Optional.empty();
	}

}
