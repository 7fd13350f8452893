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

package io.github.openaihealth.sample.packaged;

import java.util.Random;

/**
 * Made-up keys, put together here so that none stands in the source.
 */
final class Keys {

	private static final String MARK = "T3BlbkFJ";

	private static final Random random = new Random(2026);

	private Keys() {
	}

	static String project() {
		return "sk-proj-" + characters(74) + MARK + characters(74);
	}

	static String token() {
		return "eyJhbGciOiJIUzI1NiJ9." + characters(60) + "." + characters(43);
	}

	static String opaque() {
		return characters(17) + "7" + characters(20) + "42";
	}

	private static String characters(int count) {
		return random.ints(count, 0, 26)
			.collect(StringBuilder::new, (text, i) -> text.append((char) ('a' + i)), StringBuilder::append)
			.toString();
	}

}
