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

package io.github.openaihealth.neighbours.springai;

import java.util.List;

import com.openai.errors.OpenAIServiceException;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;

/**
 * The kinds of calls that are made of Spring AI.
 */
enum CallKind {

	CHAT {

		@Override
		void make(Models models, String model, Runnable chunk) {
			models.chat().call(prompt(model));
		}

	},

	CHAT_STREAM {

		@Override
		void make(Models models, String model, Runnable chunk) {
			models.chat().stream(prompt(model)).doOnNext((part) -> chunk.run()).blockLast();
		}

	},

	CLIENT {

		@Override
		void make(Models models, String model, Runnable chunk) {
			ChatClient.create(models.chat()).prompt(prompt(model)).call().chatResponse();
		}

	},

	CLIENT_STREAM {

		@Override
		void make(Models models, String model, Runnable chunk) {
			ChatClient.create(models.chat())
				.prompt(prompt(model))
				.stream()
				.chatResponse()
				.doOnNext((part) -> chunk.run())
				.blockLast();
		}

	},

	EMBEDDING {

		@Override
		void make(Models models, String model, Runnable chunk) {
			models.embedding()
				.call(new EmbeddingRequest(List.of(PROMPT), OpenAiEmbeddingOptions.builder().model(model).build()));
		}

	};

	private static final String PROMPT = "said-in-confidence";

	/**
	 * Make a call.
	 * @param models the models
	 * @param model the name of the one to ask
	 * @param chunk run for each part of an answer that arrives in parts
	 */
	abstract void make(Models models, String model, Runnable chunk);

	/**
	 * Make a call.
	 * @param models the models
	 * @param model the name of the one to ask
	 * @param chunk run for each part of an answer that arrives in parts
	 * @return what the application was told
	 */
	String told(Models models, String model, Runnable chunk) {
		try {
			make(models, model, chunk);
			return "done";
		}
		catch (RuntimeException ex) {
			return describe(ex);
		}
	}

	private static String describe(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof OpenAIServiceException service) {
				return service.getClass().getSimpleName() + " " + service.statusCode() + " "
						+ service.code().orElse("without a code") + " " + service.getMessage();
			}
		}
		return String.valueOf(ex);
	}

	private static Prompt prompt(String model) {
		return new Prompt(PROMPT, OpenAiChatOptions.builder().model(model).build());
	}

}
