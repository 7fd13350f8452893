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

import java.util.List;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.ApiKey;

/**
 * Tells the sample texts of documentation and templates from keys. A key is random and
 * may hold any few letters, so every rule asks for a whole text of known words, for words
 * that belong together, or for a repetition that chance does not bring about.
 */
final class SampleText {

	/**
	 * What a complete key looks like, whatever stands around it.
	 */
	private static final Pattern COMPLETE = Pattern
		.compile("sk-(?:(?:proj|svcacct|admin|None)-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}");

	private static final Pattern KEY_CHARACTERS_ONLY = Pattern.compile("^[A-Za-z0-9_-]+$");

	/**
	 * What may stand around a sample, but for what stands for hidden characters.
	 */
	private static final String AROUND = "[^A-Za-z0-9*.\u2022\u2026]*";

	private static final String WORDS = "your|insert|enter|paste|put|add|replace|change|with|this|here|goes|the|me|my|"
			+ "is|for|to|in|an|of|it|please|use|real|actual|valid|own|some|open|ai|api|key|token|secret|value|"
			+ "credentials?|passwords?|string|text|todo|fixme|tbd|dummy|test|testing|example|sample|fake|mock|"
			+ "placeholder|demo|foo|bar|baz|none|null|nil|undefined|redacted|hidden|empty|not|set|unset|needed|"
			+ "required|unused|default|proj|project|svcacct|admin|account|service|org|company|local|dev|prod|live|"
			+ "sk|llm|gpt|chat|abc|abcd|abcdef|x++|\\d++";

	private static final List<Pattern> SAMPLES = List.of(
			// your-api-key, sk-your-key, changeme, insert_key_here, sk-test-123
			insensitive("^(?=.{1,80}$)" + AROUND + "(?:(?:" + WORDS + ")(?:[-_ :'/]|\\.(?!\\.))*+)+" + AROUND + "$"),
			// <OPENAI_API_KEY>, [your key], {{your key}}, __YOUR_KEY__, %YOUR_KEY%
			insensitive("^[\\s\"']*(?:<[^<>]*>|\\[[^\\[\\]]*]|\\{\\{.*}}|__\\w+__|%\\w+%|@[\\w.-]+@)[\\s\"']*$"),
			// $YOUR_API_KEY, $(your key), env.YOUR_API_KEY
			insensitive(
					"^[\\s\"']*(?:\\$[A-Za-z_]\\w*|\\$\\([^()]*\\)|\\$env:\\w+|(?:process\\.)?env\\.\\w+)[\\s\"']*$"),
			// OPENAI_API_KEY itself
			insensitive("^[\\s\"']*[A-Za-z_.-]*open[-_]?ai[-_.]?(?:api)?[-_.]?(?:key|token|secret)[\\s\"']*$"),
			// your … key, key … here, within the length of a sentence
			insensitive("^(?=.{1,100}$).*your[-_ .].{0,40}(?:key|token|secret)"),
			insensitive("^(?=.{1,100}$).*(?:key|token|secret)[-_ .]{0,3}(?:goes[-_ .]?)?here"),
			insensitive(
					"(?:^|[^A-Za-z0-9])(?:change[-_ ]?me|replace[-_ ]?(?:me|this|with)|placeholder)(?:$|[^A-Za-z0-9])"),
			// sk-xxxxxxxx, sk-aaaaaaaaaaaa, sk-proj-00000000
			insensitive("([A-Za-z0-9])\\1{7,}"),
			insensitive("^" + AROUND + "(?:sk-(?:proj-|svcacct-|admin-)?)?([A-Za-z0-9])\\1{2,}" + AROUND + "$"),
			// sk-1234567890abcdef…, sk-abcdefghijklmnop
			insensitive("12345678|abcdefgh"));

	/**
	 * What languages and tools write for a value that is not there.
	 */
	private static final Pattern NOTHING = insensitive(
			"^[\\s\"'<(\\[{`]*(?:undefined|null|none|nil|nan|false|true|void|unset|"
					+ "no value|not set|not found|\\[?object object]?|system\\.string|\\*?unknown\\*?|n/a|na|optional\\.empty|"
					+ "noneType|\\$null|b'')?[\\s\"'>)\\]}`]*$");

	private SampleText() {
	}

	/**
	 * Return whether a value is the text that a language or a tool writes where there is
	 * no value, such as {@code undefined}, {@code None} or two quotation marks.
	 * @param key the value
	 * @return {@code true} for the text of nothing
	 */
	static boolean isNothing(ApiKey key) {
		return key.matches(NOTHING);
	}

	/**
	 * Return whether a value is sample text.
	 * @param key the value
	 * @return {@code true} for sample text, {@code false} for whatever may be a key
	 */
	static boolean matches(ApiKey key) {
		return !isComplete(key) && SAMPLES.stream().anyMatch(key::matches);
	}

	/**
	 * Return whether a value has, or contains, a complete key of a known form.
	 * @param key the value
	 * @return {@code true} if the value is too much like a key to be anything else
	 */
	static boolean isComplete(ApiKey key) {
		return key.matches(COMPLETE)
				|| (key.kind().lengths().contains(key.length()) && key.matches(KEY_CHARACTERS_ONLY));
	}

	private static Pattern insensitive(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
