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

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.Setting;
import io.github.openaihealth.connection.SettingOrigin;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a connection without a call. All problems are reported
 * together, at most one for each setting.
 */
public final class ConfigurationCheck {

	/**
	 * The shortest key for a gateway that is taken for a secret: shorter ones are mostly
	 * sample text that the gateway asks for.
	 */
	private static final int SHORTEST_SECRET = 20;

	private final ConfigurationContext context;

	private final @Nullable NearMisses nearMisses;

	private final KeyDateRules keyDateRules;

	private final BooleanSupplier ownClient;

	/**
	 * Create a new instance for an application without a client of its own.
	 * @param context what the environment tells
	 * @param nearMisses where to look for what was meant when a key is missing, or
	 * {@code null}
	 */
	public ConfigurationCheck(ConfigurationContext context, @Nullable NearMisses nearMisses) {
		this(context, nearMisses, Clock.systemUTC(), () -> false);
	}

	/**
	 * Create a new instance.
	 * @param context what the environment tells
	 * @param nearMisses where to look for what was meant when a key is missing, or
	 * {@code null}
	 * @param clock the clock to tell the age of a key by
	 * @param ownClient whether the application has a client of its own, which may have
	 * credentials that are not seen here; asked where no key is
	 */
	public ConfigurationCheck(ConfigurationContext context, @Nullable NearMisses nearMisses, Clock clock,
			BooleanSupplier ownClient) {
		this.context = context;
		this.nearMisses = nearMisses;
		this.keyDateRules = new KeyDateRules(clock);
		this.ownClient = ownClient;
	}

	/**
	 * Check a connection.
	 * @param connection the connection
	 * @return what was found
	 */
	public CheckResult check(OpenAiConnection connection) {
		ApiKey key = connection.apiKey();
		BaseUrl corrected = BaseUrlCorrection.of(connection.baseUrl());
		boolean openAi = (corrected != null) ? corrected.isOpenAi() : connection.baseUrl().isOpenAi();
		Violation ofKey = checkKey(connection.apiKeySetting(), openAi);
		Violation ofUrl = BaseUrlRules.check(connection.baseUrl());
		boolean unseen = ofKey != null && ofKey.cause() == Cause.API_KEY_MISSING && this.ownClient.getAsBoolean();
		Reporter reporter = new Reporter(this.context, this.nearMisses, connection, openAi);
		List<Diagnosis> problems = Stream
			.of(reporter.key(unseen ? null : ofKey),
					reporter.id(ConnectionSetting.ORG_ID, IdRules.ORGANIZATION.check(connection.orgId(), key, openAi)),
					reporter.id(ConnectionSetting.PROJECT_ID,
							IdRules.PROJECT.check(connection.projectId(), key, openAi)),
					reporter.baseUrl(ofUrl, corrected))
			.flatMap(Optional::stream)
			.toList();
		List<Diagnosis> warnings = new ArrayList<>();
		if (key != null && !key.isBlank()) {
			keyWarnings(connection, key, ofKey, openAi)
				.forEach((violation) -> reporter.key(violation).ifPresent(warnings::add));
			if (ofUrl == null) {
				reporter.baseUrl(BaseUrlRules.checkTransport(connection.baseUrl()), null).ifPresent(warnings::add);
			}
		}
		reporter.ignoredSettings().ifPresent(warnings::add);
		SettingsComparison.of(connection, connection.beside()).ifPresent(warnings::add);
		return new CheckResult(problems, warnings, unseen ? reporter.unseenKey() : null);
	}

	private static @Nullable Violation checkKey(Setting<ApiKey> setting, boolean openAi) {
		return (setting instanceof Setting.Unreadable<ApiKey> unreadable) ? Violation.of(unreadable)
				: ApiKeyRules.check(setting.value(), openAi, setting.origin());
	}

	private List<@Nullable Violation> keyWarnings(OpenAiConnection connection, ApiKey key, @Nullable Violation problem,
			boolean openAi) {
		List<@Nullable Violation> warnings = new ArrayList<>();
		if (connection.apiKeySetting() instanceof Setting.Present<ApiKey> present && present.outdated() != null) {
			warnings.add(Violation.of(present.outdated()).as("kept"));
		}
		if (problem == null && openAi) {
			warnings.add(ApiKeyRules.checkLength(key));
		}
		warnings.add(this.keyDateRules.checkAge(connection.apiKeyDates()));
		warnings.add(this.keyDateRules.checkExpiry(connection.apiKeyDates()));
		warnings.add(hardcoded(connection.apiKeySetting().origin(), key, problem, openAi));
		return warnings;
	}

	private static @Nullable Violation hardcoded(@Nullable SettingOrigin origin, ApiKey key,
			@Nullable Violation problem, boolean openAi) {
		if (origin == null || !(origin.packed() || origin.exposed()) || SampleText.matches(key)
				|| (!openAi && key.length() < SHORTEST_SECRET)
				|| (problem != null && !problem.cause().keyStatus().isSecret())) {
			return null;
		}
		Violation violation = Violation.of(Cause.API_KEY_HARDCODED, "origin", origin.description());
		return origin.packed() ? violation : violation.as("process");
	}

}
