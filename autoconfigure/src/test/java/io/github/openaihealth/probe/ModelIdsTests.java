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

package io.github.openaihealth.probe;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ModelIds}.
 */
class ModelIdsTests {

	private final ModelIds ids = new ModelIds();

	@Test
	void equalIdsCountOnce() {
		add("gpt-4.1", "o3", "gpt-4.1", "models/o3");
		assertThat(this.ids.size()).isEqualTo(2);
	}

	@Test
	void idsAreFoundWithAndWithoutTheirPrefix() {
		add("models/gemini-2.5-pro", "o3");
		assertThat(this.ids.contains("gemini-2.5-pro")).isTrue();
		assertThat(this.ids.contains("models/gemini-2.5-pro")).isTrue();
		assertThat(this.ids.contains("models/o3")).isTrue();
		assertThat(this.ids.contains("o")).isFalse();
		assertThat(this.ids.contains("o33")).isFalse();
		assertThat(this.ids.contains("models")).isFalse();
		assertThat(this.ids.contains("")).isFalse();
	}

	@Test
	void beginningStandsForWhatBeginsSo() {
		this.ids.addBeginning("gpt-");
		assertThat(this.ids.contains("gpt-4.1")).isTrue();
		assertThat(this.ids.contains("models/gpt-4.1")).isTrue();
		assertThat(this.ids.contains("o3")).isFalse();
	}

	@Test
	void manyIdsAreToldApart() {
		Set<Long> fingerprints = new HashSet<>();
		for (int model = 0; model < 100_000; model++) {
			fingerprints.add(ModelIds.fingerprint("model-" + model));
			add("model-" + model);
		}
		assertThat(fingerprints).hasSize(100_000).doesNotContain(0L);
		assertThat(this.ids.size()).isEqualTo(100_000);
		for (int model = 0; model < 100_000; model++) {
			assertThat(this.ids.contains("model-" + model)).isTrue();
		}
		assertThat(this.ids.contains("model-100000")).isFalse();
	}

	@Test
	void orderDoesNotMatter() {
		ModelIds others = new ModelIds();
		for (int model = 0; model < 100; model++) {
			add("model-" + model);
			others.add(ModelIds.fingerprint("model-" + (99 - model)));
		}
		assertThat(this.ids).isEqualTo(others).hasSameHashCodeAs(others);
		others.add(ModelIds.fingerprint("another"));
		assertThat(this.ids).isNotEqualTo(others).doesNotHaveSameHashCodeAs(others);
	}

	private void add(String... ids) {
		for (String id : ids) {
			this.ids.add(ModelIds.fingerprint(id));
		}
	}

}
