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

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What the errors of gateways and of other vendors mean by their words. Every rule stands
 * for one kind of refusal, in whatever words; the first that fits counts.
 */
final class GatewayWords {

	private static final int COMPARED = 80;

	private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

	private static final String CREDENTIALS = "(?:(?:x-)?(?:[\\w-]*api[ -]?(?:key|token)"
			+ "|(?:access|auth\\w*|bearer|subscription|virtual|secret|session|proxy server)[ -](?:key|token|credential|header)"
			+ "|key|token|credential)s?|authori[sz]ation|jwt|bearer)\\b";

	private static final String UNFIT = "(?:invalid|incorrect|expired|revoked|disabled|unknown|wrong|malformed|bad"
			+ "|unrecogni[sz]ed|inactive|deactivated|leaked|deleted|rotated|compromised|rejected"
			+ "|(?:not|no longer) (?:valid|recogni[sz]ed|known|active|accepted|exist)"
			+ "|not found(?! in (?:the |your )?(?:request|http|headers?)))\\b";

	private static final String FUNDS = "(?:balance|credits?|funds|quota|budget"
			+ "|(?:spend(?:ing)?|usage|credit|key|billing)[ -](?:limit|cap)"
			+ "|(?:monthly|weekly|daily|total|account|plan) (?:limit|allowance))\\b";

	private static final String USED_UP = "(?:insufficient|exhausted|exceed(?:ed|ing|s)|depleted|used (?:up|all)|all used|too low"
			+ "|not enough|(?:run|ran) out|reach(?:ed|ing)|negative|overdrawn|crossed|consumed|is (?:0|zero|empty))\\b";

	private static final String LINK = "(?:for|of|in|on|by|to|with)\\b";

	// Some gateways answer in Chinese whatever the language of the request
	private static final String USED_UP_IN_CHINESE = "\u4F59\u989D\u4E0D\u8DB3|\u989D\u5EA6(?:\u4E0D\u8DB3|\u5DF2\u7528)"
			+ "|\u6B20\u8D39";

	private static final String BAD_IN_CHINESE = "\u65E0\u6548\u7684(?:\u4EE4\u724C|\u5BC6\u94A5|api)"
			+ "|\u4EE4\u724C(?:\u5DF2\u8FC7\u671F|\u72B6\u6001\u4E0D\u53EF\u7528|\u65E0\u6548|\u4E0D\u5B58\u5728)";

	private static final String ABSENT_IN_CHINESE = "\u672A\u63D0\u4F9B|\u7F3A\u5C11.{0,6}(?:\u4EE4\u724C|\u5BC6\u94A5|api)";

	private static final Rule THROTTLED = new Rule(Cause.RATE_LIMITED, Set.of(429),
			"(?:requests?|tokens?|calls?|queries) ?(?:per|/) ?(?:second|minute|hour|day|min\\b)",
			"(?:token|call) rate limit", "\\b[rt]p[md]\\b", "resource has been exhausted");

	private static final Pattern MONEY = Pattern
		.compile("balance|credit|budget|billing details|spend|recharge|top[ -]?up|payment");

	private static final Rule EMPTY_ACCOUNT = new Rule(Cause.QUOTA_EXHAUSTED, Set.of(400, 401, 402, 403, 412, 429),
			USED_UP + "[^.;]{0,50}?\\b" + FUNDS, "\\b" + FUNDS + "[^.;]{0,50}?\\b" + USED_UP,
			"\\b(?:out of|no(?: more)?|over(?: the| your)?) (?:[\\w-]+ ){0,2}" + FUNDS,
			"exceeded ?\\w{0,20}(?:budget|quota)", "current (?:cost|spend)\\b[^;]{0,60}; ?max budget",
			"payment required", "(?:please|to) (?:recharge|top[ -]?up)", "\\barrear", "\\boverdue", USED_UP_IN_CHINESE);

	private static final Rule BAD_KEY = new Rule(Cause.API_KEY_REJECTED, REFUSALS,
			"\\b" + UNFIT + " (?:(?!(?:request|max|param\\w*|argument|model|value|scope|permission)\\b|" + LINK
					+ ")[\\w'`\"-]+ ){0,3}?" + CREDENTIALS + "(?! (?:scope|limit|count|budget))",
			"\\b" + CREDENTIALS + "[\"'`:]{0,2} " + UNFIT,
			"\\b" + CREDENTIALS + "[^.;]{0,60}?(?:\\b(?:is|are|was|has|have|had|been|or|and)|,) " + UNFIT,
			"make sure your api[ -]?key is valid",
			"(?:could not|unable to|failed to|can(?:not|'t)|couldn't) (?:parse|verify|validate|decode|find|authenticate)"
					+ "[^.;]{0,40}\\b" + CREDENTIALS,
			"not (?:from )?a valid issuer", "signature (?:verification|validation) failed",
			"(?:key|token) was reported as leaked", BAD_IN_CHINESE);

	private static final Rule CLOSED_ACCOUNT = new Rule(Cause.ACCOUNT_DEACTIVATED, REFUSALS,
			"\\b(?:account|organi[sz]ation|team|workspace|user)\\b[^.;]{0,40}? (?:has|have) been (?:permanently )?"
					+ "(?:restricted|suspended|deactivated|disabled|terminated|banned)");

	private static final Rule NO_PERMISSION = new Rule(Cause.PERMISSION_DENIED, Set.of(401, 403), "\\bpermissions?\\b",
			"\\bscopes?\\b", "insufficient (?:privileges|rights|access)", "data ?action", "privileges?\\b",
			"\\bentitle", "\\blicen[cs]e", "not accessible by", "(?:do|does)(?: not|n't) have access",
			"ha(?:s|ve) no access", "no access to", "cannot consume", "(?:not|n't) (?:allowed|permitted) to",
			"not authori[sz]ed to perform");

	private static final Rule NO_KEY = new Rule(Cause.API_KEY_NOT_SENT, REFUSALS,
			"\\b(?:no|missing|without|lacks|lacking) (?:(?!(?:such|valid|match\\w*|known|longer|active|access|models?)\\b|"
					+ LINK + ")[\\w'`\"-]+ ){0,2}?" + CREDENTIALS,
			"\\b(?<!valid )" + CREDENTIALS + "[^.;]{0,50}?\\b(?:(?:required|missing|absent|needed|empty|blank)\\b"
					+ "|none (?:was|were)\\b|(?:not|never) (?:been )?(?:provided|supplied|set(?! up)|present|specified"
					+ "|sent|included|passed|received|given)\\b|not found in (?:the |your )?(?:request|http|headers?))",
			"\\b(?:must|please|did(?: not|n't)|do(?: not|n't)|ha(?:s|ve)(?: not|n't)|need to) (?:also )?"
					+ "(?:provided?|include|suppl(?:y|ied)|send|sent|pass(?:ed)?|specify|add)"
					+ " (?:(?!(?:valid|another|different|new|correct|working|right)\\b)[\\w'`\"-]+ ){0,3}?"
					+ CREDENTIALS,
			"authentication (?:is )?required", "not authenticated", "not logged in", "unregistered callers",
			"failed to resolve api key variable", ABSENT_IN_CHINESE);

	private static final Rule FAILED = new Rule(Cause.API_KEY_REJECTED, Set.of(400, 403),
			"authentication fail(?:s|ed|ure)");

	private static final List<Rule> RULES = List.of(EMPTY_ACCOUNT, BAD_KEY, CLOSED_ACCOUNT, NO_PERMISSION, NO_KEY,
			FAILED, THROTTLED);

	private GatewayWords() {
	}

	/**
	 * Tell what an error means by its words.
	 * @param error the error
	 * @param status the status of the answer
	 * @return the cause, or {@code null} if the words do not tell
	 */
	static @Nullable Cause causeOf(ErrorBody error, int status) {
		String text = words(error.code()) + ". " + words(error.type()) + ". " + error.message().replace('_', ' ');
		if (status == 429 && THROTTLED.matches(status, text) && !MONEY.matcher(text).find()) {
			return THROTTLED.cause();
		}
		return RULES.stream().filter((rule) -> rule.matches(status, text)).map(Rule::cause).findFirst().orElse(null);
	}

	/**
	 * Return whether a message says that no key arrived, whatever the code says.
	 * @param error the error
	 * @return {@code true} if it says so, and not that a key is bad
	 */
	static boolean tellOfNoKey(ErrorBody error) {
		return NO_KEY.pattern().matcher(error.message()).find() && !BAD_KEY.pattern().matcher(error.message()).find();
	}

	private static String words(@Nullable String identifier) {
		return (identifier != null)
				? KnownErrors.snakeCase(identifier.substring(0, Math.min(identifier.length(), COMPARED)))
					.replace('_', ' ')
				: "";
	}

	/**
	 * A kind of refusal.
	 *
	 * @param cause what it means
	 * @param statuses the statuses that it comes with
	 * @param pattern the words that tell it
	 */
	private record Rule(Cause cause, Set<Integer> statuses, Pattern pattern) {

		Rule(Cause cause, Set<Integer> statuses, String... alternatives) {
			this(cause, statuses, Pattern.compile(String.join("|", alternatives), Pattern.DOTALL));
		}

		boolean matches(int status, String text) {
			return this.statuses.contains(status) && this.pattern.matcher(text).find();
		}

	}

}
