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
 * their actions lettered; where they would not fit a screen, each is told more briefly.
 */
final class StartupReport {

	private static final String HEADLINE = "OpenAI is not configured correctly. %d problems were found:";

	/**
	 * The columns that a number takes.
	 */
	private static final int NUMBER = 3;

	/**
	 * The lines that several problems may take together.
	 */
	private static final int LONGEST = 39;

	private static final int ALL = Integer.MAX_VALUE;

	private static final List<Brevity> BREVITIES = List.of(new Brevity(ALL, ALL, ALL, true),
			new Brevity(2, ALL, ALL, true), new Brevity(1, ALL, ALL, true), new Brevity(1, ALL, ALL, false),
			new Brevity(1, 2, ALL, false), new Brevity(1, 1, 2, false), new Brevity(1, 1, 1, false));

	private final List<Diagnosis> diagnoses;

	private final Brevity brevity;

	StartupReport(List<Diagnosis> diagnoses) {
		this.diagnoses = List.copyOf(diagnoses);
		this.brevity = (diagnoses.size() == 1) ? BREVITIES.get(0)
				: BREVITIES.stream().filter(this::fits).findFirst().orElse(BREVITIES.get(BREVITIES.size() - 1));
	}

	String description() {
		return lines(description(this.brevity));
	}

	String action() {
		return lines(action(this.brevity));
	}

	@Override
	public String toString() {
		return description() + String.format("%n%n") + action();
	}

	private boolean fits(Brevity brevity) {
		return description(brevity).size() + 1 + action(brevity).size() <= LONGEST;
	}

	private List<String> description(Brevity brevity) {
		if (this.diagnoses.size() == 1) {
			return description(this.diagnoses.get(0), ALL, brevity, 0);
		}
		List<String> lines = new ArrayList<>();
		lines.add(String.format(HEADLINE, this.diagnoses.size()));
		for (int index = 0; index < this.diagnoses.size(); index++) {
			lines.add("");
			lines.addAll(numbered(index + 1,
					description(this.diagnoses.get(index), (index == 0) ? ALL : brevity.beside(), brevity, NUMBER)));
		}
		return lines;
	}

	private List<String> action(Brevity brevity) {
		if (this.diagnoses.size() == 1) {
			return steps(this.diagnoses.get(0));
		}
		List<String> lines = new ArrayList<>();
		for (int index = 0; index < this.diagnoses.size(); index++) {
			if (index > 0) {
				lines.add("");
			}
			lines.addAll(alternatives(index + 1, this.diagnoses.get(index), brevity));
		}
		return lines;
	}

	private static List<String> description(Diagnosis diagnosis, int most, Brevity brevity, int indent) {
		List<String> lines = new ArrayList<>(TextWrap.wrap(diagnosis.summary(), indent));
		List<Fact> facts = diagnosis.facts().stream().limit(most).toList();
		int width = facts.stream().mapToInt((fact) -> fact.label().length()).max().orElse(0);
		String last = "";
		int repeated = 0;
		for (Fact fact : facts) {
			boolean again = fact.label().equals(last);
			repeated = again ? repeated + 1 : 1;
			last = fact.label();
			if (repeated <= brevity.repeated()) {
				String label = again ? "" : last;
				String mark = label + " ".repeat(width - label.length() + 3);
				lines.addAll(TextWrap.hang(mark, TextWrap.wrap(fact.value(), indent + mark.length())));
			}
		}
		if (diagnosis.explanation() != null && brevity.explained()) {
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

	private static List<String> alternatives(int number, Diagnosis diagnosis, Brevity brevity) {
		List<String> actions = diagnosis.actions().stream().limit(brevity.actions()).toList();
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

	/**
	 * How much of each problem is told.
	 *
	 * @param actions how many actions at most
	 * @param repeated how many facts of one label at most
	 * @param beside how many facts at most of a problem that is not the first
	 * @param explained whether its explanation
	 */
	private record Brevity(int actions, int repeated, int beside, boolean explained) {
	}

}
