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
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code docs/health.md} lists the details that health can have.
 */
@Tag("once")
class HealthDetailsTableTests {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+`) \\|");

	private static final Pattern NAME = Pattern.compile("`(\\w+)`");

	/**
	 * What the endpoint adds.
	 */
	private static final List<String> OF_THE_ENDPOINT = List.of("docsOnClassPath", "facts");

	@Test
	void tableListsEachDetail() {
		String page = Builds.text("docs/health.md");
		int begin = page.indexOf("\n## Details\n");
		String section = page.substring(begin, page.indexOf("\n## ", begin + 1));
		Stream<String> listed = ROW.matcher(section)
			.results()
			.flatMap((row) -> NAME.matcher(row.group(1)).results())
			.map((name) -> name.group(1));
		assertThat(Stream.concat(listed, OF_THE_ENDPOINT.stream()))
			.containsExactlyInAnyOrderElementsOf(HealthJson.DETAILS);
	}

}
