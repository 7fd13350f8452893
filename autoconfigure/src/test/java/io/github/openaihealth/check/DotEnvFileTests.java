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

package io.github.openaihealth.check;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.github.openaihealth.check.DotEnvFile.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DotEnvFile}.
 */
class DotEnvFileTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			A_KEY=x                | A_KEY | false | ''         | false | false
			'  A_KEY = x'          | A_KEY | false | ''         | false | false
			A_KEY: x               | A_KEY | false | ''         | false | false
			'# A_KEY=x'            | A_KEY | true  | ''         | false | false
			'##A_KEY=x'            | A_KEY | true  | ''         | false | false
			'# export A_KEY=x'     | A_KEY | true  | export     | false | false
			export A_KEY="x"       | A_KEY | false | export     | false | true
			declare -x A_KEY=x     | A_KEY | false | declare -x | false | false
			- A_KEY=x              | A_KEY | false | -          | false | false
			'$env:A_KEY = "x"'     | A_KEY | false | $env:      | false | true
			'{"A_KEY": "x"}'       | A_KEY | false | ''         | true  | true
			'A_KEY=`x`'            | A_KEY | false | ''         | false | true
			a.b-c=x                | a.b-c | false | ''         | false | false
			""")
	void readsNamesAndWhatStandsAround(String text, String name, boolean commented, String prefix, boolean quotedName,
			boolean quoted) {
		assertThat(DotEnvFile.of(text.getBytes(StandardCharsets.UTF_8)).lines())
			.containsExactly(new Line(name, 0, commented, prefix, quotedName, quoted, false));
	}

	@ParameterizedTest
	@ValueSource(strings = { "A_KEY=", "A_KEY=\"\"", "A_KEY= # none", "A_KEY", "=x", "1A=x", "", "a", "A KEY=x",
			"exportA_KEY" })
	void passesOverWhatHasNoValue(String text) {
		assertThat(DotEnvFile.of(text.getBytes(StandardCharsets.UTF_8)).lines()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "UTF-8, false, ''", "UTF-8, true, begins with a byte order mark",
			"UTF-16LE, false, is written in UTF-16", "UTF-16LE, true, is written in UTF-16",
			"UTF-16BE, false, is written in UTF-16", "UTF-16BE, true, is written in UTF-16" })
	void tellsTheEncoding(String charset, boolean marked, String expected) {
		DotEnvFile file = DotEnvFile
			.of(((marked ? "\uFEFF" : "") + "A_KEY=x\nB_KEY=y").getBytes(Charset.forName(charset)));
		assertThat(file.encoding()).isEqualTo(expected);
		assertThat(file.lines()).extracting(Line::name).containsExactly("A_KEY", "B_KEY");
		assertThat(file.hides(file.lines().get(0))).isEqualTo(!expected.isEmpty());
		assertThat(file.hides(file.lines().get(1))).isEqualTo(expected.contains("UTF-16"));
	}

	@Test
	void readsBytesThatAreNoText() {
		assertThat(DotEnvFile.of(new byte[] { 'A' }).encoding()).isEmpty();
		assertThat(DotEnvFile.of(new byte[] { 0, 0 }).encoding()).isEmpty();
		assertThat(DotEnvFile.of(new byte[] { (byte) 0xFE, 'A' }).encoding()).isEmpty();
		assertThat(DotEnvFile.of(new byte[] { (byte) 0xFF, 'A' }).encoding()).isEmpty();
		assertThat(DotEnvFile.of(new byte[] { 'A', (byte) 0xFE }).encoding()).isEmpty();
		assertThat(DotEnvFile.of(new byte[] { 'A', (byte) 0xFF }).encoding()).isEmpty();
		assertThat(DotEnvFile.of(new byte[] { 'A', 0 }).encoding()).contains("UTF-16");
		assertThat(DotEnvFile.of(new byte[] { 0, 'A' }).encoding()).contains("UTF-16");
	}

	@Test
	void findsALineThatIsNoCommentFirst() {
		DotEnvFile file = DotEnvFile.of("#A=x\nB=y\nA=z".getBytes(StandardCharsets.UTF_8));
		assertThat(file.find("A"::equals)).map(Line::commented).contains(false);
		assertThat(file.find("A"::equals)).map(Line::start).contains(9);
		assertThat(DotEnvFile.of("#A=x".getBytes(StandardCharsets.UTF_8)).find("A"::equals)).map(Line::commented)
			.contains(true);
		assertThat(file.find("C"::equals)).isEmpty();
	}

	@Test
	void tellsWhatIsTooMuch() {
		assertThat(line("A=x").surplus()).isEmpty();
		assertThat(line("export \"A\"='x'").surplus()).containsExactly("the quotes around the value", "'export'",
				"what stands around the name");
	}

	@Test
	void readsNothingOfWhatIsNoFile(@TempDir Path directory) throws IOException {
		assertThat(DotEnvFile.read(directory).lines()).isEmpty();
		assertThat(DotEnvFile.read(directory.resolve("no")).lines()).isEmpty();
		Path file = Files.writeString(directory.resolve(".env"), "A=x\n" + "#".repeat(70_000) + "\nB=y");
		assertThat(DotEnvFile.read(file).lines()).extracting(Line::name).containsExactly("A");
	}

	private static Line line(String text) {
		Optional<Line> line = DotEnvFile.of(text.getBytes(StandardCharsets.UTF_8)).find((name) -> true);
		return line.orElseThrow();
	}

}
