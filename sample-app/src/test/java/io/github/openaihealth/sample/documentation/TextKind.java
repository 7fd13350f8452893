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

package io.github.openaihealth.sample.documentation;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A kind of text that a program writes.
 */
enum TextKind {

	/**
	 * The report of a start that failed.
	 */
	REPORT("(?m)^Action:$") {

		@Override
		void check(CodeBlock block) {
			ReportText.check(block);
		}

	},

	/**
	 * The description in a report.
	 */
	DESCRIPTION("\\A(?:The API key |The file |No OpenAI |'openai\\.)") {

		@Override
		void check(CodeBlock block) {
			ReportText.checkDescription(block.text());
		}

	},

	/**
	 * What is told of a file that cannot be read.
	 */
	FILE("\\AThe configuration file ") {

		@Override
		void check(CodeBlock block) {
			assertThat(words(block)).startsWith(phrase("FileProblem", "The configuration file "))
				.contains(phrase("FileProblem", " cannot be read: "))
				.contains(phrase("YamlProblem", "a tab stands where YAML allows only blanks"));
		}

	},

	/**
	 * A change in the log, as the sample has written one.
	 */
	CHANGE("\\A(?:INFO|WARN) .*OpenAI health ") {

		@Override
		void check(CodeBlock block) {
			assertThat(block.lines()).allMatch(SampleWalk.once()::hasLogged);
		}

	},

	/**
	 * Another line of the log.
	 */
	WARNING("\\A *WARN .*(?:could not|too little CPU)") {

		@Override
		void check(CodeBlock block) {
			List<String> phrases = Stream
				.of(" could not be checked at start-up, which goes on: ", "This application had too little CPU to ask ",
						"; the start goes on, and health will tell")
				.map((phrase) -> phrase("StartupLog", phrase))
				.filter(words(block)::contains)
				.toList();
			assertThat(phrases).isNotEmpty();
			assertThat(words(block).contains("too little CPU")).isEqualTo(phrases.size() == 2);
		}

	},

	/**
	 * Meters, as the sample has written them.
	 */
	METERS("\\Aopenai_") {

		@Override
		void check(CodeBlock block) {
			Function<String, String> shape = (line) -> line.replaceFirst("\\S+$", "").replaceAll("=\"[^\"]*\"", "");
			Set<String> written = SampleWalk.once().metrics().lines().map(shape).collect(Collectors.toSet());
			assertThat(block.lines()).map(shape::apply).allMatch(written::contains);
		}

	},

	/**
	 * What another library writes: measured once, and shown for comparison.
	 */
	FOREIGN("\\ABeanCreationException: ") {

		@Override
		void check(CodeBlock block) {
			assertThat(block.text()).doesNotContain("openaihealth");
		}

	};

	private final Pattern sign;

	TextKind(String sign) {
		this.sign = Pattern.compile(sign);
	}

	boolean fits(CodeBlock block) {
		return this.sign.matcher(block.text()).find();
	}

	abstract void check(CodeBlock block);

	private static String words(CodeBlock block) {
		return block.text().strip().replaceAll("\\s+", " ");
	}

	private static String phrase(String type, String phrase) {
		assertThat(Builds.text("autoconfigure/src/main/java/io/github/openaihealth/startup/" + type + ".java"))
			.contains(phrase);
		return phrase;
	}

}
