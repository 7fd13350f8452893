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

package io.github.openaihealth.neighbours.langchain4j;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.openai.OpenAiChatModel;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.context.annotation.Scope;

/**
 * An application with a chat model of LangChain4j: one made by hand (profile
 * {@code own-client}), or the one that LangChain4j's starter configures.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class LangChain4jApplication {

	/**
	 * Start the application, and end it.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(LangChain4jApplication.class, args);
		context.close();
	}

	@Bean
	@Profile("own-client")
	OpenAiChatModel chatModel(@Value("${OPENAI_API_KEY}") String apiKey) {
		return OpenAiChatModel.builder()
			.httpClientBuilder(httpClientBuilder())
			.apiKey(apiKey)
			.modelName("gpt-6-luna")
			.build();
	}

	// Those that LangChain4j's starter has need a class of Spring Boot 3. A builder is
	// for
	// one model: it is changed by it
	@Scope(BeanDefinition.SCOPE_PROTOTYPE)
	@Bean({ "openAiChatModelHttpClientBuilder", "openAiEmbeddingModelHttpClientBuilder" })
	HttpClientBuilder httpClientBuilder() {
		return JdkHttpClient.builder();
	}

}
