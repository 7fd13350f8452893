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

import io.github.openaihealth.diagnosis.Cause;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/reliability.md} shows the faults that
 * {@link OpenAiProbeFaultTests} plays, each with the cause that it has to have. After a
 * change write the tables anew with {@code -Dgolden.update=true}, and read the
 * difference.
 */
class FaultDocsTests {

	private static final Path PAGE = Path.of("..", "docs", "reliability.md");

	private static final String HEAD = "<!-- faults: written by FaultDocsTests -->\n";

	private static final String END = "<!-- end of faults -->\n";

	private static final String ODD_HEAD = "<!-- what works: written by FaultDocsTests -->\n";

	private static final String ODD_END = "<!-- end of what works -->\n";

	@Test
	void pageShowsTheFaultsThatArePlayed() throws IOException {
		String page = Files.readString(PAGE);
		assertThat(page).containsSubsequence(HEAD, END, ODD_HEAD, ODD_END);
		String expected = replace(replace(page, HEAD, END, broken()), ODD_HEAD, ODD_END, working());
		if (Boolean.getBoolean("golden.update")) {
			Files.writeString(PAGE, expected);
		}
		assertThat(Files.readString(PAGE)).isEqualTo(expected);
	}

	private static String replace(String page, String begin, String end, String table) {
		return page.substring(0, page.indexOf(begin) + begin.length()) + table + page.substring(page.indexOf(end));
	}

	private static String broken() {
		StringBuilder table = new StringBuilder(
				"| played by | fault | cause | polls | timeout |\n|---|---|---|--:|--:|\n");
		for (Fault fault : Faults.broken()) {
			Cause cause = fault.cause();
			String id = (cause != null) ? cause.id() : "";
			table.append("| %s | %s | [%s](causes.md#%s) | %d | %s |\n".formatted(fault.player().description(),
					fault.name(), id, id, OpenAiProbeFaultTests.POLLS,
					fault.hangs() ? FaultStage.IMPATIENT.toMillis() + " ms" : FaultStage.PATIENT.toSeconds() + " s"));
		}
		return table.toString();
	}

	private static String working() {
		StringBuilder table = new StringBuilder("| played by | what is odd |\n|---|---|\n");
		for (Fault fault : Faults.working()) {
			table.append("| %s | %s |\n".formatted(fault.player().description(), fault.name()));
		}
		return table.toString();
	}

}
