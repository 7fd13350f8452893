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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, whoever found it and wherever it is shown. The failure
 * analyzer, the health details and the log line only render it. No part of it holds a
 * secret.
 *
 * @param cause what is wrong
 * @param summary one sentence that says so, with the particulars
 * @param explanation why it matters or how it usually comes about, or {@code null}
 * @param facts the evidence, in the order to show it
 * @param actions what to do, the most likely first
 * @param answer the service's answer, or {@code null} if the cause was found without one
 */
public record Diagnosis(Cause cause, String summary, @Nullable String explanation, List<Fact> facts,
		List<String> actions, @Nullable ServiceAnswer answer) {

	/**
	 * Create a new instance.
	 */
	public Diagnosis {
		facts = List.copyOf(facts);
		actions = List.copyOf(actions);
	}

	/**
	 * Create a diagnosis with the texts of the given cause.
	 * @param cause what is wrong
	 * @return a diagnosis without facts
	 * @throws IllegalArgumentException if a text of the cause has a blank to fill in
	 */
	public static Diagnosis of(Cause cause) {
		return of(cause, Map.of());
	}

	/**
	 * Create a diagnosis with the texts of the given cause.
	 * @param cause what is wrong
	 * @param particulars values for the blanks of the texts, by name
	 * @return a diagnosis without facts
	 * @throws IllegalArgumentException if a blank has no value
	 */
	public static Diagnosis of(Cause cause, Map<String, String> particulars) {
		return of(cause, CauseTexts.of(cause), particulars);
	}

	/**
	 * Create a diagnosis with the texts of a variant of the given cause.
	 * @param cause what is wrong
	 * @param variant the variant's name, which follows the id in the names of its texts
	 * @param particulars values for the blanks of the texts, by name
	 * @return a diagnosis without facts
	 * @throws IllegalArgumentException if a blank has no value
	 */
	public static Diagnosis ofVariant(Cause cause, String variant, Map<String, String> particulars) {
		return ofVariants(cause, List.of(variant), particulars);
	}

	/**
	 * Create a diagnosis with the texts of variants of the given cause: each part is
	 * taken from the first variant that has it, and where none has it from the cause.
	 * @param cause what is wrong
	 * @param variants the names of the variants, the most special first
	 * @param particulars values for the blanks of the texts, by name
	 * @return a diagnosis without facts
	 * @throws IllegalArgumentException if a blank has no value
	 */
	public static Diagnosis ofVariants(Cause cause, List<String> variants, Map<String, String> particulars) {
		return of(cause, CauseTexts.ofVariants(cause, variants), particulars);
	}

	/**
	 * Create a diagnosis with the texts for a host that is not OpenAI's own, where the
	 * cause has such: they send nobody to OpenAI's dashboard.
	 * @param cause what is wrong
	 * @param particulars values for the blanks of the texts, by name
	 * @return a diagnosis without facts
	 * @throws IllegalArgumentException if a blank has no value
	 */
	public static Diagnosis ofGateway(Cause cause, Map<String, String> particulars) {
		return of(cause, CauseTexts.ofGateway(cause), particulars);
	}

	private static Diagnosis of(Cause cause, CauseTexts texts, Map<String, String> particulars) {
		return new Diagnosis(cause, texts.summary(particulars), texts.explanation(particulars), List.of(),
				texts.actions(particulars), null);
	}

	/**
	 * Return a copy with another summary.
	 * @param summary one sentence that says what is wrong
	 * @return a new diagnosis
	 */
	public Diagnosis withSummary(String summary) {
		return new Diagnosis(this.cause, summary, this.explanation, this.facts, this.actions, this.answer);
	}

	/**
	 * Return a copy with one more fact.
	 * @param label what the fact is about
	 * @param value what is known; must not hold a secret
	 * @return a new diagnosis
	 */
	public Diagnosis withFact(String label, String value) {
		List<Fact> facts = new ArrayList<>(this.facts);
		facts.add(new Fact(label, value));
		return new Diagnosis(this.cause, this.summary, this.explanation, facts, this.actions, this.answer);
	}

	/**
	 * Return a copy with one more action, in front of the others.
	 * @param action what to do first
	 * @return a new diagnosis
	 */
	public Diagnosis withFirstAction(String action) {
		List<String> actions = new ArrayList<>(this.actions);
		actions.add(0, action);
		return withActions(actions);
	}

	/**
	 * Return a copy with other actions.
	 * @param actions what to do, the most likely first
	 * @return a new diagnosis
	 */
	public Diagnosis withActions(List<String> actions) {
		return new Diagnosis(this.cause, this.summary, this.explanation, this.facts, actions, this.answer);
	}

	/**
	 * Return a copy that tells another of the same cause as well.
	 * @param other the other diagnosis
	 * @return a new diagnosis
	 */
	public Diagnosis and(Diagnosis other) {
		List<String> actions = new ArrayList<>(this.actions);
		actions.addAll(other.actions);
		return new Diagnosis(this.cause, this.summary + " " + other.summary, this.explanation, this.facts, actions,
				this.answer);
	}

	/**
	 * Return a copy whose sentences, but not the facts, are changed.
	 * @param change changes a sentence
	 * @return a new diagnosis
	 */
	public Diagnosis withTexts(UnaryOperator<String> change) {
		String explanation = (this.explanation != null) ? change.apply(this.explanation) : null;
		return new Diagnosis(this.cause, change.apply(this.summary), explanation, this.facts,
				this.actions.stream().map(change).toList(), this.answer);
	}

	/**
	 * Return a copy with the service's answer.
	 * @param answer the answer that led to this diagnosis
	 * @return a new diagnosis
	 */
	public Diagnosis withAnswer(ServiceAnswer answer) {
		return new Diagnosis(this.cause, this.summary, this.explanation, this.facts, this.actions, answer);
	}

}
