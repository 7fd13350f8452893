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

package io.github.openaihealth.neighbours.openaijava;

import java.time.Instant;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/**
 * An application with a client of OpenAI's own SDK: one made by hand (profile
 * {@code own-client}), or the one that the starter configures (profile {@code call}),
 * with a key or without (profile {@code workload-identity}).
 */
@SpringBootApplication(proxyBeanMethods = false)
public class OpenAiJavaApplication {

	/**
	 * Start the application, and end it.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(OpenAiJavaApplication.class, args);
		context.close();
		System.out.println("Closed at " + Instant.now());
	}

	@Bean
	@Profile("own-client")
	OpenAIClient client() {
		return OpenAIOkHttpClient.fromEnv();
	}

	// The asynchronous call leaves a thread that keeps the JVM alive until the client is
	// closed, or for a minute.
	@Bean
	@Profile("call")
	ApplicationRunner call(OpenAIClient client) {
		return (args) -> System.out.println("Models: " + client.models().list().data().size() + ", "
				+ client.async().models().list().join().data().size());
	}

}
