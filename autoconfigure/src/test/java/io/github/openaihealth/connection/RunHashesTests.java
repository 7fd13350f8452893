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

package io.github.openaihealth.connection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RunHashes}.
 */
class RunHashesTests {

	@ParameterizedTest
	@CsvSource({ "abcdefghijklmnop, req_abcdefghijklmnop_1", "abcdefghijklmnop, req_bcdefghijklm_1",
			"ABCDEFGHIJKLMNOP, req_bcdefghijklm_1", "abcdefghijklmnop, req_EFGHIJKLMNOP",
			"abcdefghijkl, abcdefghijkl" })
	void runIsFound(String secret, String text) {
		assertThat(RunHashes.of(text).mayHaveOneOf(secret)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "abcdefghijklmnop, req_bcdefghijkl_1", "abcdefghijklmnop, abcdefghijk", "abcdefghijklmnop, ''",
			"'', abcdefghijklmnop", "abcdefghijklmnop, ponmlkjihgfedcba" })
	void withoutARunThereIsNone(String secret, String text) {
		assertThat(RunHashes.of(text).mayHaveOneOf(secret)).isFalse();
	}

	@Test
	void encodedRunIsFound() {
		String secret = "abcdefghijklmnop";
		byte[] bytes = ("x:" + secret).getBytes(StandardCharsets.UTF_8);
		for (String text : List.of("Basic " + Base64.getEncoder().encodeToString(bytes),
				"x=" + Base64.getUrlEncoder().encodeToString(bytes) + "&y", "id-" + HexFormat.of().formatHex(bytes),
				"?" + HexFormat.of().withPrefix("%").formatHex(bytes))) {
			assertThat(RunHashes.of(text).mayHaveOneOf(secret)).as(text).isTrue();
			assertThat(RunHashes.of(text).mayHaveOneOf("qrstuvwxyz012345")).as(text).isFalse();
		}
	}

	@Test
	void keysAreInATextThatIsMaskedForThem() {
		Random random = new Random(42);
		KeysInUse keys = new KeysInUse();
		List<ApiKey> used = random.ints(20, 6, 40).mapToObj((length) -> ApiKey.of(text(random, length))).toList();
		keys.use("default", used);
		keys.use("other", List.of(ApiKey.of(text(random, 30))));
		keys.use("other", List.of());
		for (int count = 0; count < 5_000; count++) {
			String key = used.get(random.nextInt(used.size())).reveal();
			String part = key.substring(random.nextInt(key.length()));
			String text = text(random, random.nextInt(20)) + encoded(random, part) + text(random, random.nextInt(20));
			assertThat(keys.isAnyIn(text)).as(text).isEqualTo(!keys.maskIn(text).equals(text));
		}
	}

	private static String encoded(Random random, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return switch (random.nextInt(4)) {
			case 0 -> Base64.getEncoder().encodeToString(bytes);
			case 1 -> HexFormat.of().formatHex(bytes);
			case 2 -> HexFormat.of().withPrefix("%").formatHex(bytes);
			default -> text;
		};
	}

	private static String text(Random random, int length) {
		return random.ints(length, 0, 8)
			.collect(StringBuilder::new, (text, index) -> text.append("abcdABCD".charAt(index)), StringBuilder::append)
			.toString();
	}

}
