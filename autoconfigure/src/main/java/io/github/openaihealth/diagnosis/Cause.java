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

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that can be wrong with a connection to OpenAI. One list serves the start-up
 * report, the health details, the log, the metric tag {@code cause} and the anchors of
 * {@code docs/causes.md}. An {@linkplain #id() id} never changes once released.
 * <p>
 * What a cause means for whoever finds, weighs or shows it is in its row here, and
 * nowhere else: no other class keeps a set of causes.
 */
public enum Cause {

	/** No source has a key. */
	API_KEY_MISSING("api-key-missing", Effect.CONFIGURATION, Subject.KEY, KeyStatus.ABSENT),

	/** The key's property exists and is blank. */
	API_KEY_EMPTY("api-key-empty", Effect.CONFIGURATION, Subject.KEY, KeyStatus.ABSENT),

	/** A literal <code>${…}</code> arrived: its variable does not exist. */
	API_KEY_UNRESOLVED("api-key-unresolved", Effect.CONFIGURATION, Subject.KEY, KeyStatus.ABSENT),

	/** Sample text stands where the key belongs. */
	API_KEY_PLACEHOLDER("api-key-placeholder", Effect.CONFIGURATION, Subject.KEY, KeyStatus.STAND_IN),

	/** The key has characters that no key has. */
	API_KEY_MALFORMED("api-key-malformed", Effect.CONFIGURATION, Subject.KEY, KeyStatus.TO_REPLACE),

	/** The masked form of a key, as dashboards and logs show it. */
	API_KEY_MASKED("api-key-masked", Effect.CONFIGURATION, Subject.KEY, KeyStatus.STAND_IN),

	/** Another vendor's key, known by its prefix. */
	API_KEY_FOREIGN("api-key-foreign", Effect.CONFIGURATION, Subject.KEY, KeyStatus.TO_REPLACE),

	/** An admin or browser-session key where a project key is needed. */
	API_KEY_WRONG_TYPE("api-key-wrong-type", Effect.CONFIGURATION, Subject.KEY, KeyStatus.TO_REPLACE),

	/** The organization's id is none. */
	ORG_ID_MALFORMED("org-id-malformed", Effect.CONFIGURATION, Subject.ORGANIZATION, KeyStatus.UNKNOWN),

	/** The project's id is none. */
	PROJECT_ID_MALFORMED("project-id-malformed", Effect.CONFIGURATION, Subject.PROJECT, KeyStatus.UNKNOWN),

	/** The base URL cannot be one. */
	BASE_URL_INVALID("base-url-invalid", Effect.CONFIGURATION, Subject.BASE_URL, KeyStatus.UNKNOWN),

	/**
	 * The key would travel in clear. For a host that is not OpenAI's own the same id is a
	 * warning.
	 */
	BASE_URL_INSECURE("base-url-insecure", Effect.CONFIGURATION, Subject.BASE_URL, KeyStatus.UNKNOWN),

	/** The key's file cannot be read. */
	API_KEY_FILE_UNREADABLE("api-key-file-unreadable", Effect.CONFIGURATION, Subject.KEY, KeyStatus.UNKNOWN),

	/** Both a key and a key file are configured. */
	API_KEY_CONFLICT("api-key-conflict", Effect.CONFIGURATION, Subject.KEY, KeyStatus.UNKNOWN),

	/** The key is shorter or longer than every known form of its kind. */
	API_KEY_TRUNCATED("api-key-truncated", Effect.WARNING, Subject.KEY, KeyStatus.UNKNOWN),

	/** The key stands in a configuration file packed in the application. */
	API_KEY_HARDCODED("api-key-hardcoded", Effect.WARNING, Subject.KEY, KeyStatus.TO_REPLACE),

	/** Settings exist that nothing reads. */
	SETTING_IGNORED("setting-ignored", Effect.WARNING, Subject.SETTINGS, KeyStatus.UNKNOWN),

	/** The key is older than the rotation limit. */
	API_KEY_AGING("api-key-aging", Effect.WARNING, Subject.KEY, KeyStatus.UNKNOWN),

	/** The day on which the key expires is near. */
	API_KEY_EXPIRING("api-key-expiring", Effect.WARNING, Subject.KEY, KeyStatus.UNKNOWN),

	/** The settings of several libraries disagree. */
	SETTINGS_DIFFER("settings-differ", Effect.WARNING, Subject.SETTINGS, KeyStatus.UNKNOWN),

	/** The host lists its models to anybody: nothing tells whether the key is good. */
	API_KEY_NOT_CHECKED("api-key-not-checked", Effect.WARNING, Subject.KEY, KeyStatus.UNKNOWN),

	/** The service does not know the key. */
	API_KEY_REJECTED("api-key-rejected", Effect.DEFINITIVE, Subject.KEY, KeyStatus.REJECTED),

	/** The service does not know the key any more: it worked earlier in this process. */
	API_KEY_REVOKED("api-key-revoked", Effect.DEFINITIVE, Subject.KEY, KeyStatus.REJECTED),

	/** The service saw no key. */
	API_KEY_NOT_SENT("api-key-not-sent", Effect.DEFINITIVE, Subject.KEY, KeyStatus.REJECTED),

	/** The key's owner belongs to no organization. */
	ORG_MEMBERSHIP_REQUIRED("org-membership-required", Effect.DEFINITIVE, Subject.ACCOUNT, KeyStatus.UNKNOWN),

	/** The organization header does not fit the key. */
	ORG_MISMATCH("org-mismatch", Effect.DEFINITIVE, Subject.ORGANIZATION, KeyStatus.UNKNOWN),

	/** The project header does not fit the key. */
	PROJECT_MISMATCH("project-mismatch", Effect.DEFINITIVE, Subject.PROJECT, KeyStatus.UNKNOWN),

	/** The account is deactivated. */
	ACCOUNT_DEACTIVATED("account-deactivated", Effect.DEFINITIVE, Subject.ACCOUNT, KeyStatus.UNKNOWN),

	/** The request came from an address outside the allow list. */
	IP_NOT_ALLOWED("ip-not-allowed", Effect.DEFINITIVE_FOR_HEALTH, Subject.ACCOUNT, KeyStatus.UNKNOWN),

	/** The request came from an unsupported country, region or territory. */
	REGION_NOT_SUPPORTED("region-not-supported", Effect.DEFINITIVE_FOR_HEALTH, Subject.ACCOUNT, KeyStatus.UNKNOWN),

	/** The key belongs to a regional host. */
	HOSTNAME_MISMATCH("hostname-mismatch", Effect.DEFINITIVE, Subject.KEY_AND_HOST, KeyStatus.UNKNOWN),

	/** Any other refusal in the service's own words. */
	PERMISSION_DENIED("permission-denied", Effect.DEFINITIVE_FOR_HEALTH, Subject.ACCOUNT, KeyStatus.UNKNOWN),

	/** A restricted key that is valid but may not list models. */
	MODELS_SCOPE_MISSING("models-scope-missing", Effect.WARNING, Subject.ACCOUNT, KeyStatus.ACCEPTED),

	/** The key may list models, and not use them. */
	INFERENCE_SCOPE_MISSING("inference-scope-missing", Effect.DEFINITIVE_FOR_HEALTH, Subject.ACCOUNT,
			KeyStatus.ACCEPTED),

	/** Credit, quota or a spend limit is used up; the key is valid. */
	QUOTA_EXHAUSTED("quota-exhausted", Effect.DEFINITIVE_FOR_HEALTH, Subject.ACCOUNT, KeyStatus.ACCEPTED),

	/** Billing is not active; the key is valid. */
	BILLING_INACTIVE("billing-inactive", Effect.DEFINITIVE_FOR_HEALTH, Subject.ACCOUNT, KeyStatus.ACCEPTED),

	/** Throttled by the service; the key is valid. */
	RATE_LIMITED("rate-limited", Effect.WARNING, Subject.ACCOUNT, KeyStatus.ACCEPTED),

	/** The base URL does not lead to the models endpoint. */
	ENDPOINT_NOT_FOUND("endpoint-not-found", Effect.DEFINITIVE, Subject.ENDPOINT, KeyStatus.UNKNOWN),

	/** Another vendor answered. */
	WRONG_PROVIDER("wrong-provider", Effect.DEFINITIVE, Subject.KEY_AND_HOST, KeyStatus.UNKNOWN),

	/** A required model is not visible to the key. */
	MODEL_UNAVAILABLE("model-unavailable", Effect.DEFINITIVE_FOR_HEALTH, Subject.ACCOUNT, KeyStatus.ACCEPTED),

	/** A required model is shut down soon, or should have been. */
	MODEL_RETIRING("model-retiring", Effect.WARNING, Subject.ACCOUNT, KeyStatus.UNKNOWN),

	/** The service, or what stands before it, is failing. */
	SERVICE_UNAVAILABLE("service-unavailable", Effect.PASSING, Subject.ENDPOINT, KeyStatus.UNKNOWN),

	/** The host's name cannot be resolved. */
	HOST_UNKNOWN("host-unknown", Effect.PASSING, Subject.NETWORK, KeyStatus.UNKNOWN),

	/** Nothing listens at the host's port. */
	CONNECTION_REFUSED("connection-refused", Effect.PASSING, Subject.NETWORK, KeyStatus.UNKNOWN),

	/** The connection broke or could not be made. */
	CONNECTION_FAILED("connection-failed", Effect.PASSING, Subject.NETWORK, KeyStatus.UNKNOWN),

	/** No answer came in time. */
	TIMEOUT("timeout", Effect.PASSING, Subject.NETWORK, KeyStatus.UNKNOWN),

	/** The certificate is not trusted, or the handshake was refused. */
	TLS_FAILURE("tls-failure", Effect.IMMEDIATE, Subject.ENDPOINT, KeyStatus.UNKNOWN),

	/** A proxy wants credentials. */
	PROXY_AUTHENTICATION("proxy-authentication", Effect.PASSING, Subject.ENDPOINT, KeyStatus.UNKNOWN),

	/** Something answered, but not the models endpoint. */
	UNEXPECTED_RESPONSE("unexpected-response", Effect.PASSING, Subject.ENDPOINT, KeyStatus.UNKNOWN),

	/** The monitor has not finished a poll in time. */
	STALE("stale", Effect.UNKNOWN, Subject.MONITOR, KeyStatus.UNKNOWN);

	private static final Map<String, Cause> BY_ID = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap(Cause::id, Function.identity()));

	private final String id;

	private final Effect effect;

	private final Subject subject;

	private final KeyStatus keyStatus;

	Cause(String id, Effect effect, Subject subject, KeyStatus keyStatus) {
		this.id = id;
		this.effect = effect;
		this.subject = subject;
		this.keyStatus = keyStatus;
	}

	/**
	 * Return the public name of this cause, such as {@code api-key-revoked}.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return what this cause does to start-up and health.
	 * @return the effect
	 */
	public Effect effect() {
		return this.effect;
	}

	/**
	 * Return what this cause is about, and so what is evidence of it.
	 * @return the subject
	 */
	public Subject subject() {
		return this.subject;
	}

	/**
	 * Return what this cause tells of the key.
	 * @return the status of the key
	 */
	public KeyStatus keyStatus() {
		return this.keyStatus;
	}

	/**
	 * Return the address of the section that explains this cause, in the documentation of
	 * this version.
	 * @return a link into {@code docs/causes.md}
	 */
	public String docs() {
		return Documentation.causes() + "#" + this.id;
	}

	/**
	 * Return where the same section stands on the class path, for whoever has no way to
	 * the {@linkplain #docs() address}.
	 * @return the location of the page, which is Markdown, with the section's name
	 */
	public String docsOnClassPath() {
		return Documentation.CAUSES_ON_CLASS_PATH + "#" + this.id;
	}

	/**
	 * Find a cause by its {@linkplain #id() id}.
	 * @param id the id to look for
	 * @return the cause, or empty if there is none of that id
	 */
	public static Optional<Cause> of(String id) {
		return Optional.ofNullable(BY_ID.get(id));
	}

}
