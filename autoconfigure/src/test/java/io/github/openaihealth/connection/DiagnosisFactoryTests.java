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

import java.util.Map;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Fact;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DiagnosisFactory}.
 */
class DiagnosisFactoryTests {

	private static final String KEY = "sk-proj-" + "aB3d".repeat(10);

	private static final SettingOrigin ORIGIN = new SettingOrigin("application.yml:3:12", false);

	@Test
	void namesThePropertiesOfTheConnectionThatIsNotNamed() {
		Diagnosis diagnosis = factory("default", "openai.").create(Cause.WRONG_PROVIDER, Map.of("vendor", "They"));
		assertThat(diagnosis.actions())
			.contains("Remove 'openai.base-url' (and OPENAI_BASE_URL) to call OpenAI, or use a key for They.");
	}

	@Test
	void namesThePropertiesThatTheUserHasWritten() {
		DiagnosisFactory factory = factory("default", "vault.");
		Diagnosis diagnosis = factory.create(Cause.WRONG_PROVIDER, Map.of("vendor", "They"));
		assertThat(diagnosis.actions()).contains("Remove 'vault.base-url' to call OpenAI, or use a key for They.");
		assertThat(factory.create(Cause.BASE_URL_INVALID, Map.of("finding", "is odd")).summary())
			.isEqualTo("'vault.base-url' is odd.");
	}

	@Test
	void namesThePropertiesOfANamedConnection() {
		Diagnosis diagnosis = factory("team-a", "openai.connections.team-a.").create(Cause.API_KEY_HARDCODED,
				Map.of("origin", "application.yml"));
		assertThat(diagnosis.actions())
			.contains("Move it to the environment variable OPENAI_CONNECTIONS_TEAMA_APIKEY or to a secret store.");
		assertThat(factory("team-a", "openai.connections.team-a.")
			.create(Cause.MODEL_UNAVAILABLE, Map.of("models", "gpt-nothing"))
			.summary()).contains("'openai.connections.team-a.required-models'");
	}

	@Test
	void masksWhatIsParticular() {
		Diagnosis diagnosis = factory("default", "openai.").create(Cause.BASE_URL_INVALID,
				Map.of("finding", "is '" + KEY + "'"));
		assertThat(diagnosis.toString()).doesNotContain(KEY);
	}

	@Test
	void tellsTheOriginOfASetting() {
		DiagnosisFactory factory = factory("default", "openai.");
		Diagnosis diagnosis = factory.addSetting(factory.create(Cause.API_KEY_EMPTY, Map.of()),
				ConnectionSetting.API_KEY, KEY);
		assertThat(diagnosis.facts()).containsExactly(new Fact("openai.api-key", "sk-proj-…aB3d"),
				new Fact("comes from", "application.yml:3:12"));
	}

	@Test
	void nobodySetsWhatIsAbsent() {
		DiagnosisFactory factory = factory("default", "openai.");
		Diagnosis diagnosis = factory.create(Cause.API_KEY_EMPTY, Map.of());
		assertThat(factory.addOrigin(diagnosis, ConnectionSetting.ORG_ID)).isEqualTo(diagnosis);
	}

	private static DiagnosisFactory factory(String name, String prefix) {
		return new DiagnosisFactory(connection(name, prefix));
	}

	private static OpenAiConnection connection(String name, String prefix) {
		return new OpenAiConnection(name, Setting.absent(prefix + "base-url"),
				Setting.of(prefix + "api-key", ApiKey.of(KEY), ORIGIN), Setting.absent(prefix + "org-id"),
				Setting.absent(prefix + "project-id"));
	}

}
