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

import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Makes a diagnosis of what the application's own code threw when it was asked for the
 * details of a connection. It often asks somebody else: a vault, or a service that
 * exchanges tokens. Nothing of a message is shown, which may hold a token: only the names
 * of classes, and codes of a fixed list that stand in it as whole words.
 */
public final class ReadFailure {

	private static final String SDK_ERRORS = "com.openai.errors.";

	private static final String SUBJECT_TOKEN = SDK_ERRORS + "SubjectTokenProviderException";

	private static final String EXCHANGE = "exchange";

	private static final int DEEPEST = 12;

	private static final int SEARCHED = 10_000;

	/**
	 * The codes of RFC 6749, 6750, 7521 and 8693 and those of OpenAI, with which texts
	 * fit. Where several are found in one message, the first here counts.
	 */
	private static final Map<String, String> CODES = codes();

	private static final Pattern CODE = Pattern
		.compile("(?<![A-Za-z0-9_])(?:" + String.join("|", CODES.keySet()) + ")(?![A-Za-z0-9_])");

	/**
	 * What tells that an answer came and was none, or that nobody answered.
	 */
	private static final Map<String, String> TYPES = Map.of("com.fasterxml.jackson.core.JsonProcessingException",
			"exchange-answer", "tools.jackson.core.JacksonException", "exchange-answer",
			SDK_ERRORS + "OpenAIInvalidDataException", "exchange-answer", "java.net.SocketException", "details-network",
			"java.net.UnknownHostException", "details-network", "java.io.InterruptedIOException", "details-network",
			"java.net.http.HttpTimeoutException", "details-network", "java.util.concurrent.TimeoutException",
			"details-network", "javax.net.ssl.SSLException", "details-network");

	private ReadFailure() {
	}

	private static Map<String, String> codes() {
		Map<String, String> codes = new LinkedHashMap<>();
		for (String code : List.of("invalid_subject_token", "invalid_token", "token_expired", "expired_token",
				"token_invalidated", "token_revoked", "invalid_issuer", "invalid_jwt", "invalid_assertion")) {
			codes.put(code, "exchange-subject");
		}
		codes.put("invalid_grant", "exchange-grant");
		codes.put("invalid_client", "exchange-client");
		codes.put("unauthorized_client", "exchange-client");
		for (String code : List.of("invalid_request", "unsupported_grant_type", "unsupported_token_type",
				"invalid_scope", "insufficient_scope", "invalid_target", "access_denied")) {
			codes.put(code, "exchange-request");
		}
		for (String code : List.of("temporarily_unavailable", "server_error", "slow_down")) {
			codes.put(code, "exchange-busy");
		}
		return codes;
	}

	/**
	 * Make a diagnosis.
	 * @param thrown what was thrown
	 * @return a diagnosis without anything of a message
	 */
	public static Diagnosis diagnose(Throwable thrown) {
		Throwable outermost = (thrown instanceof UndeclaredThrowableException && thrown.getCause() != null)
				? thrown.getCause() : thrown;
		List<Throwable> chain = chain(outermost);
		Map<String, String> particulars = new LinkedHashMap<>();
		particulars.put("exception", outermost.getClass().getName());
		List<String> variants = new ArrayList<>();
		String code = chain.stream().map(ReadFailure::codeOf).flatMap(Optional::stream).findFirst().orElse(null);
		if (code != null) {
			particulars.put("code", code);
			variants.add(CODES.get(code));
			variants.add(EXCHANGE);
		}
		else {
			chain.stream().map(ReadFailure::variantOf).flatMap(Optional::stream).findFirst().ifPresent(variants::add);
		}
		variants.add("details");
		return Diagnosis.ofVariants(Cause.CONNECTION_FAILED, variants, particulars)
			.withFact("thrown", outermost.getClass().getName());
	}

	private static List<Throwable> chain(Throwable outermost) {
		List<Throwable> chain = new ArrayList<>();
		Throwable link = outermost;
		while (link != null && chain.size() < DEEPEST && !chain.contains(link)) {
			chain.add(link);
			link = link.getCause();
		}
		return chain;
	}

	private static Optional<String> codeOf(Throwable thrown) {
		String told = codeOfSdk(thrown);
		if (told != null && CODES.containsKey(told)) {
			return Optional.of(told);
		}
		List<String> found = codesIn(messageOf(thrown));
		return CODES.keySet().stream().filter(found::contains).findFirst();
	}

	private static List<String> codesIn(String message) {
		List<String> found = new ArrayList<>();
		Matcher code = CODE.matcher(message.substring(0, Math.min(message.length(), SEARCHED)));
		while (code.find()) {
			found.add(code.group());
		}
		return found;
	}

	private static String messageOf(Throwable thrown) {
		try {
			return String.valueOf(thrown.getMessage());
		}
		catch (RuntimeException ex) {
			return "";
		}
	}

	// Its exceptions leave the code out of the message where the answer has a
	// description. No class of the SDK may be needed to find that out.
	private static @Nullable String codeOfSdk(Throwable thrown) {
		if (!thrown.getClass().getName().startsWith(SDK_ERRORS)) {
			return null;
		}
		try {
			Method code = ReflectionUtils.findMethod(thrown.getClass(), "code");
			Object told = (code != null) ? ReflectionUtils.invokeMethod(code, thrown) : null;
			return (told instanceof Optional<?> value && value.isPresent()) ? String.valueOf(value.get()) : null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	private static Optional<String> variantOf(Throwable thrown) {
		for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
			if (type.getName().equals(SUBJECT_TOKEN)) {
				return Optional.of("exchange-provider");
			}
			if (TYPES.containsKey(type.getName())) {
				return Optional.of(TYPES.get(type.getName()));
			}
		}
		return Optional.empty();
	}

}
