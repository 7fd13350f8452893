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

package io.github.openaihealth.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSetting;
import io.github.openaihealth.connection.OpenAiConnectionDetails;
import org.jspecify.annotations.Nullable;

/**
 * A library beside this one that has settings of its own for OpenAI. Names and rules are
 * those of Spring AI 2.0.1 and of LangChain4j's starter 1.11.0-beta19, and stand in
 * {@code docs/configuration.md}.
 */
enum ClientLibrary {

	/** Spring AI: what a kind of model has of its own comes before what all share. */
	SPRING_AI("spring-ai", "spring.ai.openai", true,
			List.of("chat", "embedding", "image", "audio.speech", "audio.transcription", "moderation"),
			List.of("org.springframework.ai.model.openai.autoconfigure.OpenAiCommonProperties")),

	/** LangChain4j: each kind of model has settings of its own. */
	LANGCHAIN4J("langchain4j", "langchain4j.open-ai", false,
			List.of("chat-model", "streaming-chat-model", "embedding-model", "image-model", "language-model",
					"streaming-language-model", "moderation-model"),
			List.of("dev.langchain4j.openai.spring.AutoConfig",
					"dev.langchain4j.openai.spring.OpenAiAutoConfiguration"));

	private static final String GITHUB_MODELS = "https://models.github.ai/inference";

	private static final Pattern MICROSOFT_FOUNDRY = Pattern
		.compile(".+\\.(?:openai|cognitiveservices|services\\.ai)\\.azure\\.com");

	private final String id;

	private final String prefix;

	private final boolean sharing;

	private final List<String> models;

	private final List<String> classes;

	ClientLibrary(String id, String prefix, boolean sharing, List<String> models, List<String> classes) {
		this.id = id;
		this.prefix = prefix;
		this.sharing = sharing;
		this.models = models;
		this.classes = classes;
	}

	/**
	 * Return the beginning of all of its properties.
	 * @return such as {@code spring.ai.openai}
	 */
	String prefix() {
		return this.prefix;
	}

	/**
	 * Return the kinds of models that it configures.
	 * @return the kinds, the one that most applications use first
	 */
	List<String> models() {
		return this.models;
	}

	/**
	 * Return the classes by which it is known to be there.
	 * @return their names, any of which will do
	 */
	List<String> classes() {
		return this.classes;
	}

	/**
	 * Return the property in which most applications have the key.
	 * @return such as {@code spring.ai.openai.api-key}
	 */
	String keyProperty() {
		List<String> properties = properties(this.models.get(0), ConnectionSetting.API_KEY);
		return properties.get(properties.size() - 1);
	}

	/**
	 * Return the properties that a kind of model reads a setting from.
	 * @param model the kind of model
	 * @param setting the setting
	 * @return the properties, the one that wins first; none where it has no such setting
	 */
	List<String> properties(String model, ConnectionSetting setting) {
		if (this == SPRING_AI && setting == ConnectionSetting.PROJECT_ID) {
			return List.of();
		}
		List<String> properties = new ArrayList<>(List.of(this.prefix + "." + model + "." + name(setting)));
		if (this.sharing) {
			properties.add(this.prefix + "." + name(setting));
		}
		return properties;
	}

	/**
	 * Return the environment variables that it reads itself where no property is set.
	 * @param setting the setting
	 * @return the variables, the one that wins first
	 */
	List<String> variables(ConnectionSetting setting) {
		if (this != SPRING_AI) {
			return List.of();
		}
		return switch (setting) {
			case API_KEY -> List.of("OPENAI_API_KEY");
			case BASE_URL -> List.of("AZURE_OPENAI_BASE_URL", "OPENAI_BASE_URL");
			default -> List.of();
		};
	}

	/**
	 * Return what to call the connection of a kind of model.
	 * @param model the kind of model
	 * @param own whether any setting is its own rather than shared
	 * @return such as {@code spring-ai} or {@code spring-ai-chat}
	 */
	String connectionName(String model, boolean own) {
		return own ? this.id + "-" + model.replace('.', '-') : this.id;
	}

	/**
	 * Return the base URL that it calls, with the version's path.
	 * @param configured the base URL as configured, or {@code null}
	 * @param switchedOn whether one of its switches is on, by the last part of its name
	 * @return the base URL, or {@code null} if it calls nobody without a configured one
	 */
	@Nullable String baseUrl(@Nullable String configured, Predicate<String> switchedOn) {
		boolean foundry = this == SPRING_AI && switchedOn.test("microsoft-foundry");
		if (this == SPRING_AI && !foundry && switchedOn.test("git-hub-models")) {
			return (configured != null && configured.startsWith(GITHUB_MODELS)) ? configured : GITHUB_MODELS;
		}
		if (configured == null) {
			return foundry ? null : OpenAiConnectionDetails.DEFAULT_BASE_URL;
		}
		BaseUrl baseUrl = BaseUrl.of(configured);
		// There Spring AI adds the path of a deployment; models are listed under this one
		boolean deployments = this == SPRING_AI && baseUrl.path().isEmpty()
				&& MICROSOFT_FOUNDRY.matcher(baseUrl.host()).matches();
		return deployments ? baseUrl.origin() + "/openai/v1" : configured;
	}

	private static String name(ConnectionSetting setting) {
		return switch (setting) {
			case API_KEY -> "api-key";
			case ORG_ID -> "organization-id";
			case PROJECT_ID -> "project-id";
			case BASE_URL -> "base-url";
		};
	}

}
