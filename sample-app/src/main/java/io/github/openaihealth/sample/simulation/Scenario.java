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

package io.github.openaihealth.sample.simulation;

import java.util.Arrays;
import java.util.List;

/**
 * The answers that the simulation can play.
 */
enum Scenario {

	OK("ok", "The key works and the models are listed", Answers::authenticated),

	REJECTED("rejected", "The key is unknown and has never worked", Answers::rejected),

	REVOKED("revoked", "The key has worked once and is refused from then on", Answers::revoked),

	TOKEN_EXPIRED("token-expired", "The key is a token whose time is over",
			Answers.error(401, "invalid_request_error", "token_expired",
					"Provided authentication token is expired. Please try signing in again. (simulated)")),

	TOKEN_FOREIGN("token-foreign", "The key is a token of an issuer that the service does not trust",
			Answers.error(401, "invalid_request_error", "invalid_issuer",
					"The authentication token is not from a valid issuer. (simulated)")),

	NOT_SENT("not-sent", "The service saw no key", Answers::notSent),

	NO_ORGANIZATION("no-organization", "The key's owner belongs to no organization",
			Answers.error(401, "invalid_request_error", "no_organization",
					"You must be a member of an organization to use the API. This account is in none. (simulated)")),

	ORG_MISMATCH("org-mismatch", "The organization header does not fit the key",
			Answers.error(401, "invalid_request_error", "mismatched_organization",
					"The OpenAI-Organization header does not match the organization of this key. (simulated)")),

	ORG_UNKNOWN("org-unknown", "The organization header names none that exists",
			Answers.error(401, "invalid_request_error", "invalid_organization",
					"No such organization: org-simulated. (simulated)")),

	PROJECT_MISMATCH("project-mismatch", "The project header does not fit the key",
			Answers.error(401, "invalid_request_error", "mismatched_project",
					"The OpenAI-Project header does not match the project of this key. (simulated)")),

	ACCOUNT_DEACTIVATED("account-deactivated", "The account is deactivated",
			Answers.error(401, "invalid_request_error", "account_deactivated",
					"The account that owns this key is deactivated. (simulated)")),

	IP_NOT_ALLOWED("ip-not-allowed", "The request comes from an address outside the allow list",
			Answers.error(401, "invalid_request_error", "ip_not_authorized",
					"Your address is not on the allow list of this project. (simulated)")),

	HOSTNAME_MISMATCH("hostname-mismatch", "The key belongs to a regional host",
			Answers.error(401, "invalid_request_error", "incorrect_hostname",
					"This key works at eu.api.openai.com only. (simulated)")),

	PERMISSION_DENIED("permission-denied", "Any other refusal in the service's own words",
			Answers.error(403, "invalid_request_error", "access_refused", "Access is refused. (simulated)")),

	OPEN_LIST("open-list", "The models are listed to anybody, as llama.cpp does", Answers.json(200, """
			{"object": "list", "data": [{"id": "gpt-simulated", "object": "model", "owned_by": "llamacpp"}]}
			""")),

	MODELS_SCOPE_MISSING("models-scope-missing", "A restricted key that may not list models; the error is a string",
			Answers.json(403, """
					{
					  "error": "You have insufficient permissions for this operation. \
					Missing scopes: api.model.read. (simulated)"
					}
					"""), Answers.used(Answers.ORGANIZATION, Answers.PROJECT, Rates.PLENTY)),

	MODELS_SCOPE_MISSING_OBJECT("models-scope-missing-object",
			"A restricted key that may not list models; the error is an object",
			Answers.error(403, "invalid_request_error", null,
					"You have insufficient permissions for this operation. "
							+ "Missing scopes: api.model.read. (simulated)"),
			Answers.used(Answers.ORGANIZATION, Answers.PROJECT, Rates.PLENTY)),

	MODEL_RETIRING("model-retiring", "Every model is shut down in 20 days", Answers::retiring),

	INFERENCE_SCOPE_MISSING("inference-scope-missing", "The key may list models, and not use them",
			Answers::authenticated,
			Answers.error(401, "invalid_request_error", "missing_scope",
					"You have insufficient permissions for this operation. "
							+ "Missing scopes: model.request. (simulated)")),

	CREDIT_EXHAUSTED_AT_USE("credit-exhausted-at-use", "The models are listed, and there is no credit to use them",
			Answers::authenticated,
			Answers.error(429, "insufficient_quota", "insufficient_quota",
					"You exceeded your current quota: check your plan and billing. (simulated)")),

	RATES_NEARLY_USED_UP("rates-nearly-used-up", "The key works, and of its rates a few percent are left",
			Answers::authenticated, Answers.used(Answers.ORGANIZATION, Answers.PROJECT, Rates.NEARLY_USED_UP)),

	OTHER_ORGANIZATION("other-organization", "The key acts for an organization and a project that nobody meant",
			Answers::authenticated, Answers.used("user-simulated", "proj_another", Rates.PLENTY)),

	REGION_NOT_SUPPORTED("region-not-supported", "The request comes from an unsupported country",
			Answers.error(403, "request_forbidden", "unsupported_country_region_territory",
					"Country, region, or territory not supported. (simulated)")),

	CLOUDFLARE_BLOCK("cloudflare-block", "Cloudflare blocks the request with a page",
			Answers.page(403, "cloudflare", "cloudflare-block.html").with("cf-ray", "00000000000000aa-SIM")),

	NOT_FOUND("not-found", "The base URL does not lead to the models endpoint",
			Answers.error(404, "invalid_request_error", null, "Invalid URL (GET /v1/v1/models) (simulated)")),

	RATE_LIMITED("rate-limited", "Too many requests; the key is valid",
			Answers
				.error(429, "requests", "rate_limit_exceeded",
						"Rate limit reached for requests in organization org-simulated: "
								+ "limit 3, used 3. Try again in 7s. (simulated)")
				.with("retry-after", "7")
				.with("x-ratelimit-remaining-requests", "0")),

	SLOW_DOWN("slow-down", "The service asks for fewer requests; the key is valid",
			Answers.error(429, "requests", "slow_down", "The rate of requests grew too fast: slow down. (simulated)")
				.with("retry-after", "15")),

	QUOTA_EXHAUSTED("quota-exhausted", "The quota is used up; the key is valid",
			Answers.error(429, "insufficient_quota", "insufficient_quota",
					"You exceeded your current quota: check your plan and billing. (simulated)")),

	CREDIT_EXHAUSTED("credit-exhausted", "The credit is used up; the key is valid",
			Answers.error(429, "insufficient_quota", "credit_balance_exhausted",
					"The credit balance is used up. (simulated)")),

	ORG_SPEND_LIMIT("org-spend-limit", "The organization's spend limit is reached",
			Answers.error(429, "insufficient_quota", "organization_spend_limit_exceeded",
					"The organization has reached its spend limit. (simulated)")),

	PROJECT_SPEND_LIMIT("project-spend-limit", "The project's spend limit is reached",
			Answers.error(429, "insufficient_quota", "project_spend_limit_exceeded",
					"The project has reached its spend limit. (simulated)")),

	ORG_USAGE_LIMIT("org-usage-limit", "The organization's usage limit is reached",
			Answers.error(429, "insufficient_quota", "organization_usage_limit_exceeded",
					"The organization has reached its usage limit. (simulated)")),

	BILLING_INACTIVE("billing-inactive", "Billing is not active; the key is valid",
			Answers.error(429, "billing_not_active", "billing_not_active",
					"Billing is not active for this account. (simulated)")),

	BILLING_HARD_LIMIT("billing-hard-limit", "The hard billing limit is reached",
			Answers.error(400, "invalid_request_error", "billing_hard_limit_reached",
					"The hard billing limit has been reached. (simulated)")),

	SERVER_ERROR("server-error", "The service fails",
			Answers.error(500, "server_error", null, "The server had an error. Try again. (simulated)")),

	OVERLOADED("overloaded", "The service is overloaded",
			Answers.error(503, "service_unavailable_error", "server_is_overloaded",
					"The servers are overloaded. Try again later. (simulated)")),

	BAD_GATEWAY("bad-gateway", "A gateway fails; the error is JSON",
			Answers.error(502, "server_error", null, "Bad gateway. (simulated)")),

	BAD_GATEWAY_HTML("bad-gateway-html", "A gateway fails with a page",
			Answers.page(502, "cloudflare", "bad-gateway.html")),

	ORIGIN_ERROR_520("origin-error-520", "Cloudflare gets no usable answer from the service",
			Answers.page(520, "cloudflare", "origin-error.html")),

	THROTTLED_HTML("throttled-html", "Something before the service throttles with a page",
			Answers.page(429, "cloudflare", "throttled.html").with("retry-after", "10")),

	CAPTIVE_PORTAL("captive-portal", "A network's welcome page answers instead of the service",
			Answers.page(200, "portal", "captive-portal.html")),

	LOGIN_REDIRECT("login-redirect", "A proxy redirects to its login",
			Answers.page(302, "proxy", "captive-portal.html").with("location", "https://login.example.com/")),

	PROXY_AUTHENTICATION("proxy-authentication", "A proxy wants credentials",
			Answers.page(407, "proxy", "proxy-authentication.html")
				.with("proxy-authenticate", "Basic realm=\"simulated\"")),

	TRUNCATED("truncated", "The body breaks off in its middle",
			((Responder) Answers::authenticated).delivered(Delivery.TRUNCATED)),

	OVERSIZED("oversized", "A list larger than 2 MiB: what was read of it counts", Answers::oversized),

	EMPTY("empty", "The body is empty", Answers.json(200, "")),

	SLOW("slow", "The answer comes too late", ((Responder) Answers::authenticated).delivered(Delivery.SLOW)),

	STALLED("stalled", "The body never ends", ((Responder) Answers::authenticated).delivered(Delivery.STALLED)),

	CONNECTION_RESET("connection-reset", "The connection closes without an answer",
			((Responder) Answers::authenticated).delivered(Delivery.DROPPED)),

	ANOTHER_VENDOR("another-vendor", "Another vendor refuses the key in its own form",
			(call) -> new Answer(401, "application/json", """
					{"type": "error", "error": {"type": "authentication_error", "message": "invalid x-api-key"}, \
					"request_id": "req_simulated"}
					""").with("request-id", "req_simulated"));

	private final String id;

	private final String description;

	private final Responder models;

	private final Responder use;

	Scenario(String id, String description, Responder models) {
		this(id, description, models, Answers.usedAsListed(models));
	}

	Scenario(String id, String description, Responder models, Responder use) {
		this.id = id;
		this.description = description;
		this.models = models;
		this.use = use;
	}

	String id() {
		return this.id;
	}

	String description() {
		return this.description;
	}

	Answer answer(Call call) {
		return this.models.respond(call);
	}

	/**
	 * Answer a call that is to use a model.
	 * @param call the call
	 * @return what the model says, or what stands in its way
	 */
	Answer answerUse(Call call) {
		return this.use.respond(call);
	}

	static List<String> ids() {
		return Arrays.stream(values()).map(Scenario::id).toList();
	}

	/**
	 * Find a scenario.
	 * @param id its id
	 * @return the scenario
	 * @throws UnknownScenarioException if there is none of that id
	 */
	static Scenario of(String id) {
		return Arrays.stream(values())
			.filter((scenario) -> scenario.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new UnknownScenarioException(id));
	}

}
