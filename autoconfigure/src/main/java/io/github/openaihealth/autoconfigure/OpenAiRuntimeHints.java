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

package io.github.openaihealth.autoconfigure;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.util.ReflectionUtils;

/**
 * {@link RuntimeHintsRegistrar} for what Spring does not find by itself: the texts of the
 * causes, the table of known answers, and what is looked up by its name.
 */
class OpenAiRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("io/github/openaihealth/diagnosis/causes.properties");
		hints.resources().registerPattern("io/github/openaihealth/probe/known-answers.txt");
		hints.resources().registerPattern("io/github/openaihealth/connection/known-hosts.txt");
		hints.reflection().registerTypeIfPresent(classLoader, "org.slf4j.MDC");
		hints.reflection().registerTypeIfPresent(classLoader, HiddenHealthNotice.SPRING_SECURITY);
		hints.reflection()
			.registerTypeIfPresent(classLoader, "com.openai.errors.OpenAIServiceException",
					MemberCategory.INVOKE_PUBLIC_METHODS);
		OwnClient.TYPES.forEach((type) -> hints.reflection().registerTypeIfPresent(classLoader, type));
		// Since Spring Boot 4.1
		Method filter = ReflectionUtils.findMethod(HttpClientSettings.class, "inetAddressFilter");
		if (filter != null) {
			hints.reflection().registerMethod(filter, ExecutableMode.INVOKE);
		}
	}

}
