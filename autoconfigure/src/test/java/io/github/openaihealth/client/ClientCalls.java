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

package io.github.openaihealth.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

/**
 * Calls of the SDK that use its threads, and these threads.
 */
final class ClientCalls {

	private ClientCalls() {
	}

	/**
	 * Read an answer as a stream.
	 * @param client the client
	 * @return completes at the end of the answer
	 */
	static CompletableFuture<Void> stream(OpenAIClient client) {
		ChatCompletionCreateParams question = ChatCompletionCreateParams.builder()
			.model("gpt-test")
			.addUserMessage("Hello")
			.build();
		return client.async().chat().completions().createStreaming(question).subscribe((chunk) -> {
		}).onCompleteFuture();
	}

	/**
	 * Return the threads that belong to a client. Those that OkHttp shares among all
	 * clients of a JVM are daemons and end by themselves.
	 * @return their names
	 */
	static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter(Thread::isAlive)
			.map(Thread::getName)
			.filter((name) -> name.startsWith("openai-stream-handler") || name.startsWith("OkHttp Dispatcher")
					|| name.startsWith("OkHttp http") || name.startsWith("DefaultSleeper"))
			.toList();
	}

}
