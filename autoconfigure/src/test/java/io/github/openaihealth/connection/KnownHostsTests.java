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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link KnownHosts}.
 */
class KnownHostsTests {

	@ParameterizedTest
	@CsvSource({ "api.example.com, One", "eu.api.example.com, One", "example.com, Two", "www.example.com, Two",
			"notexample.com, ", "com, ", "'', " })
	void longestNameThatIsKnownCounts(String host, @Nullable String vendor) throws IOException {
		KnownHost found = read("""
				# a comment

				example.com      Two  status-page  https://status.example.com
				api.example.com  One  list-open    -
				""").find(host);
		assertThat((found != null) ? found.vendor() : null).isEqualTo(vendor);
	}

	@Test
	void rowsOfAHostAddUp() throws IOException {
		KnownHost host = read("""
				example.com  One  status-page  https://status.example.com
				example.com  One  list-open    -
				example.com  One  key-call     key - left
				""").find("example.com");
		assertThat(host).isNotNull().satisfies((found) -> {
			assertThat(found.pages()).containsOnlyKeys(KnownHost.Page.STATUS);
			assertThat(found.isListOpen()).isTrue();
			assertThat(found.keyCall()).isEqualTo(new KnownHost.KeyCall("key", "", "left"));
		});
	}

	@Test
	void ownersAreNoHosts() throws IOException {
		KnownHosts table = read("some-server  Some Server  owner\n");
		assertThat(table.isListOpen("some-server")).isTrue();
		assertThat(table.isListOpen("Some Server")).isFalse();
		assertThat(table.find("some-server")).isNull();
	}

	@Test
	void unknownKindIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> read("example.com  One  home-page  https://example.com"));
	}

	private static KnownHosts read(String table) throws IOException {
		return KnownHosts.read(new BufferedReader(new StringReader(table)));
	}

}
