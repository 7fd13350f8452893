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

package io.github.openaihealth.benchmark;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import com.openai.client.OpenAIClient;
import com.openai.credential.BearerTokenCredential;
import com.openai.credential.Credential;

import org.springframework.beans.factory.BeanFactory;

/**
 * What the SDK asks of the application's {@link OpenAIClient} bean for each request.
 */
final class ClientKey implements Supplier<String> {

	private final BearerTokenCredential credential;

	ClientKey(BeanFactory application) {
		AtomicReference<Credential> credential = new AtomicReference<>();
		application.getBean(OpenAIClient.class).withOptions((options) -> credential.set(options.build().credential()));
		this.credential = (BearerTokenCredential) credential.get();
	}

	@Override
	public String get() {
		return this.credential.token();
	}

}
