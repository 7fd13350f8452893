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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BrokenFiles}.
 */
class BrokenFilesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			app.jar --spring.config.location=file:/etc/app/                     | /etc/app/
			app.jar --a=b --spring.config.additional-location=optional:file:x/  | x/
			app.jar --spring.config.location=file:///etc/a.yml --c              | /etc/a.yml
			app.jar --spring.config.location=classpath:/a.yml                   | ''
			app.jar --spring.config.name=a                                      | ''
			""")
	void findsLocationsInTheCommandLine(String command, String expected) {
		List<String> locations = BrokenFiles.locations(command, (name) -> null, (name) -> null);
		assertThat(String.join(",", locations)).isEqualTo(expected);
	}

	@Test
	void findsLocationsInPropertiesAndVariables() {
		Map<String, String> values = Map.of("spring.config.location", "file:a/;optional:file:b/",
				"SPRING_CONFIG_LOCATION", "c/", "SPRING_CONFIG_ADDITIONALLOCATION", "d/",
				"SPRING_CONFIG_ADDITIONAL_LOCATION", "e/");
		assertThat(BrokenFiles.locations("app.jar", values::get, values::get)).contains("a/", "b/", "c/", "d/", "e/");
	}

	@Test
	void findsNothingInWhatIsNotThere() {
		BrokenFiles files = new BrokenFiles(Map.of());
		assertThat(files.lineOf("no-such", "a")).isEmpty();
		assertThat(BrokenFiles.ofApplication()).isNotNull();
		assertThat(Path.of("no-such")).doesNotExist();
	}

}
