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

import java.util.Random;

/**
 * Keys that nobody has, put together at run time: scanners for secrets would find whole
 * ones in the source.
 */
final class MadeUpKeys {

	static final String MARK = "T3Blbk" + "FJ";

	private MadeUpKeys() {
	}

	static String project() {
		return of("sk-proj-", 74);
	}

	static String of(String prefix, int half) {
		return prefix + random(half, 7) + MARK + random(half, 11);
	}

	static String random(int length, int seed) {
		String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
		StringBuilder text = new StringBuilder();
		new Random(seed).ints(length, 0, alphabet.length()).forEach((at) -> text.append(alphabet.charAt(at)));
		return text.toString();
	}

}
