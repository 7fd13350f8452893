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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.openaihealth.diagnosis.Cause;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/gateway-answers.md} shows the answers of
 * {@code cases/answers.json} with the cause that each has now. After a change write the
 * page anew with {@code -Dgolden.update=true}, and read the difference.
 */
class AnswerDocsTests {

	private static final Path PAGE = Path.of("..", "docs", "gateway-answers.md");

	private static final int SHOWN = 160;

	private final AnswerClassifier classifier = new AnswerClassifier();

	@Test
	void pageShowsTheAnswersAsTheyAreUnderstood() throws IOException {
		String page = page();
		if (Boolean.getBoolean("golden.update")) {
			Files.writeString(PAGE, page);
		}
		assertThat(Files.readString(PAGE)).as("docs/gateway-answers.md, written anew with -Dgolden.update=true")
			.isEqualTo(page);
	}

	private String page() {
		TreeMap<String, List<AnswerCase>> byCause = AnswerCase.all()
			.stream()
			.filter((row) -> !row.question().openAiHost())
			.collect(Collectors.groupingBy(this::cause, TreeMap::new, Collectors.toList()));
		StringBuilder page = new StringBuilder("""
				# What gateways answer

				Written by `AnswerDocsTests` from `cases/answers.json`, which says what is right for each; \
				[CONTRIBUTING](../.github/CONTRIBUTING.md#adding-the-answer-of-your-gateway) tells how to add a row. \
				Names, ids and keys are made up. How these are told apart: [Gateways](gateways.md).
				""");
		byCause.forEach((cause, rows) -> {
			page.append("\n## ").append(cause).append("\n\n");
			if (!cause.equals("UP")) {
				page.append("What to do: [").append(cause).append("](causes.md#").append(cause).append(")\n\n");
			}
			page.append("| seen at | status | answer |\n|---|---|---|\n");
			rows.forEach((row) -> page.append("| ")
				.append(escape(row.source()).replace("<", "\\<"))
				.append(" | ")
				.append(row.status())
				.append(" | `` ")
				.append(body(row))
				.append(" `` |\n"));
		});
		return page.toString();
	}

	private String cause(AnswerCase row) {
		Cause cause = this.classifier.classify(row.answer(), row.question(), Instant.EPOCH).cause();
		return (cause != null) ? cause.id() : "UP";
	}

	private static String body(AnswerCase row) {
		if (row.row().has("bodyBase64")) {
			return "(" + row.name() + ")";
		}
		String body = row.row().path("body").stringValue();
		if (body.isEmpty()) {
			return Objects.requireNonNullElse(row.headers().getFirst("WWW-Authenticate"), "(nothing)");
		}
		String line = body.replaceAll("[\\s\uFEFF]+", " ").replace("``", "'").strip();
		return escape((line.length() > SHOWN) ? line.substring(0, line.offsetByCodePoints(0, SHOWN - 1)) + "…" : line);
	}

	private static String escape(String text) {
		return text.replace("|", "\\|");
	}

}
