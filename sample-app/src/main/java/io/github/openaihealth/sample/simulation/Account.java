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

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * A customer of the simulated service: the keys that were issued to it, each with a state
 * of its own, and the scenario that is played to whoever calls with one of them.
 */
final class Account {

	private final @Nullable String organization;

	private final boolean open;

	private final List<IssuedKey> keys = new CopyOnWriteArrayList<>();

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger uses = new AtomicInteger();

	private volatile Scenario scenario;

	private Account(@Nullable String organization, boolean open, Scenario scenario) {
		this.organization = organization;
		this.open = open;
		this.scenario = scenario;
	}

	/**
	 * Create an account with one valid key.
	 * @param apiKey the key
	 * @param organization the only organization that its calls may name, or {@code null}
	 * if none of them is looked at
	 * @param scenario the scenario to play at first
	 * @return the account
	 */
	static Account of(String apiKey, @Nullable String organization, Scenario scenario) {
		Account account = new Account(organization, false, scenario);
		account.keys.add(new IssuedKey(apiKey));
		return account;
	}

	/**
	 * Create the account of a gateway that lets everybody in and issues no keys.
	 * @param scenario the scenario to play at first
	 * @return the account
	 */
	static Account open(Scenario scenario) {
		return new Account(null, true, scenario);
	}

	/**
	 * Issue another key, which is valid beside those before it.
	 * @param apiKey the key
	 * @return the key with its state
	 */
	IssuedKey issue(String apiKey) {
		IssuedKey key = new IssuedKey(apiKey);
		this.keys.add(key);
		return key;
	}

	/**
	 * Return the keys.
	 * @return all keys that were ever issued, the oldest first
	 */
	List<IssuedKey> keys() {
		return List.copyOf(this.keys);
	}

	IssuedKey newestKey() {
		return this.keys.get(this.keys.size() - 1);
	}

	@Nullable IssuedKey key(@Nullable String value) {
		return this.keys.stream().filter((key) -> key.value().equals(value)).findFirst().orElse(null);
	}

	Scenario scenario() {
		return this.scenario;
	}

	void play(Scenario scenario) {
		this.uses.set(0);
		this.scenario = scenario;
	}

	/**
	 * Return how often the models have been asked for.
	 * @return the number of requests, whatever was answered
	 */
	int requests() {
		return this.requests.get();
	}

	/**
	 * Answer a request for the models.
	 * @param bearer the key that arrived, or {@code null} if none did
	 * @param organization the organization that the request names, or {@code null}
	 * @return the answer
	 */
	Answer answer(@Nullable String bearer, @Nullable String organization) {
		this.requests.incrementAndGet();
		IssuedKey key = key(bearer);
		Call call = call(bearer, key, 0);
		Answer answer = (call.accepted() && isOther(organization)) ? Scenario.ORG_MISMATCH.answer(call)
				: this.scenario.answer(call);
		if (answer.status() == 200 && key != null && key.isValid()) {
			key.use();
		}
		return answer;
	}

	/**
	 * Answer a request to use a model.
	 * @param bearer the key that arrived, or {@code null} if none did
	 * @param namesModel whether the request says which: one that does not can never run
	 * @return the answer
	 */
	Answer answerUse(@Nullable String bearer, boolean namesModel) {
		int number = namesModel ? this.uses.incrementAndGet() : 0;
		return this.scenario.answerUse(call(bearer, key(bearer), number));
	}

	private Call call(@Nullable String bearer, @Nullable IssuedKey key, int use) {
		return new Call(bearer, this.open || (key != null && key.isValid()), key != null && key.isUsed(), use);
	}

	private boolean isOther(@Nullable String organization) {
		return this.organization != null && organization != null && !Objects.equals(organization, this.organization);
	}

}
