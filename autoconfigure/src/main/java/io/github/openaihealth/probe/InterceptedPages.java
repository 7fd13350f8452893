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

import java.util.regex.Pattern;

/**
 * Recognises the pages that firewalls, proxies and captive portals show in a service's
 * place, by what they say and by the names of their makers.
 */
final class InterceptedPages {

	private static final String FORBIDDEN = "(?:blocked|denied|restricted|prohibited|forbidden|filtered|not (?:be )?(?:allowed|permitted))";

	private static final String RULER = "(?:polic(?:y|ies)\\b|administrator|your (?:organi[sz]ation|company|employer|network|it )|firewall|categor(?:y|ies)\\b)";

	private static final Pattern WORDS = Pattern.compile(FORBIDDEN + "[^.]{0,80}" + RULER + "|" + RULER + "[^.]{0,80}"
			+ FORBIDDEN + "|(?:organi[sz]ation|company|network) (?:does not|doesn't) (?:allow|permit)"
			+ "|(?:web ?(?:page|site)|url|domain)\\W{1,3}(?:is |was |has been )?(?:blocked|filtered|restricted)"
			+ "|(?:blocked|restricted|prohibited) (?:web ?(?:page|site)|url|domain)"
			+ "|categor(?:y|ies) ?:|web ?filter|content filter|service ?desk|help ?desk"
			+ "|requested url was rejected|consult with your administrator|request unsuccessful"
			+ "|network authentication required|captive|hotspot|use (?:this|the) (?:network|internet|wi-?fi)");

	private static final Pattern MAKERS = Pattern
		.compile("zscaler|forti(?:guard|gate|net)|palo ?alto|pan-os|blue ?coat|symantec|websense|forcepoint"
				+ "|cisco umbrella|opendns|netskope|sophos|sonicwall|barracuda|mcafee|skyhigh|trellix|check ?point "
				+ "|kaspersky|iboss|watchguard|menlo security|incapsula|err_access_denied|squidguard|smoothwall");

	private InterceptedPages() {
	}

	/**
	 * Return whether a text is such a page.
	 * @param text the beginning of the text in lower case
	 * @return {@code true} if its words tell so
	 */
	static boolean contain(String text) {
		return MAKERS.matcher(text).find() || WORDS.matcher(text).find();
	}

}
