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

package io.github.openaihealth.probe;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The codes, types and messages of the service, and what they mean.
 */
final class KnownErrors {

	private static final Map<String, Cause> CODES = Map.ofEntries(Map.entry("invalid_api_key", Cause.API_KEY_REJECTED),
			Map.entry("no_organization", Cause.ORG_MEMBERSHIP_REQUIRED),
			Map.entry("invalid_organization", Cause.ORG_MISMATCH),
			Map.entry("mismatched_organization", Cause.ORG_MISMATCH),
			Map.entry("mismatched_project", Cause.PROJECT_MISMATCH),
			Map.entry("account_deactivated", Cause.ACCOUNT_DEACTIVATED),
			Map.entry("ip_not_authorized", Cause.IP_NOT_ALLOWED),
			Map.entry("incorrect_hostname", Cause.HOSTNAME_MISMATCH),
			Map.entry("unsupported_country_region_territory", Cause.REGION_NOT_SUPPORTED),
			Map.entry("rate_limit_exceeded", Cause.RATE_LIMITED), Map.entry("slow_down", Cause.RATE_LIMITED),
			Map.entry("insufficient_quota", Cause.QUOTA_EXHAUSTED),
			Map.entry("credit_balance_exhausted", Cause.QUOTA_EXHAUSTED),
			Map.entry("organization_spend_limit_exceeded", Cause.QUOTA_EXHAUSTED),
			Map.entry("project_spend_limit_exceeded", Cause.QUOTA_EXHAUSTED),
			Map.entry("organization_usage_limit_exceeded", Cause.QUOTA_EXHAUSTED),
			Map.entry("billing_hard_limit_reached", Cause.QUOTA_EXHAUSTED),
			Map.entry("billing_not_active", Cause.BILLING_INACTIVE),
			Map.entry("server_is_overloaded", Cause.SERVICE_UNAVAILABLE),
			Map.entry("invalid_issuer", Cause.API_KEY_REJECTED), Map.entry("token_expired", Cause.API_KEY_REJECTED),
			Map.entry("token_invalidated", Cause.API_KEY_REJECTED), Map.entry("invalid_jwt", Cause.API_KEY_REJECTED),
			Map.entry("invalid_authentication", Cause.API_KEY_REJECTED),
			Map.entry("expired_key", Cause.API_KEY_REJECTED), Map.entry("access_terminated", Cause.ACCOUNT_DEACTIVATED),
			Map.entry("certificate_required", Cause.PERMISSION_DENIED),
			Map.entry("api_key_required", Cause.API_KEY_NOT_SENT));

	private static final Map<String, Cause> TYPES = Map.of("insufficient_quota", Cause.QUOTA_EXHAUSTED,
			"billing_not_active", Cause.BILLING_INACTIVE, "access_terminated", Cause.ACCOUNT_DEACTIVATED,
			"server_error", Cause.SERVICE_UNAVAILABLE, "expired_key", Cause.API_KEY_REJECTED, "budget_exceeded",
			Cause.QUOTA_EXHAUSTED, "billing_error", Cause.QUOTA_EXHAUSTED,
			// LiteLLM without a database, to any key but its own
			"no_db_connection", Cause.API_KEY_REJECTED);

	private static final Map<Pattern, Cause> MESSAGES = new LinkedHashMap<>();

	private static final Map<Pattern, Cause> FAMILIES = new LinkedHashMap<>();

	private static final String UNFIT = "invalid|incorrect|wrong|unknown|expired|revoked|rotated|deleted|disabled|inactive"
			+ "|leaked|compromised|mismatch|not_found|unauthorized|malformed";

	static {
		family("quota|credit|(?:^|_)spend|usage_limit|budget_?exceeded|exceeded_?budget|insufficient_(?:funds|balance)",
				Cause.QUOTA_EXHAUSTED);
		family("billing|payment", Cause.BILLING_INACTIVE);
		family("rate_?limit|too_many_requests|throttl", Cause.RATE_LIMITED);
		family("account.*(?:deactivated|disabled|suspended|terminated|closed|banned)|deactivated",
				Cause.ACCOUNT_DEACTIVATED);
		family("hostname", Cause.HOSTNAME_MISMATCH);
		family("country|territory|region_not|unsupported_region", Cause.REGION_NOT_SUPPORTED);
		family("(?:^|_)ip_.*(?:not_|denied|blocked|forbidden)", Cause.IP_NOT_ALLOWED);
		family("(?:^|_)(?:" + UNFIT + ")_.*project|project.*(?:" + UNFIT + "|archived)", Cause.PROJECT_MISMATCH);
		family("(?:^|_)(?:" + UNFIT + ")_.*organi[sz]ation|organi[sz]ation.*(?:" + UNFIT + ")", Cause.ORG_MISMATCH);
		family("(?:^|_)(?:" + UNFIT + ")_?.*(?:key|token|credentials?)$|(?:key|token|credentials?)_?(?:" + UNFIT + ")",
				Cause.API_KEY_REJECTED);
		family("overloaded|unavailable|internal_error", Cause.SERVICE_UNAVAILABLE);
		message("missing scopes?:.{0,200}\\bmodels?\\b", Cause.MODELS_SCOPE_MISSING);
		message("incorrect api key provided|invalid api[ -]?key\\b|authentication token\\b.{0,60}"
				+ "(?:valid issuer|expired|invalidated)|could not (?:parse|validate) your (?:authentication )?token",
				Cause.API_KEY_REJECTED);
		message("(?:didn't|did not) provide an api key|missing bearer", Cause.API_KEY_NOT_SENT);
		message("must be a member of an organization", Cause.ORG_MEMBERSHIP_REQUIRED);
		message("no such organization: |openai-organization header should match", Cause.ORG_MISMATCH);
		message("no such project: |openai-project header should match", Cause.PROJECT_MISMATCH);
		message("regional hostname|incorrect hostname", Cause.HOSTNAME_MISMATCH);
		message("account (?:\\S{1,80} |associated with .{1,40}? )?(?:(?:has been|is) )?(?:deactivated|disabled|terminated)"
				+ "|deactivated account|your (?:access|account) was (?:deactivated|terminated)",
				Cause.ACCOUNT_DEACTIVATED);
		message("\\bip(?: address)?\\b.{0,120}not (?:authorized|allowed)", Cause.IP_NOT_ALLOWED);
		message("country, region,? or territory|user location is not supported", Cause.REGION_NOT_SUPPORTED);
		message("account is not active.{0,60}billing", Cause.BILLING_INACTIVE);
		message("exceeded your current quota|credit balance|billing hard limit|spend limit", Cause.QUOTA_EXHAUSTED);
		message("^invalid url \\(", Cause.ENDPOINT_NOT_FOUND);
	}

	private static final Pattern ABOUT_CREDENTIALS = Pattern
		.compile("api[ _-]?key|token|credential|unauthori[sz]ed|authenticat|auth_|virtual key");

	private KnownErrors() {
	}

	/**
	 * What a gateway's codes that nobody knows yet may mean; others are its own matter.
	 */
	private static final Map<Cause, Set<Integer>> TOLD_BY_GATEWAYS = Map.of(Cause.API_KEY_REJECTED, Set.of(401),
			Cause.QUOTA_EXHAUSTED, Set.of(402, 403, 429), Cause.RATE_LIMITED, Set.of(429));

	/**
	 * Find what an error means: by its code, else by its type, else by its message, else
	 * by what a code that nobody knows yet is made of.
	 * @param error the error
	 * @param status the status of the answer
	 * @param openAiHost whether a host of OpenAI's own answered; others have words of
	 * their own
	 * @return the cause, or {@code null} if nothing of it is known
	 */
	static @Nullable Cause causeOf(ErrorBody error, int status, boolean openAiHost) {
		Cause cause = (error.code() != null) ? CODES.get(lowerCase(error.code())) : null;
		if (cause == null && error.type() != null) {
			cause = TYPES.get(lowerCase(error.type()));
		}
		if (cause != null) {
			// LM Studio has one code for a bad key and for none
			return (cause == Cause.API_KEY_REJECTED && !openAiHost && GatewayWords.tellOfNoKey(error))
					? Cause.API_KEY_NOT_SENT : cause;
		}
		cause = find(MESSAGES, error.message());
		if (cause == null && "missing_scope".equals(error.code())) {
			// What was asked for is the list of models
			cause = error.message().contains("missing scope") ? Cause.PERMISSION_DENIED : Cause.MODELS_SCOPE_MISSING;
		}
		if (cause == null && !openAiHost) {
			cause = GatewayWords.causeOf(error, status);
		}
		return (cause != null) ? cause : nearestTo(error, status, openAiHost);
	}

	private static @Nullable Cause nearestTo(ErrorBody error, int status, boolean openAiHost) {
		Cause cause = (error.code() != null) ? find(FAMILIES, snakeCase(error.code())) : null;
		cause = (cause == null && error.type() != null) ? find(FAMILIES, snakeCase(error.type())) : cause;
		boolean counts = cause != null
				&& (openAiHost || TOLD_BY_GATEWAYS.getOrDefault(cause, Set.of()).contains(status));
		return counts ? cause : null;
	}

	/**
	 * Return whether an error speaks of credentials in whatever words.
	 * @param error the error
	 * @return {@code true} if one of its parts mentions them
	 */
	static boolean isAboutCredentials(ErrorBody error) {
		return ABOUT_CREDENTIALS.matcher(lowerCase(error.code() + " " + error.type()) + " " + error.message()).find();
	}

	private static @Nullable Cause find(Map<Pattern, Cause> causes, String text) {
		return causes.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().matcher(text).find())
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	private static void message(String regex, Cause cause) {
		MESSAGES.put(Pattern.compile(regex, Pattern.DOTALL), cause);
	}

	private static void family(String regex, Cause cause) {
		FAMILIES.put(Pattern.compile(regex), cause);
	}

	// Bounded, since a code may be anything
	static String snakeCase(String text) {
		String beginning = text.substring(0, Math.min(text.length(), 80));
		return lowerCase(beginning.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").replaceAll("[^A-Za-z0-9]+", "_"));
	}

	private static String lowerCase(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

}
