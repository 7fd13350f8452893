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

package io.github.openaihealth.connection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.SecretShape;

/**
 * What stands around a key, or how it is encoded: the value would be a key if somebody
 * took it out of there.
 *
 * @param finding what the value is, as the predicate of a sentence; never a part of the
 * key
 * @param advice how to come by the key alone
 * @param certain whether no host takes such a value for a key
 */
public record Wrapping(String finding, String advice, boolean certain) {

	private static final int MOST_AROUND = 3;

	private static final String MARK = "T3Blbk" + "FJ";

	private static final Pattern KEY = Pattern.compile("(?<![A-Za-z0-9_-])sk-[A-Za-z0-9_-]{20,}");

	private static final Pattern BEGINNING = Pattern.compile("sk-(?:proj|svcacct|admin|None)-");

	private static final Pattern BEARER = Pattern.compile("^[\\s\"']*Bearer(?:\\s|:|=|%20|\\+|(?=sk-))",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SCHEME = Pattern.compile("^[\\s\"']*(Basic|Token|ApiKey)\\s+\\S",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern HEADER = Pattern.compile(
			"^[\\s\"']*(?:(?:-H|--header)[\\s=]*[\"']?)?(Authorization|x-api-key)[\"']?\\s*[:=]",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern CALL = Pattern.compile("^\\s*(?:[$>#]\\s*)?(curl|wget|http|https|httpie)\\s",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern COMMAND = Pattern
		.compile("^\\s*(?:[$>#]\\s+)?(?:export|set|setx|setenv|declare|typeset|local|env|ENV|ARG|-e|--env)\\s+"
				+ "(?:-\\w+\\s+)*[\"']?\\w+[\\s=]", Pattern.CASE_INSENSITIVE);

	private static final Pattern ARGUMENT = Pattern
		.compile("^\\s*(?:--|-D)(?:openai|spring|langchain4j)[\\w.-]*\\s*[= ]", Pattern.CASE_INSENSITIVE);

	private static final Pattern ASSIGNMENT = Pattern
		.compile("^[\\s\"']*(?:\\$env:)?(?:OPENAI[_.-])?API[_.-]?KEY[\"']?\\s*[=:]", Pattern.CASE_INSENSITIVE);

	private static final Pattern OPENAI_ASSIGNMENT = Pattern
		.compile("^[\\s\"']*(?:\\$env:)?OPENAI[_.-]API[_.-]?KEY[\"']?\\s*[=:]", Pattern.CASE_INSENSITIVE);

	private static final Pattern ANY_ASSIGNMENT = Pattern
		.compile("^[\\s\"']*[A-Za-z][\\w. -]{0,40}[\"']?\\s*[=:]\\s*[\"']?sk-");

	private static final Pattern JSON = Pattern.compile("^\\s*\\{\\s*\\\\?[\"'].*}\\s*$", Pattern.DOTALL);

	private static final Pattern JSON_ARRAY = Pattern.compile("^\\s*\\[\\s*\\\\?[\"'].*]\\s*$", Pattern.DOTALL);

	private static final Pattern MEMBER = Pattern
		.compile("\\\\?[\"']([A-Za-z][\\w.-]{0,40})\\\\?[\"']\\s*:\\s*\\\\?[\"'][^\"']*?sk-[A-Za-z0-9_-]{20,}");

	private static final Pattern PRIVATE_KEY = Pattern.compile("^\\s*-----BEGIN ");

	private static final Pattern URL = Pattern.compile("^[\\s\"']*[a-z][a-z0-9+.-]*://", Pattern.CASE_INSENSITIVE);

	private static final Pattern ID = Pattern.compile("^(org-|proj_)[A-Za-z0-9]+$");

	private static final Pattern SHELL_DEFAULT = Pattern.compile("^([-?+=])");

	private static final Pattern ESCAPED_BREAK = Pattern.compile("(?:\\\\+[nrt])+[\"']?$|%0[AD]$|\\\\u000[aAdD]$",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern URL_ENCODED = Pattern.compile("%(?:[2357][0-9A-Fa-f]|0[AaDd9]|E2|EF)");

	private static final Pattern ENTITY = Pattern
		.compile("&(?:quot|apos|amp|lt|gt|nbsp|#\\d{1,5}|#x[0-9a-fA-F]{1,4});");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[nrt\"'\\\\-])");

	private static final Pattern ENCODED = Pattern
		.compile(URL_ENCODED.pattern() + "|" + ENTITY.pattern() + "|" + ESCAPE.pattern());

	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}={0,2}");

	private static final Pattern HEX = Pattern.compile("(?:0x)?([0-9a-fA-F]{48,})");

	private static final Pattern COMMENT = Pattern.compile("^sk-[A-Za-z0-9_-]{20,}\\s*(?:#|//|<!--|;\\s)");

	private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]");

	private static final Pattern PUNCTUATION = Pattern.compile("[\\p{Punct}&&[^_-]]+");

	/**
	 * Find out what stands around a key, or how it is encoded.
	 * @param value the value
	 * @return what was found, or empty if nothing is known
	 */
	static Optional<Wrapping> of(String value) {
		return Stream
			.of(document(value), request(value), assignment(value), several(value), encoded(value), other(value))
			.flatMap(Optional::stream)
			.findFirst();
	}

	private static Optional<Wrapping> document(String value) {
		if (JSON.matcher(value).matches() || JSON_ARRAY.matcher(value).matches()) {
			Matcher member = MEMBER.matcher(value);
			if (member.find() && !SecretShape.isIn(member.group(1))) {
				String name = member.group(1);
				return certain("is a JSON document that holds a key as its member '" + name + "'",
						"Take the member '" + name + "' of the document alone. Where ECS reads it from AWS Secrets "
								+ "Manager, end the ARN under 'valueFrom' with ':" + name + "::'.");
			}
			return certain(KEY.matcher(value).find() ? "is a JSON document that holds a key" : "is a JSON document",
					"Take the member that holds the key alone, without braces and quotes.");
		}
		if (PRIVATE_KEY.matcher(value).find()) {
			return certain("is a private key or a certificate (PEM)",
					"Give it a key of the API: a PEM document is for TLS or for signing.");
		}
		return Optional.empty();
	}

	private static Optional<Wrapping> request(String value) {
		Matcher header = HEADER.matcher(value);
		if (header.find()) {
			return certain("is a whole header: it begins with '" + header.group(1) + "'",
					"Keep what follows 'Bearer' alone: the header is written when the key is sent.");
		}
		if (BEARER.matcher(value).find()) {
			return certain("begins with 'Bearer '", "Remove 'Bearer': it is added when the key is sent.");
		}
		Matcher scheme = SCHEME.matcher(value);
		if (scheme.find()) {
			return certain("begins with '" + scheme.group(1) + " '",
					"Remove '" + scheme.group(1) + "' and what belongs to it: a key is sent as 'Bearer'.");
		}
		Matcher call = CALL.matcher(value);
		if (call.find()) {
			return certain("is a whole command: it begins with '" + call.group(1) + "'",
					"Keep the key alone, which stands behind 'Bearer' in the command.");
		}
		if (URL.matcher(value).find()) {
			boolean key = KEY.matcher(value).find();
			return uncertain(key ? "is a URL that holds a key" : "is a URL",
					key ? "Keep the key alone." : "Give it the key: an address belongs into 'openai.base-url'.");
		}
		return Optional.empty();
	}

	private static Optional<Wrapping> assignment(String value) {
		if (COMMAND.matcher(value).find()) {
			return certain("is a whole command that sets a variable",
					"Keep the key alone: the variable is the name of this setting already.");
		}
		if (ARGUMENT.matcher(value).find()) {
			return certain("is a whole argument of a command line", "Keep what follows the '=' alone.");
		}
		if (ASSIGNMENT.matcher(value).find() || ANY_ASSIGNMENT.matcher(value).find()) {
			return Optional.of(new Wrapping("begins with the name of its variable",
					"Keep the key alone: remove the name and the sign that follows it.",
					OPENAI_ASSIGNMENT.matcher(value).find()));
		}
		return Optional.empty();
	}

	private static Optional<Wrapping> several(String value) {
		List<String> keys = KEY.matcher(value).results().map(MatchResult::group).toList();
		long beginnings = BEGINNING.matcher(value).results().count();
		boolean joined = keys.size() == 1 && (beginnings > 1 || value.split(MARK, -1).length > 2);
		if (keys.size() < 2 && !joined) {
			return Optional.empty();
		}
		int half = value.length() / 2;
		boolean same = joined ? value.substring(0, half).equals(value.substring(value.length() - half))
				: keys.stream().distinct().count() == 1;
		return same ? uncertain("holds the same key twice", "Keep one of the two: it was pasted twice.") : uncertain(
				"holds several keys",
				"Keep one key: others are for connections of their own " + "(openai.connections.<name>.api-key).");
	}

	private static Optional<Wrapping> encoded(String value) {
		String compact = value.replaceAll("\\s+", "");
		if (BASE64.matcher(compact).matches() && !value.startsWith("sk-")) {
			Optional<String> decoded = decode(compact).filter(Wrapping::holdsKey);
			if (decoded.isPresent()) {
				boolean broken = decoded.get().endsWith("\n");
				return uncertain("is a key in base64" + (broken ? ", with a line break at its end" : ""),
						"Store the key itself. In a Secret of Kubernetes, encode it once under 'data', or write it as it "
								+ "is under 'stringData'.");
			}
		}
		Matcher hex = HEX.matcher(compact);
		if (hex.matches() && hex.group(1).length() % 2 == 0 && holdsKey(text(HexFormat.of().parseHex(hex.group(1))))) {
			return uncertain("is a key in hexadecimal", "Store the key itself, as it was copied.");
		}
		boolean key = KEY.matcher(ENCODED.matcher(value).replaceAll(" ")).find();
		if (key && ESCAPED_BREAK.matcher(value).find()) {
			return uncertain("ends with a line break that is written out ('\\n' or '%0A')",
					"Remove the characters behind the key: something has escaped a line break.");
		}
		if (key && URL_ENCODED.matcher(value).find()) {
			return uncertain("is encoded for a URL ('%' and two digits)", "Store the key itself, as it was copied.");
		}
		if (key && ENTITY.matcher(value).find()) {
			return uncertain("has entities of HTML ('&...;')", "Store the key itself, as it was copied.");
		}
		return (key && ESCAPE.matcher(value).find())
				? uncertain("has escape sequences ('\\' and a letter)", "Store the key itself, as it was copied.")
				: Optional.empty();
	}

	private static Optional<Wrapping> other(String value) {
		Matcher id = ID.matcher(value);
		if (id.matches()) {
			boolean organization = id.group(1).equals("org-");
			return uncertain("is the id of " + (organization ? "an organization" : "a project"),
					"Move it to 'openai." + (organization ? "org-id" : "project-id") + "', and set the key here.");
		}
		Matcher shell = SHELL_DEFAULT.matcher(value);
		if (shell.find()) {
			String sign = shell.group(1);
			return uncertain("begins with '" + sign + "'",
					"Where a placeholder reads ${NAME:" + sign + "...}, remove the '" + sign + "': ':" + sign
							+ "' is the shell's syntax, and Spring's default follows the colon.");
		}
		if (COMMENT.matcher(value).find()) {
			return uncertain("has a comment behind the key", "Move the comment to a line of its own.");
		}
		if (DASHES.matcher(value).find() && holdsKey(DASHES.matcher(value).replaceAll("-"))) {
			return certain(
					"has a dash where the key has a hyphen (" + DASHES.matcher(value)
						.results()
						.limit(1)
						.map((dash) -> "U+%04X at position %d".formatted(dash.group().codePointAt(0), dash.start() + 1))
						.collect(Collectors.joining()) + ")",
					"Copy the key again from where it was made: a word processor or a chat has changed its hyphens.");
		}
		int lines = (int) value.strip().lines().count();
		if (lines > 1 && holdsKey(value.replaceAll("\\s+", ""))) {
			return certain("is broken over " + lines + " lines", "Join its lines: a key has no line break.");
		}
		return around(value);
	}

	private static Optional<Wrapping> around(String value) {
		Matcher key = KEY.matcher(value);
		if (!key.find()) {
			return Optional.empty();
		}
		String before = value.substring(0, key.start());
		String after = value.substring(key.end());
		if (before.isEmpty() && after.isEmpty() || !UnexpectedCharacter.in(before + after).isEmpty()) {
			return Optional.empty();
		}
		if (after.equals("%") && before.isEmpty()) {
			return uncertain("ends with '%'",
					"Remove the '%': zsh prints it where an output has no line break, and it is no part of the key.");
		}
		String found = Stream
			.of(before.isEmpty() ? "" : punctuation(before) + " before",
					after.isEmpty() ? "" : punctuation(after) + " after")
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining(" and "));
		return uncertain("has " + found + " the key", "Remove what stands around the key.");
	}

	private static String punctuation(String text) {
		boolean shown = text.length() <= MOST_AROUND && PUNCTUATION.matcher(text).matches();
		return shown ? "'" + text + "'" : "other text";
	}

	private static boolean holdsKey(String text) {
		return KEY.matcher(text).find()
				&& (text.contains(MARK) || text.strip().matches("[\"']?sk-[A-Za-z0-9_-]{20,}[\"']?"));
	}

	private static Optional<String> decode(String base64) {
		try {
			String standard = base64.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
			return Optional.of(text(Base64.getDecoder().decode(standard)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static Optional<Wrapping> certain(String finding, String advice) {
		return Optional.of(new Wrapping(finding, advice, true));
	}

	private static Optional<Wrapping> uncertain(String finding, String advice) {
		return Optional.of(new Wrapping(finding, advice, false));
	}

}
