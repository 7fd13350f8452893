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

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeysInUse}.
 */
class KeysInUseTests {

	private static final String OLD = made(1, 40);

	private static final String NEW = made(2, 40);

	private final KeysInUse keys = new KeysInUse();

	@Test
	void masksEveryKey() {
		use("default", "first-secret", "second-secret");
		use("other", "third-secret");
		assertThat(this.keys.maskIn("first-secret,second-secret,third-secret,fourth")).isEqualTo("…,…,…,fourth");
	}

	@Test
	void shortKeyIsMaskedWhereItIsTheWholeTextOnly() {
		use("default", "EMPTY");
		assertThat(this.keys.maskIn("EMPTY")).isEqualTo("…");
		assertThat(this.keys.maskIn("NOT_EMPTY_AT_ALL")).isEqualTo("NOT_EMPTY_AT_ALL");
		use("default", NEW);
		assertThat(this.keys.maskIn("EMPTY")).isEqualTo("…");
		assertThat(this.keys.maskIn("NOT_EMPTY_AT_ALL")).isEqualTo("NOT_EMPTY_AT_ALL");
	}

	@Test
	void blankKeyIsNone() {
		use("default", "  ");
		assertThat(this.keys.isEmpty()).isTrue();
		assertThat(this.keys.maskIn("a  b")).isEqualTo("a  b");
	}

	@Test
	void partOfAKeyIsMasked() {
		use("default", OLD);
		assertThat(this.keys.maskIn("a " + OLD.substring(10, 22) + " b")).isEqualTo("a … b");
		assertThat(this.keys.maskIn("a" + OLD.substring(0, 30).toUpperCase(Locale.ROOT) + "?")).isEqualTo("a…?");
		assertThat(this.keys.maskIn(OLD.substring(10, 21))).isEqualTo(OLD.substring(10, 21));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "ab", "user:" })
	void encodedKeyIsMasked(String before) {
		use("default", OLD);
		byte[] text = (before + OLD + "\u00FF?~").getBytes(StandardCharsets.ISO_8859_1);
		assertThat(this.keys.maskIn("Basic " + Base64.getEncoder().encodeToString(text))).isEqualTo("Basic …");
		assertThat(this.keys.maskIn("x=" + Base64.getUrlEncoder().encodeToString(text) + "&y")).isEqualTo("x=…&y");
		assertThat(this.keys.maskIn("0x" + HexFormat.of().formatHex(text))).isEqualTo("…");
		String percent = HexFormat.of().withPrefix("%").formatHex(text);
		assertThat(this.keys.maskIn("x=" + percent + "&y")).isEqualTo("…&y");
	}

	@Test
	void otherEncodedTextIsShown() {
		use("default", OLD);
		String text = Base64.getEncoder().encodeToString(NEW.getBytes(StandardCharsets.UTF_8))
				+ " 0123456789abcdef%20%zz";
		assertThat(this.keys.maskIn(text)).isEqualTo(text);
	}

	@Test
	void replacedKeyIsMaskedWhereverAllOfItTurnsUp() {
		use("default", OLD);
		use("default", NEW);
		assertThat(this.keys.maskIn("%s,x%sx%s".formatted(OLD, OLD, OLD)))
			.isEqualTo("…%1$s,x…%1$sx…%1$s".formatted(OLD.substring(36)));
		assertThat(this.keys.maskIn(OLD.substring(1))).isEqualTo(OLD.substring(1));
		assertThat(this.keys.maskIn("")).isEmpty();
	}

	@Test
	void replacedKeyIsMaskedWithoutWhatWasWrongWithIt() {
		use("default", OLD + "\n" + NEW);
		use("default");
		assertThat(this.keys.isEmpty()).isFalse();
		assertThat(this.keys.maskIn(OLD + "\\n" + NEW)).isEqualTo("…\\n…");
	}

	@Test
	void keyThatAnotherConnectionUsesIsStillInUse() {
		use("default", OLD);
		use("other", OLD);
		use("default", NEW);
		assertThat(this.keys.maskIn(OLD.substring(0, 20))).isEqualTo("…");
		use("other", NEW);
		assertThat(this.keys.maskIn(OLD.substring(0, 20))).isEqualTo(OLD.substring(0, 20));
	}

	@Test
	void oldestOfTooManyIsForgotten() {
		for (int number = 10; number < 36; number++) {
			use("default", "the-secret-" + number);
		}
		assertThat(this.keys.maskIn("the-secret-10")).isEqualTo("the-secret-10");
		for (int number = 11; number < 36; number++) {
			assertThat(this.keys.maskIn("the-secret-" + number)).doesNotContain("the");
		}
	}

	@Test
	void keyThatComesBackIsRememberedOnce() {
		use("default", "the-secret-00");
		for (int number = 10; number < 40; number++) {
			use("default", "the-secret-" + (10 + number % 2));
		}
		assertThat(this.keys.maskIn("the-secret-00")).isEqualTo("…");
	}

	@Test
	void nothingOfAReplacedKeyIsKept() throws Exception {
		use("default", OLD);
		List<String> before = texts();
		assertThat(before).contains(OLD);
		use("default", NEW);
		assertThat(texts()).contains(NEW)
			.noneSatisfy((text) -> assertThat(ApiKey.of(OLD).isPartlyContainedIn(text)).isTrue());
	}

	private void use(String connection, String... values) {
		this.keys.use(connection, List.of(values).stream().map(ApiKey::of).toList());
	}

	private static String made(long seed, int length) {
		StringBuilder value = new StringBuilder();
		new Random(seed).ints(length, 'a', 'z').forEach((letter) -> value.append((char) letter));
		return value.toString();
	}

	/**
	 * Return whatever text can be reached from the keys.
	 * @return the texts
	 */
	private List<String> texts() throws Exception {
		List<String> texts = new ArrayList<>();
		collect(this.keys, texts, new IdentityHashMap<>());
		return texts;
	}

	private static void collect(@Nullable Object object, List<String> texts, Map<Object, Object> seen)
			throws Exception {
		if (object instanceof String text) {
			texts.add(text);
		}
		else if (object instanceof Map<?, ?> map) {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				collect(entry.getKey(), texts, seen);
				collect(entry.getValue(), texts, seen);
			}
		}
		else if (object instanceof Iterable<?> elements) {
			for (Object element : elements) {
				collect(element, texts, seen);
			}
		}
		else if (object != null && object.getClass().getName().startsWith("io.github.openaihealth")
				&& seen.put(object, object) == null) {
			for (Field field : object.getClass().getDeclaredFields()) {
				if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
					field.setAccessible(true);
					collect(field.get(object), texts, seen);
				}
			}
		}
	}

	@Test
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void longTextIsSearchedInAMoment() {
		use("default", NEW);
		Random random = new Random(2026);
		String text = random.ints(128 * 1024, 'a', 'z' + 1)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		assertThat(this.keys.maskIn(text)).isEqualTo(text);
		assertThat(this.keys.maskIn(text + "%2x%")).isEqualTo(text + "%2x%");
	}

}
