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

import dev.langchain4j.model.openai.OpenAiChatModel;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * An application with a chat model of LangChain4j that is made by hand.
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
	OpenAiChatModel chatModel(@Value("${OPENAI_API_KEY}") String apiKey) {
		return OpenAiChatModel.builder().apiKey(apiKey).modelName("gpt-4o-mini").build();
	}

}
