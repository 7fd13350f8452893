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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.startup.OnFailure;
import io.github.openaihealth.startup.ValidationMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Configuration properties for connections to OpenAI. A JavaBean without
 * {@code toString}, since a record would print the key.
 */
@ConfigurationProperties("openai")
public class OpenAiProperties {

	/**
	 * Whether to check and watch the connection to OpenAI.
	 */
	private boolean enabled = true;

	/**
	 * API key. Required for the hosts of OpenAI itself. Taken from the environment
	 * variable OPENAI_API_KEY if not set.
	 */
	private @Nullable String apiKey;

	/**
	 * File that holds the API key, such as a mounted secret. It is read again when it
	 * changes. Excludes 'openai.api-key'.
	 */
	private @Nullable String apiKeyFile;

	/**
	 * Day on which the key was made, such as 2026-11-23. Its age is a metric then, and a
	 * key that is too old a warning.
	 */
	@DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
	private @Nullable LocalDate apiKeyCreated;

	/**
	 * Age from which the key is reported as too old, if the day on which it was made is
	 * known.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration apiKeyMaxAge = Duration.ofDays(90);

	/**
	 * Day on which the key expires, such as 2027-02-28.
	 */
	@DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
	private @Nullable LocalDate apiKeyExpires;

	/**
	 * How long before the key expires that is reported, if the day is known.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration apiKeyExpiryWarning = Duration.ofDays(14);

	/**
	 * Identifier of the organization, sent as OpenAI-Organization. It starts with 'org-'.
	 */
	private @Nullable String orgId;

	/**
	 * Identifier of the project, sent as OpenAI-Project. It starts with 'proj_'.
	 */
	private @Nullable String projectId;

	/**
	 * Base URL of the API, with the path of its version.
	 */
	private @Nullable String baseUrl;

	/**
	 * Further connections by name. What one does not set comes from 'openai.*', but for
	 * the key, its days and the ids.
	 */
	private final Map<String, Connection> connections = new LinkedHashMap<>();

	private final Ssl ssl = new Ssl();

	private final Client client = new Client();

	private final Probe probe = new Probe();

	private final Validation validation = new Validation();

	private final AccessCheck accessCheck = new AccessCheck();

	private final Traffic traffic = new Traffic();

	private final Health health = new Health();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getApiKey() {
		return this.apiKey;
	}

	public void setApiKey(@Nullable String apiKey) {
		this.apiKey = apiKey;
	}

	public @Nullable String getApiKeyFile() {
		return this.apiKeyFile;
	}

	public void setApiKeyFile(@Nullable String apiKeyFile) {
		this.apiKeyFile = apiKeyFile;
	}

	public @Nullable LocalDate getApiKeyCreated() {
		return this.apiKeyCreated;
	}

	public void setApiKeyCreated(@Nullable LocalDate apiKeyCreated) {
		this.apiKeyCreated = apiKeyCreated;
	}

	public Duration getApiKeyMaxAge() {
		return this.apiKeyMaxAge;
	}

	public void setApiKeyMaxAge(Duration apiKeyMaxAge) {
		this.apiKeyMaxAge = apiKeyMaxAge;
	}

	public @Nullable LocalDate getApiKeyExpires() {
		return this.apiKeyExpires;
	}

	public void setApiKeyExpires(@Nullable LocalDate apiKeyExpires) {
		this.apiKeyExpires = apiKeyExpires;
	}

	public Duration getApiKeyExpiryWarning() {
		return this.apiKeyExpiryWarning;
	}

	public void setApiKeyExpiryWarning(Duration apiKeyExpiryWarning) {
		this.apiKeyExpiryWarning = apiKeyExpiryWarning;
	}

	public @Nullable String getOrgId() {
		return this.orgId;
	}

	public void setOrgId(@Nullable String orgId) {
		this.orgId = orgId;
	}

	public @Nullable String getProjectId() {
		return this.projectId;
	}

	public void setProjectId(@Nullable String projectId) {
		this.projectId = projectId;
	}

	public @Nullable String getBaseUrl() {
		return this.baseUrl;
	}

	public void setBaseUrl(@Nullable String baseUrl) {
		this.baseUrl = baseUrl;
	}

	public Map<String, Connection> getConnections() {
		return this.connections;
	}

	public Ssl getSsl() {
		return this.ssl;
	}

	public Client getClient() {
		return this.client;
	}

	public Probe getProbe() {
		return this.probe;
	}

	public Validation getValidation() {
		return this.validation;
	}

	public AccessCheck getAccessCheck() {
		return this.accessCheck;
	}

	public Traffic getTraffic() {
		return this.traffic;
	}

	public Health getHealth() {
		return this.health;
	}

	/**
	 * Properties of a named connection.
	 */
	public static class Connection {

		/**
		 * API key. Required for the hosts of OpenAI itself.
		 */
		private @Nullable String apiKey;

		/**
		 * File that holds the API key, such as a mounted secret. It is read again when it
		 * changes.
		 */
		private @Nullable String apiKeyFile;

		/**
		 * Day on which the key was made, such as 2026-11-23.
		 */
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
		private @Nullable LocalDate apiKeyCreated;

		/**
		 * Age from which the key is reported as too old. Taken from
		 * 'openai.api-key-max-age' if not set.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration apiKeyMaxAge;

		/**
		 * Day on which the key expires, such as 2027-02-28.
		 */
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
		private @Nullable LocalDate apiKeyExpires;

		/**
		 * How long before the key expires that is reported. Taken from
		 * 'openai.api-key-expiry-warning' if not set.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration apiKeyExpiryWarning;

		/**
		 * Identifier of the organization, sent as OpenAI-Organization.
		 */
		private @Nullable String orgId;

		/**
		 * Identifier of the project, sent as OpenAI-Project.
		 */
		private @Nullable String projectId;

		/**
		 * Base URL of the API, with the path of its version. Taken from 'openai.base-url'
		 * if not set.
		 */
		private @Nullable String baseUrl;

		/**
		 * Comma-separated list of models that the key must be able to see. Taken from
		 * 'openai.health.required-models' if not set.
		 */
		private @Nullable List<String> requiredModels;

		private final Ssl ssl = new Ssl();

		public @Nullable String getApiKey() {
			return this.apiKey;
		}

		public void setApiKey(@Nullable String apiKey) {
			this.apiKey = apiKey;
		}

		public @Nullable String getApiKeyFile() {
			return this.apiKeyFile;
		}

		public void setApiKeyFile(@Nullable String apiKeyFile) {
			this.apiKeyFile = apiKeyFile;
		}

		public @Nullable LocalDate getApiKeyCreated() {
			return this.apiKeyCreated;
		}

		public void setApiKeyCreated(@Nullable LocalDate apiKeyCreated) {
			this.apiKeyCreated = apiKeyCreated;
		}

		public @Nullable Duration getApiKeyMaxAge() {
			return this.apiKeyMaxAge;
		}

		public void setApiKeyMaxAge(@Nullable Duration apiKeyMaxAge) {
			this.apiKeyMaxAge = apiKeyMaxAge;
		}

		public @Nullable LocalDate getApiKeyExpires() {
			return this.apiKeyExpires;
		}

		public void setApiKeyExpires(@Nullable LocalDate apiKeyExpires) {
			this.apiKeyExpires = apiKeyExpires;
		}

		public @Nullable Duration getApiKeyExpiryWarning() {
			return this.apiKeyExpiryWarning;
		}

		public void setApiKeyExpiryWarning(@Nullable Duration apiKeyExpiryWarning) {
			this.apiKeyExpiryWarning = apiKeyExpiryWarning;
		}

		public @Nullable String getOrgId() {
			return this.orgId;
		}

		public void setOrgId(@Nullable String orgId) {
			this.orgId = orgId;
		}

		public @Nullable String getProjectId() {
			return this.projectId;
		}

		public void setProjectId(@Nullable String projectId) {
			this.projectId = projectId;
		}

		public @Nullable String getBaseUrl() {
			return this.baseUrl;
		}

		public void setBaseUrl(@Nullable String baseUrl) {
			this.baseUrl = baseUrl;
		}

		public @Nullable List<String> getRequiredModels() {
			return this.requiredModels;
		}

		public void setRequiredModels(@Nullable List<String> requiredModels) {
			this.requiredModels = requiredModels;
		}

		public Ssl getSsl() {
			return this.ssl;
		}

	}

	/**
	 * Properties of the encrypted connection.
	 */
	public static class Ssl {

		/**
		 * Name of the SSL bundle to connect with.
		 */
		private @Nullable String bundle;

		public @Nullable String getBundle() {
			return this.bundle;
		}

		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

	}

	/**
	 * Properties of an OpenAIClient.
	 */
	public static class Client {

		/**
		 * Time that one attempt of an OpenAIClient may take, the body of the answer
		 * included. The SDK's own default if not set. The check and the probe have
		 * timeouts of their own.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private @Nullable Duration timeout;

		public @Nullable Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(@Nullable Duration timeout) {
			this.timeout = timeout;
		}

	}

	/**
	 * Properties of the request to the models endpoint.
	 */
	public static class Probe {

		/**
		 * Whether the models endpoint may be called. Switch it off for a gateway that has
		 * none.
		 */
		private boolean enabled = true;

		/**
		 * Time that connecting may take.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration connectTimeout = Duration.ofSeconds(2);

		/**
		 * Time that a whole probe may take, the body of the answer included.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration timeout = Duration.ofSeconds(5);

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public Duration getConnectTimeout() {
			return this.connectTimeout;
		}

		public void setConnectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
		}

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

	}

	/**
	 * Properties of the validation at start-up.
	 */
	public static class Validation {

		/**
		 * How much is validated at start-up.
		 */
		private ValidationMode mode = ValidationMode.ONLINE;

		/**
		 * What to do about a definitive misconfiguration at start-up.
		 */
		private OnFailure onFailure = OnFailure.FAIL;

		/**
		 * Time that the start may wait for the online check, its confirmation included.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration timeout = Duration.ofSeconds(8);

		public ValidationMode getMode() {
			return this.mode;
		}

		public void setMode(ValidationMode mode) {
			this.mode = mode;
		}

		public OnFailure getOnFailure() {
			return this.onFailure;
		}

		public void setOnFailure(OnFailure onFailure) {
			this.onFailure = onFailure;
		}

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

	}

	/**
	 * Properties of the deeper check.
	 */
	public static class AccessCheck {

		/**
		 * Whether to make a free call, which can never run, to tell whether the key may
		 * use models, and which organization and project it acts for.
		 */
		private boolean enabled;

		/**
		 * How long the answer counts before the call is made again.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration interval = Duration.ofHours(1);

		/**
		 * Short name of the organization that the key is to act for, as the service tells
		 * it. Another one turns health.
		 */
		private @Nullable String expectedOrganization;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public Duration getInterval() {
			return this.interval;
		}

		public void setInterval(Duration interval) {
			this.interval = interval;
		}

		public @Nullable String getExpectedOrganization() {
			return this.expectedOrganization;
		}

		public void setExpectedOrganization(@Nullable String expectedOrganization) {
			this.expectedOrganization = expectedOrganization;
		}

	}

	/**
	 * Properties of what is learned from the application's own calls.
	 */
	public static class Traffic {

		/**
		 * Whether to learn from the answers that the application's own calls get: a
		 * refusal polls at once, and an account that is used up turns health.
		 */
		private boolean enabled = true;

		/**
		 * Comma-separated list of models whose rate limits have meters of their own. The
		 * others have those of 'other' together.
		 */
		private List<String> models = new ArrayList<>();

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public List<String> getModels() {
			return this.models;
		}

		public void setModels(List<String> models) {
			this.models = models;
		}

	}

	/**
	 * Properties of the health monitor.
	 */
	public static class Health {

		/**
		 * Time between polls, give or take a tenth. At least one second.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration interval = Duration.ofSeconds(60);

		/**
		 * Number of consecutive passing failures (network, 5xx, odd answers) before the
		 * status turns.
		 */
		private int failureThreshold = 3;

		/**
		 * Longest wait between polls while they fail. Waits grow only after the failure
		 * threshold is reached and are never shorter than the interval.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration maxBackoff = Duration.ofMinutes(2);

		/**
		 * Comma-separated list of models that the key must be able to see.
		 */
		private List<String> requiredModels = new ArrayList<>();

		/**
		 * How long before the service shuts a required model down a warning begins.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration retirementWarning = Duration.ofDays(30);

		/**
		 * Status reported for a failure.
		 */
		private String downStatus = "DOWN";

		public Duration getInterval() {
			return this.interval;
		}

		public void setInterval(Duration interval) {
			this.interval = interval;
		}

		public int getFailureThreshold() {
			return this.failureThreshold;
		}

		public void setFailureThreshold(int failureThreshold) {
			this.failureThreshold = failureThreshold;
		}

		public Duration getMaxBackoff() {
			return this.maxBackoff;
		}

		public void setMaxBackoff(Duration maxBackoff) {
			this.maxBackoff = maxBackoff;
		}

		public List<String> getRequiredModels() {
			return this.requiredModels;
		}

		public void setRequiredModels(List<String> requiredModels) {
			this.requiredModels = requiredModels;
		}

		public Duration getRetirementWarning() {
			return this.retirementWarning;
		}

		public void setRetirementWarning(Duration retirementWarning) {
			this.retirementWarning = retirementWarning;
		}

		public String getDownStatus() {
			return this.downStatus;
		}

		public void setDownStatus(String downStatus) {
			this.downStatus = downStatus;
		}

	}

}
