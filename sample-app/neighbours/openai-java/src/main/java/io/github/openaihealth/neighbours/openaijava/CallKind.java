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

import com.openai.client.OpenAIClient;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.github.openaihealth.neighbours.traffic.Calls;

/**
 * The kinds of calls that are made of the SDK.
 */
enum CallKind {

	RESPONSES {

		@Override
		void make(OpenAIClient client, String model, Runnable chunk) {
			client.responses().create(response(model));
		}

	},

	RESPONSES_STREAM {

		@Override
		void make(OpenAIClient client, String model, Runnable chunk) {
			read(client.responses().createStreaming(response(model)), chunk);
		}

	},

	RESPONSES_ASYNC {

		@Override
		void make(OpenAIClient client, String model, Runnable chunk) {
			client.async().responses().create(response(model)).join();
		}

	},

	RESPONSES_ASYNC_STREAM {

		@Override
		void make(OpenAIClient client, String model, Runnable chunk) {
			read(client.async().responses().createStreaming(response(model)), chunk);
		}

	},

	CHAT {

		@Override
		void make(OpenAIClient client, String model, Runnable chunk) {
			client.chat().completions().create(chat(model));
		}

	},

	CHAT_STREAM {

		@Override
		void make(OpenAIClient client, String model, Runnable chunk) {
			read(client.chat().completions().createStreaming(chat(model)), chunk);
		}

	},

	CHAT_ASYNC {

		@Override
		void make(OpenAIClient client, String model, Runnable chunk) {
			client.async().chat().completions().create(chat(model)).join();
		}

	},

	CHAT_ASYNC_STREAM {

		@Override
		void make(OpenAIClient client, String model, Runnable chunk) {
			read(client.async().chat().completions().createStreaming(chat(model)), chunk);
		}

	};

	/**
	 * Make a call.
	 * @param client the client
	 * @param model the model to ask
	 * @param chunk run for each part of an answer that arrives in parts
	 */
	abstract void make(OpenAIClient client, String model, Runnable chunk);

	private static ResponseCreateParams response(String model) {
		return ResponseCreateParams.builder().model(model).input(Calls.PROMPT).build();
	}

	private static ChatCompletionCreateParams chat(String model) {
		return ChatCompletionCreateParams.builder().model(model).addUserMessage(Calls.PROMPT).build();
	}

	private static void read(StreamResponse<?> answer, Runnable chunk) {
		try (answer) {
			answer.stream().forEach((event) -> chunk.run());
		}
	}

	private static void read(AsyncStreamResponse<?> answer, Runnable chunk) {
		answer.subscribe((event) -> chunk.run()).onCompleteFuture().join();
	}

}
