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

import io.github.openaihealth.actuate.OpenAiEndpoint;
import io.github.openaihealth.actuate.OpenAiEndpointWebExtension;
import io.github.openaihealth.monitor.OpenAiMonitor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link OpenAiEndpoint}.
 */
@AutoConfiguration(after = OpenAiAutoConfiguration.class)
@ConditionalOnClass({ ConditionalOnAvailableEndpoint.class, Sanitizer.class })
@ConditionalOnBean(OpenAiMonitor.class)
@ConditionalOnAvailableEndpoint(OpenAiEndpoint.class)
public final class OpenAiEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	OpenAiEndpoint openAiEndpoint(OpenAiMonitor monitor, ObjectProvider<SanitizingFunction> sanitizingFunctions) {
		return new OpenAiEndpoint(monitor, new Sanitizer(sanitizingFunctions.orderedStream().toList()));
	}

	@Bean
	@ConditionalOnBean(OpenAiEndpoint.class)
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	OpenAiEndpointWebExtension openAiEndpointWebExtension(OpenAiEndpoint endpoint) {
		return new OpenAiEndpointWebExtension(endpoint);
	}

}
