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
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the JSON of the documentation is what health writes, or one of a few other
 * things that are written or sent.
 */
@Tag("once")
class JsonBlocksTests {

	@TestFactory
	Stream<DynamicTest> isWhatIsWritten() {
		return CodeBlocks.each(CodeBlocks.in("json"), (block) -> {
			List<JsonKind> kinds = Stream.of(JsonKind.values()).filter((kind) -> kind.fits(block)).toList();
			assertThat(kinds).hasSizeLessThan(2);
			if (kinds.isEmpty()) {
				HealthJson.check(read(block));
			}
			else {
				kinds.get(0).check(read(block));
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> answersOfTheSampleAreThoseThatItGives() {
		SampleWalk walk = SampleWalk.once();
		return CodeBlocks.each(
				CodeBlocks.in("json").filter((block) -> block.text().contains("property source 'simulation'")),
				(block) -> {
					JsonNode shown = read(block);
					JsonNode given = switch (shown.path("details").path("cause").asString("")) {
						case "api-key-revoked" -> walk.revoked();
						case "quota-exhausted" -> walk.exhausted();
						default -> walk.up();
					};
					assertSame(shown, given);
				});
	}

	@Test
	void everyKindIsThere() {
		assertThat(JsonKind.values())
			.allSatisfy((kind) -> assertThat(CodeBlocks.in("json")).anyMatch((block) -> kind.fits(block)));
	}

	// The names in their order, and the texts but for the port
	private static void assertSame(JsonNode shown, JsonNode given) {
		assertThat(shown.propertyNames()).containsExactlyElementsOf(given.propertyNames());
		JsonNode details = given.path("details");
		assertThat(shown.path("details").propertyNames()).containsExactlyElementsOf(details.propertyNames());
		for (String name : List.of("cause", "summary", "actions", "docs", "apiKeyKind", "httpStatus", "errorCode")) {
			assertThat(shown.path("details").path(name)).as(name).isEqualTo(details.path(name));
		}
	}

	// Of an object some blocks show a few members
	private static JsonNode read(CodeBlock block) {
		String text = block.text();
		return JsonMapper.shared().readTree(text.startsWith("{") ? text : "{" + text + "}");
	}

}
