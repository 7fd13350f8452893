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

import io.github.openaihealth.neighbours.traffic.Calls;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;

/**
 * The kinds of calls that are made of Spring AI.
 */
enum CallKind {

	CHAT {

		@Override
		void make(ChatModel chat, EmbeddingModel embedding, String model, Runnable chunk) {
			chat.call(prompt(model));
		}

	},

	CHAT_STREAM {

		@Override
		void make(ChatModel chat, EmbeddingModel embedding, String model, Runnable chunk) {
			chat.stream(prompt(model)).doOnNext((part) -> chunk.run()).blockLast();
		}

	},

	CLIENT {

		@Override
		void make(ChatModel chat, EmbeddingModel embedding, String model, Runnable chunk) {
			ChatClient.create(chat).prompt(prompt(model)).call().chatResponse();
		}

	},

	CLIENT_STREAM {

		@Override
		void make(ChatModel chat, EmbeddingModel embedding, String model, Runnable chunk) {
			ChatClient.create(chat)
				.prompt(prompt(model))
				.stream()
				.chatResponse()
				.doOnNext((part) -> chunk.run())
				.blockLast();
		}

	},

	EMBEDDING {

		@Override
		void make(ChatModel chat, EmbeddingModel embedding, String model, Runnable chunk) {
			embedding.call(
					new EmbeddingRequest(List.of(Calls.PROMPT), OpenAiEmbeddingOptions.builder().model(model).build()));
		}

	};

	/**
	 * Make a call.
	 * @param chat the model for conversations
	 * @param embedding the model for vectors
	 * @param model the name of the one to ask
	 * @param chunk run for each part of an answer that arrives in parts
	 */
	abstract void make(ChatModel chat, EmbeddingModel embedding, String model, Runnable chunk);

	private static Prompt prompt(String model) {
		return new Prompt(Calls.PROMPT, OpenAiChatOptions.builder().model(model).build());
	}

}
