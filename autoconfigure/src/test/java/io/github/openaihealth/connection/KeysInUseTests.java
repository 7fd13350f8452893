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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeysInUse}.
 */
class KeysInUseTests {

	private final KeysInUse keys = new KeysInUse();

	@Test
	void masksEveryRememberedKey() {
		this.keys.add(ApiKey.of("first-secret"));
		this.keys.add(ApiKey.of("second-secret"));
		assertThat(this.keys.maskIn("first-secret,second-secret,third")).isEqualTo("…,…,third");
	}

	@Test
	void shortKeyIsMaskedWhereItIsTheWholeTextOnly() {
		this.keys.add(ApiKey.of("EMPTY"));
		assertThat(this.keys.maskIn("EMPTY")).isEqualTo("…");
		assertThat(this.keys.maskIn("NOT_EMPTY_AT_ALL")).isEqualTo("NOT_EMPTY_AT_ALL");
	}

	@Test
	void blankKeyIsNotRemembered() {
		this.keys.add(ApiKey.of("  "));
		assertThat(this.keys.isEmpty()).isTrue();
		assertThat(this.keys.maskIn("a  b")).isEqualTo("a  b");
	}

	@Test
	void oldestOfTooManyIsForgotten() {
		for (int number = 10; number < 35; number++) {
			this.keys.add(ApiKey.of("the-secret-" + number));
		}
		assertThat(this.keys.maskIn("the-secret-10 the-secret-11 the-secret-34")).isEqualTo("the-secret-10 … …");
	}

}
