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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnection;
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

	private final @Nullable KeyAge keyAge;

	private final Supplier<List<OpenAiConnection>> others;

	private final BooleanSupplier ownClient;

	/**
	 * Create a new instance that looks nowhere else for a missing key and finds none too
	 * old.
	 * @param context what the environment tells
	 */
	public ConfigurationCheck(ConfigurationContext context) {
		this(context, null, null, List::of);
	}

	/**
	 * Create a new instance for an application without a client of its own.
	 * @param context what the environment tells
	 * @param nearMisses where to look for what was meant when a key is missing, or
	 * {@code null}
	 * @param keyAge when a key is too old, or {@code null} if none ever is
	 * @param others what else is configured for OpenAI, to compare a connection with
	 */
	public ConfigurationCheck(ConfigurationContext context, @Nullable NearMisses nearMisses, @Nullable KeyAge keyAge,
			Supplier<List<OpenAiConnection>> others) {
		this(context, nearMisses, keyAge, others, () -> false);
	}

	/**
	 * Create a new instance.
	 * @param context what the environment tells
	 * @param nearMisses where to look for what was meant when a key is missing, or
	 * {@code null}
	 * @param keyAge when a key is too old, or {@code null} if none ever is
	 * @param others what else is configured for OpenAI, to compare a connection with
	 * @param ownClient whether the application has a client of its own, which may have
	 * credentials that are not seen here; asked where no key is
	 */
	public ConfigurationCheck(ConfigurationContext context, @Nullable NearMisses nearMisses, @Nullable KeyAge keyAge,
			Supplier<List<OpenAiConnection>> others, BooleanSupplier ownClient) {
		this.context = context;
		this.nearMisses = nearMisses;
		this.keyAge = keyAge;
		this.others = others;
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
		Violation keyFinding = ApiKeyRules.check(key, openAi);
		Violation urlFinding = BaseUrlRules.check(connection.baseUrl());
		boolean unseen = keyFinding != null && keyFinding.cause() == Cause.API_KEY_MISSING
				&& this.ownClient.getAsBoolean();
		Reporter reporter = new Reporter(this.context, this.nearMisses, connection);
		List<Diagnosis> problems = Stream
			.of(reporter.key(unseen ? null : keyFinding),
					reporter.id(ConnectionSetting.ORG_ID, IdRules.ORGANIZATION.check(connection.orgId(), key, openAi)),
					reporter.id(ConnectionSetting.PROJECT_ID,
							IdRules.PROJECT.check(connection.projectId(), key, openAi)),
					reporter.baseUrl(urlFinding, corrected))
			.flatMap(Optional::stream)
			.toList();
		List<Diagnosis> warnings = new ArrayList<>();
		if (key != null && !key.isBlank()) {
			if (keyFinding == null && openAi) {
				reporter.key(ApiKeyRules.checkLength(key)).ifPresent(warnings::add);
			}
			if (this.keyAge != null) {
				reporter.key(this.keyAge.check(connection.apiKeyCreated())).ifPresent(warnings::add);
			}
			reporter.key(hardcoded(connection, key, keyFinding, openAi)).ifPresent(warnings::add);
			if (urlFinding == null) {
				reporter.baseUrl(BaseUrlRules.checkTransport(connection.baseUrl()), null).ifPresent(warnings::add);
			}
		}
		reporter.ignoredSettings().ifPresent(warnings::add);
		SettingsComparison.of(connection, this.others.get()).ifPresent(warnings::add);
		return new CheckResult(problems, warnings, unseen ? reporter.unseenKey() : null);
	}

	private static @Nullable Violation hardcoded(OpenAiConnection connection, ApiKey key, @Nullable Violation problem,
			boolean openAi) {
		SettingOrigin origin = connection.origin(ConnectionSetting.API_KEY);
		if (origin == null || !(origin.packed() || origin.exposed()) || SampleText.matches(key)
				|| (!openAi && key.length() < SHORTEST_SECRET)
				|| (problem != null && !problem.cause().keyStatus().isSecret())) {
			return null;
		}
		Violation finding = Violation.of(Cause.API_KEY_HARDCODED, "origin", origin.description());
		return origin.packed() ? finding : finding.as("process");
	}

}
