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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link OpenAiConnections}.
 */
class OpenAiConnectionsTests {

	private static final SettingOrigin ORIGIN = new SettingOrigin("a test", false);

	private static final String KEY = "company-gateway-" + "z9".repeat(12);

	private final KeysInUse keys = new KeysInUse();

	private ApiKey current = ApiKey.of(KEY);

	@Test
	void connectionsKeepTheirOrder() {
		OpenAiConnections connections = connections(source(connection("default", KEY)), source(connection("b", KEY)),
				source(connection("a", KEY)));
		assertThat(connections.names()).containsExactly("default", "b", "a");
		assertThat(connections).extracting(ConnectionSource::name).containsExactly("default", "b", "a");
		assertThat(connections.get("nothing")).isNull();
	}

	@Test
	void connectionsAreNamedUnlessThereIsNoneButTheDefault() {
		assertThat(connections(source(connection("default", KEY))).isNamed()).isFalse();
		assertThat(connections(source(connection("a", KEY))).isNamed()).isTrue();
		assertThat(connections(source(connection("default", KEY)), source(connection("a", KEY))).isNamed()).isTrue();
	}

	@Test
	void keysThatAreReadAreRemembered() {
		OpenAiConnection beside = connection("spring-ai", "another-" + KEY);
		OpenAiConnections connections = connections(
				source(TestConnections.beside(connection("default", KEY), List.of(beside))));
		assertThat(this.keys.isEmpty()).isTrue();
		connections.forEach(ConnectionSource::read);
		assertThat(this.keys.maskIn("x" + KEY)).doesNotContain(KEY);
		assertThat(this.keys.maskIn("another-" + KEY)).doesNotContain("another");
	}

	@Test
	void whatANamedConnectionWatchesIsNotToBeCompared() {
		OpenAiConnection one = connection("spring-ai", "one");
		OpenAiConnection two = connection("spring-ai-chat", "two");
		OpenAiConnections connections = connections(
				source(TestConnections.beside(connection("default", KEY), List.of(one, two))),
				source(connection("second", "two")), new ConnectionSource() {

					@Override
					public String name() {
						return "sealed";
					}

					@Override
					public OpenAiConnection read() {
						throw new IllegalStateException("The vault is sealed");
					}

				});
		assertThat(connections.iterator().next().read().beside()).containsExactly(one);
	}

	@Test
	void codeOfTheApplicationIsNotAskedForTheSakeOfAnotherConnection() {
		List<String> asked = new ArrayList<>();
		OpenAiConnection beside = connection("spring-ai", KEY);
		OpenAiConnections connections = connections(new DetailsConnectionSource("default", () -> {
			asked.add("default");
			return this.current;
		}), source(TestConnections.beside(connection("named", "another-" + KEY), List.of(beside))));
		ConnectionSource named = connections.get("named");
		assertThat(named).isNotNull();
		assertThat(named.read().beside()).containsExactly(beside);
		assertThat(asked).isEmpty();
		connections.iterator().next().read();
		assertThat(named.read().beside()).isEmpty();
		assertThat(asked).hasSize(1);
	}

	@Test
	void newKeyOfARequestIsToldOnce() {
		List<String> told = new ArrayList<>();
		OpenAiConnections connections = connections(new DetailsConnectionSource("default", () -> this.current));
		connections.onKeyChange(told::add);
		ConnectionSource source = connections.iterator().next();
		source.readKey();
		assertThat(told).isEmpty();
		source.read();
		source.readKey();
		assertThat(told).isEmpty();
		this.current = ApiKey.of("another-" + KEY);
		source.readKey();
		source.readKey();
		assertThat(told).containsExactly("default");
		source.read();
		source.readKey();
		assertThat(told).hasSize(1);
		this.current = ApiKey.of(KEY);
		source.readKey();
		assertThat(told).hasSize(2);
	}

	@Test
	void oneNameIsForOneConnection() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> connections(source(connection("a", KEY)), source(connection("a", KEY))))
			.withMessageContaining("'a'");
		assertThatIllegalArgumentException().isThrownBy(this::connections);
	}

	private OpenAiConnections connections(ConnectionSource... sources) {
		return new OpenAiConnections(List.of(sources), this.keys);
	}

	private static ConnectionSource source(OpenAiConnection connection) {
		return new ConnectionSource() {

			@Override
			public String name() {
				return connection.name();
			}

			@Override
			public OpenAiConnection read() {
				return connection;
			}

		};
	}

	private static OpenAiConnection connection(String name, String key) {
		return new OpenAiConnection(name, Setting.absent("openai.base-url"),
				Setting.of("openai.api-key", ApiKey.of(key), ORIGIN), Setting.absent("openai.org-id"),
				Setting.absent("openai.project-id"));
	}

}
