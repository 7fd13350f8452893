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

import java.time.Duration;

import io.github.openaihealth.monitor.MonitorSettings;
import io.github.openaihealth.probe.AccessCheckSettings;
import io.github.openaihealth.probe.ProbeSettings;
import io.github.openaihealth.startup.ValidationSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes the settings of each stage from the properties, and refuses those that could not
 * work, unless nothing is to work.
 */
final class SettingsMapper {

	private static final Log logger = LogFactory.getLog(SettingsMapper.class);

	private static final OpenAiProperties.Probe DEFAULTS = new OpenAiProperties.Probe();

	private final OpenAiProperties properties;

	SettingsMapper(OpenAiProperties properties) {
		this.properties = properties;
	}

	/**
	 * Refuse what no connection could work with.
	 */
	void verifyConnections() {
		verify("openai", this.properties.getApiKeyMaxAge(), this.properties.getApiKeyExpiryWarning());
		this.properties.getConnections()
			.forEach((name, connection) -> verify("openai.connections." + name, connection.getApiKeyMaxAge(),
					connection.getApiKeyExpiryWarning()));
	}

	private void verify(String prefix, @Nullable Duration maxAge, @Nullable Duration expiryWarning) {
		if (maxAge != null) {
			usable(prefix + ".api-key-max-age", maxAge);
		}
		if (expiryWarning != null) {
			usable(prefix + ".api-key-expiry-warning", expiryWarning);
		}
	}

	ProbeSettings probe() {
		OpenAiProperties.Probe probe = this.properties.getProbe();
		Duration timeout = usable("openai.probe.timeout", probe.getTimeout());
		Duration connectTimeout = usable("openai.probe.connect-timeout", probe.getConnectTimeout());
		if (connectTimeout.compareTo(timeout) > 0) {
			if (this.properties.isEnabled() && !connectTimeout.equals(DEFAULTS.getConnectTimeout())) {
				logger.warn("'openai.probe.connect-timeout' (" + connectTimeout
						+ ") has no effect beyond 'openai.probe.timeout' (" + timeout
						+ "), which bounds the whole probe");
			}
			connectTimeout = timeout;
		}
		return new ProbeSettings(connectTimeout, timeout,
				usable("openai.health.retirement-warning", this.properties.getHealth().getRetirementWarning()),
				accessCheck());
	}

	private AccessCheckSettings accessCheck() {
		OpenAiProperties.AccessCheck accessCheck = this.properties.getAccessCheck();
		return new AccessCheckSettings(accessCheck.isEnabled(),
				usable("openai.access-check.interval", accessCheck.getInterval()),
				accessCheck.getExpectedOrganization());
	}

	MonitorSettings monitor() {
		OpenAiProperties.Health health = this.properties.getHealth();
		OpenAiProperties.Probe probe = this.properties.getProbe();
		return new MonitorSettings(this.properties.isEnabled(), probe.isEnabled(),
				usable("openai.probe.timeout", probe.getTimeout()),
				usable("openai.health.interval", health.getInterval()),
				usable("openai.health.failure-threshold", health.getFailureThreshold()),
				usable("openai.health.max-backoff", health.getMaxBackoff()));
	}

	ValidationSettings validation() {
		OpenAiProperties.Validation validation = this.properties.getValidation();
		return new ValidationSettings(this.properties.isEnabled(), validation.getMode(), validation.getOnFailure(),
				usable("openai.validation.timeout", validation.getTimeout()));
	}

	@Nullable Duration clientTimeout() {
		Duration timeout = this.properties.getClient().getTimeout();
		return (timeout != null) ? usable("openai.client.timeout", timeout) : null;
	}

	private <T> T usable(String property, T value) {
		Limit.brokenBy(property, value).filter((limit) -> this.properties.isEnabled()).ifPresent((limit) -> {
			throw new InvalidConfigurationPropertyValueException(property, value, limit.toString());
		});
		return value;
	}

}
