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
import java.util.stream.Stream;

import io.github.openaihealth.diagnosis.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/reliability.md} shows the faults that
 * {@link OpenAiProbeFaultTests} plays, each with the cause that it has to have. After a
 * change write the table anew with {@code -Dgolden.update=true}, and read the difference.
 */
class FaultDocsTests {

	private static final Path PAGE = Path.of("..", "docs", "reliability.md");

	private static final String BEGIN = "<!-- faults: written by FaultDocsTests -->\n";

	private static final String END = "<!-- end of faults -->\n";

	@Test
	void pageShowsTheFaultsThatArePlayed() throws IOException {
		String page = Files.readString(PAGE);
		assertThat(page).containsSubsequence(BEGIN, END);
		int begin = page.indexOf(BEGIN) + BEGIN.length();
		int end = page.indexOf(END);
		String expected = page.substring(0, begin) + table() + page.substring(end);
		if (Boolean.getBoolean("golden.update")) {
			Files.writeString(PAGE, expected);
		}
		assertThat(Files.readString(PAGE)).isEqualTo(expected);
	}

	private static String table() {
		StringBuilder table = new StringBuilder("| played by | fault | cause |\n|---|---|---|\n");
		append(table, "the service", OpenAiProbeFaultTests.fault());
		append(table, "a server of TLS", OpenAiProbeFaultTests.faultOfTls());
		append(table, "a proxy", OpenAiProbeFaultTests.faultOfAProxy());
		return table.toString();
	}

	private static void append(StringBuilder table, String player, Stream<Arguments> faults) {
		faults.map(Arguments::get).forEach((fault) -> {
			String cause = ((Cause) fault[2]).id();
			table.append("| %s | %s | [%s](causes.md#%s) |\n".formatted(player, fault[0], cause, cause));
		});
	}

}
