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

package io.github.openaihealth.startup;

import java.util.ArrayList;
import java.util.List;

import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Fact;

/**
 * Renders diagnoses for people: what is wrong, with the evidence, and what to do. One
 * problem stands by itself, with its actions as numbered steps. Several are numbered, and
 * their actions lettered.
 */
final class StartupReport {

	private static final String HEADLINE = "OpenAI is not configured correctly. %d problems were found:";

	/**
	 * The columns that a number takes.
	 */
	private static final int NUMBER = 3;

	private final List<Diagnosis> diagnoses;

	StartupReport(List<Diagnosis> diagnoses) {
		this.diagnoses = List.copyOf(diagnoses);
	}

	String description() {
		if (this.diagnoses.size() == 1) {
			return lines(description(this.diagnoses.get(0), 0));
		}
		List<String> lines = new ArrayList<>();
		lines.add(String.format(HEADLINE, this.diagnoses.size()));
		for (int index = 0; index < this.diagnoses.size(); index++) {
			lines.add("");
			lines.addAll(numbered(index + 1, description(this.diagnoses.get(index), NUMBER)));
		}
		return lines(lines);
	}

	String action() {
		if (this.diagnoses.size() == 1) {
			return lines(steps(this.diagnoses.get(0)));
		}
		List<String> lines = new ArrayList<>();
		for (int index = 0; index < this.diagnoses.size(); index++) {
			if (index > 0) {
				lines.add("");
			}
			lines.addAll(alternatives(index + 1, this.diagnoses.get(index)));
		}
		return lines(lines);
	}

	@Override
	public String toString() {
		return description() + String.format("%n%n") + action();
	}

	private static List<String> description(Diagnosis diagnosis, int indent) {
		List<String> lines = new ArrayList<>(TextWrap.wrap(diagnosis.summary(), indent));
		int width = diagnosis.facts().stream().mapToInt((fact) -> fact.label().length()).max().orElse(0);
		for (Fact fact : diagnosis.facts()) {
			String label = fact.label() + " ".repeat(width - fact.label().length() + 3);
			lines.addAll(TextWrap.hang(label, TextWrap.wrap(fact.value(), indent + label.length())));
		}
		if (diagnosis.explanation() != null) {
			lines.addAll(TextWrap.wrap(diagnosis.explanation(), indent));
		}
		return lines;
	}

	private static List<String> steps(Diagnosis diagnosis) {
		List<String> lines = new ArrayList<>();
		for (int index = 0; index < diagnosis.actions().size(); index++) {
			lines.addAll(numbered(index + 1, TextWrap.wrap(diagnosis.actions().get(index), NUMBER)));
		}
		lines.add("");
		lines.add(link(diagnosis));
		return lines;
	}

	private static List<String> alternatives(int number, Diagnosis diagnosis) {
		List<String> actions = diagnosis.actions();
		List<String> lines = new ArrayList<>();
		int indent = (actions.size() > 1) ? NUMBER + 1 : NUMBER;
		for (int index = 0; index < actions.size(); index++) {
			String letter = (actions.size() > 1) ? String.valueOf((char) ('a' + index)) : "";
			lines.addAll(TextWrap.hang(number + letter + ". ", TextWrap.wrap(actions.get(index), indent)));
		}
		lines.add(" ".repeat(indent) + link(diagnosis));
		return lines;
	}

	private static String link(Diagnosis diagnosis) {
		return "More: " + diagnosis.cause().docs();
	}

	private static List<String> numbered(int number, List<String> lines) {
		return TextWrap.hang(number + ". ", lines);
	}

	private static String lines(List<String> lines) {
		return String.join(System.lineSeparator(), lines);
	}

}
