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

package io.github.openaihealth.traffic;

import java.util.function.Supplier;

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.probe.CallRefusal;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;

/**
 * Learns from the answers that the application's own calls get. A 401 or 403 makes the
 * monitor poll at once, at most every ten seconds, and judge by itself. A 429 whose code
 * says that credit, quota or a spend limit is used up, which no poll can see, turns
 * health at once, until a call succeeds or ten minutes pass without another such answer.
 * <p>
 * The calls of the {@code OpenAIClient} beans of this library, of Spring AI, and of
 * Spring's {@code RestClient}, {@code RestTemplate} and {@code WebClient} are seen where
 * they are observed. An application with another client can tell by itself what its calls
 * were told, with {@link #refused} and {@link #succeeded}. So can one whose
 * {@code RestClient} gets a 429, of which only the application sees the code.
 * <p>
 * Nothing of a call is kept but what it was refused for, when, and the id of the request,
 * and of its rate limits what the latest answer tells. Safe for use by many threads; no
 * method blocks or throws.
 */
public final class OpenAiTraffic {

	private static final Log logger = LogFactory.getLog(OpenAiTraffic.class);

	private final OpenAiMonitor monitor;

	private final boolean enabled;

	private final RateLimits rateLimits;

	private final KeysInUse keys;

	private final Targets targets;

	/**
	 * Create an instance.
	 * @param monitor what is told
	 * @param enabled whether anything is to be learned from calls
	 * @param rateLimits what is told of the rate limits in each answer
	 * @param keys the keys of all connections, of which no answer may show any
	 */
	public OpenAiTraffic(OpenAiMonitor monitor, boolean enabled, RateLimits rateLimits, KeysInUse keys) {
		this.monitor = monitor;
		this.enabled = enabled;
		this.rateLimits = rateLimits;
		this.keys = keys;
		this.targets = new Targets(monitor);
	}

	/**
	 * Return whether anything is learned from calls.
	 * @return {@code false} where {@code openai.traffic.enabled} is
	 */
	public boolean isEnabled() {
		return this.enabled;
	}

	/**
	 * Take note that a call of the application was refused. Does nothing for an answer
	 * that tells nothing of the connection, such as a 400 or a 429 without a code, and
	 * for a connection that does not exist.
	 * @param connection the connection's name, {@code default} unless it has one
	 * @param status the status of the answer, such as 429
	 * @param code the service's code for the error, such as {@code insufficient_quota},
	 * or {@code null} if it is not known
	 * @param requestId the id of the request that the answer's header
	 * {@code x-request-id} tells, or {@code null}
	 */
	public void refused(String connection, int status, @Nullable String code, @Nullable String requestId) {
		Target target = target(connection);
		if (target != null) {
			unharmed(() -> refused(connection,
					CallRefusal.ofCode(status, code, requestId, target.connection(), this.keys)));
		}
	}

	/**
	 * Take note that a call succeeded which costs something: the list of models is told
	 * to an account without credit, too. Does nothing for a connection that does not
	 * exist.
	 * @param connection the connection's name, {@code default} unless it has one
	 */
	public void succeeded(String connection) {
		if (target(connection) != null) {
			unharmed(() -> this.monitor.callSucceeded(connection));
		}
	}

	/**
	 * Take note of a call that was answered.
	 * @param traffic supplies whom to tell
	 * @param call the call
	 */
	static void observe(Supplier<OpenAiTraffic> traffic, Call call) {
		try {
			traffic.get().observe(call);
		}
		catch (BeansException ex) {
			// The application ends, or has not come that far
		}
	}

	/**
	 * Take note of a call that was answered.
	 * @param call the call
	 */
	void observe(Call call) {
		if (this.enabled) {
			unharmed(() -> this.targets.of(call).forEach((name) -> record(name, call)));
		}
	}

	// An answer that cannot be read tells nothing; the application reads it itself
	private static void unharmed(Runnable learning) {
		try {
			learning.run();
		}
		catch (RuntimeException ex) {
			logger.debug("A call could not be learned from: " + ex.getClass().getName());
		}
	}

	private void record(String name, Call call) {
		this.rateLimits.tell(name, call::header);
		if (CallRefusal.mayTell(call.status())) {
			Target target = target(name);
			if (target != null) {
				refused(name, CallRefusal.of(call.status(), call.headers(), call.errorBody(), target.connection(),
						this.keys));
			}
		}
		else if (isUse(call)) {
			this.monitor.callSucceeded(name);
		}
	}

	// What is only read costs nothing
	private static boolean isUse(Call call) {
		return call.status() >= 200 && call.status() < 300 && call.method().equals("POST");
	}

	private void refused(String connection, @Nullable CallRefusal refusal) {
		if (refusal != null) {
			this.monitor.callRefused(connection, refusal.cause(), refusal.answer());
		}
	}

	private @Nullable Target target(String name) {
		return this.enabled ? this.targets.get(name) : null;
	}

}
