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

import java.time.Clock;
import java.time.Duration;

import io.github.openaihealth.check.KeyAge;
import io.github.openaihealth.monitor.MonitorSettings;
import io.github.openaihealth.probe.ProbeSettings;
import io.github.openaihealth.startup.ValidationSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes the settings of each stage from the properties, and refuses those that could not
 * work, unless nothing is to work.
 */
final class SettingsMapper {

	private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

	private final OpenAiProperties properties;

	SettingsMapper(OpenAiProperties properties) {
		this.properties = properties;
	}

	KeyAge keyAge() {
		return new KeyAge(positive("openai.api-key-max-age", this.properties.getApiKeyMaxAge()), Clock.systemUTC());
	}

	ProbeSettings probe() {
		OpenAiProperties.Probe probe = this.properties.getProbe();
		return new ProbeSettings(positive("openai.probe.connect-timeout", probe.getConnectTimeout()),
				positive("openai.probe.timeout", probe.getTimeout()), this.properties.getHealth().getRequiredModels());
	}

	MonitorSettings monitor() {
		OpenAiProperties.Health health = this.properties.getHealth();
		OpenAiProperties.Probe probe = this.properties.getProbe();
		if (this.properties.isEnabled() && health.getInterval().compareTo(SHORTEST_INTERVAL) < 0) {
			throw new InvalidConfigurationPropertyValueException("openai.health.interval", health.getInterval(),
					"The interval must be at least one second.");
		}
		if (this.properties.isEnabled() && health.getFailureThreshold() < 1) {
			throw new InvalidConfigurationPropertyValueException("openai.health.failure-threshold",
					health.getFailureThreshold(), "The threshold must be at least 1.");
		}
		return new MonitorSettings(this.properties.isEnabled(), probe.isEnabled(),
				positive("openai.probe.timeout", probe.getTimeout()), health.getInterval(),
				health.getFailureThreshold(), positive("openai.health.max-backoff", health.getMaxBackoff()));
	}

	ValidationSettings validation() {
		OpenAiProperties.Validation validation = this.properties.getValidation();
		return new ValidationSettings(this.properties.isEnabled(), validation.getMode(), validation.getOnFailure(),
				positive("openai.validation.timeout", validation.getTimeout()));
	}

	@Nullable Duration clientTimeout() {
		Duration timeout = this.properties.getTimeout();
		return (timeout != null) ? positive("openai.timeout", timeout) : null;
	}

	private Duration positive(String property, Duration duration) {
		if (this.properties.isEnabled() && (duration.isZero() || duration.isNegative())) {
			throw new InvalidConfigurationPropertyValueException(property, duration,
					"The duration must be longer than zero.");
		}
		return duration;
	}

}
