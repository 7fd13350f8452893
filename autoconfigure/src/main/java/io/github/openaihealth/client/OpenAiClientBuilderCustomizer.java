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

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

/**
 * Callback to customize the auto-configured {@link OpenAIClient} before it is built, such
 * as its retries, a proxy or the secret of its webhooks.
 * <p>
 * Customizers are called in their order, after the connection was set. What one of them
 * changes of that (the base URL, the credential, the organization, the project) holds for
 * the client alone: the check at start-up and health know nothing of it.
 */
@FunctionalInterface
public interface OpenAiClientBuilderCustomizer {

	/**
	 * Customize the builder.
	 * @param builder the builder to customize
	 */
	void customize(OpenAIOkHttpClient.Builder builder);

}
