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

package io.github.openaihealth.probe;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Callback to customize the {@link WebClient} of the probe, such as to add the headers
 * that a gateway asks for.
 * <p>
 * The probe does not use the application's {@link WebClient.Builder}, so that no filter
 * sees the key by accident. A filter that is added here sees it: it must not log headers.
 * The connector is the probe's own and cannot be replaced, and the headers that the probe
 * sends itself win over default headers of the same name.
 */
@FunctionalInterface
public interface OpenAiProbeCustomizer {

	/**
	 * Customize the builder. Called once for each client that the probe builds.
	 * @param builder the builder to customize
	 */
	void customize(WebClient.Builder builder);

}
