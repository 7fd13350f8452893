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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the sample answers every request that the documentation makes with
 * {@code curl}, and that the others go to addresses that are known.
 */
@Tag("once")
class SampleRequestsTests {

	private static final Pattern COMMAND = Pattern.compile("(?m)(?:^|[;&] *)(curl (?:[^;|&#\\n]|\\\\\\n)*)");

	private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.\"])(?:https?://[^\\s'\"]+|localhost:[^\\s'\"]+)");

	private static final Pattern OF_THE_SAMPLE = Pattern.compile("(?:http://)?localhost:80[89]0(/.*)");

	/**
	 * What others answer: OpenAI, Prometheus and Spring Boot Admin.
	 */
	private static final Set<String> ELSEWHERE = Set.of("https://api.openai.com/v1/models",
			"https://api.openai.com/v1/responses", "https://api.openai.com/v1/embeddings",
			"https://api.openai.com/v1/me", "http://localhost:9090/api/v1/alerts", "http://localhost:9000/instances");

	// With a connection of each name that the pages use
	private static final Sample sample = Sample.start("--spring.profiles.active=connections");

	@BeforeAll
	static void playFair() {
		sample.request("POST", "/simulation/ok");
	}

	@AfterAll
	static void close() {
		sample.close();
	}

	@TestFactory
	Stream<DynamicTest> sampleAnswers() {
		return CodeBlocks.each(blocks(), (block) -> commands(block).forEach((command) -> {
			Matcher address = OF_THE_SAMPLE.matcher(address(command));
			if (address.matches()) {
				String method = command.contains("-X POST") ? "POST" : "GET";
				// A connection that is down is an answer, too
				assertThat(sample.request(method, address.group(1)).statusCode()).as(command).isIn(200, 202, 503);
			}
		}));
	}

	@TestFactory
	Stream<DynamicTest> otherAddressesAreKnown() {
		return CodeBlocks.each(blocks(), (block) -> assertThat(commands(block)).map(SampleRequestsTests::address)
			.allMatch((address) -> OF_THE_SAMPLE.matcher(address).matches() || ELSEWHERE.contains(address)));
	}

	@Test
	void everyCurlIsSeen() {
		assertThat(blocks().flatMap((block) -> commands(block).stream()))
			.hasSize((int) blocks().flatMap((block) -> block.lines().stream())
				.filter((line) -> line.contains("curl "))
				.count());
	}

	private static Stream<CodeBlock> blocks() {
		return CodeBlocks.in("shell").filter((block) -> block.text().contains("curl "));
	}

	private static List<String> commands(CodeBlock block) {
		return COMMAND.matcher(block.text()).results().map((command) -> command.group(1)).toList();
	}

	private static String address(String command) {
		Matcher address = ADDRESS.matcher(command);
		assertThat(address.find()).as(command).isTrue();
		return address.group();
	}

}
