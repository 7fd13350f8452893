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

import java.util.List;
import java.util.function.Supplier;

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.traffic.OkHttpCalls;
import io.github.openaihealth.traffic.OpenAiTraffic;
import io.github.openaihealth.traffic.RateLimits;
import io.github.openaihealth.traffic.RestClientCalls;
import io.github.openaihealth.traffic.WebClientCalls;
import io.micrometer.observation.ObservationHandler;
import okhttp3.Interceptor;

import org.springframework.ai.openai.http.okhttp.OpenAiHttpClientBuilderCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what is learned from the
 * application's own calls.
 */
@AutoConfiguration(after = OpenAiAutoConfiguration.class)
@ConditionalOnBean(OpenAiMonitor.class)
public final class OpenAiTrafficAutoConfiguration {

	@Bean
	OpenAiTraffic openAiTraffic(OpenAiMonitor monitor, OpenAiProperties properties, RateLimits rateLimits,
			KeysInUse keys) {
		return new OpenAiTraffic(monitor, properties.getTraffic().isEnabled(), rateLimits, keys);
	}

	@Bean
	RateLimits openAiRateLimits(OpenAiMonitor monitor, OpenAiProperties properties) {
		boolean learning = properties.isEnabled() && properties.getTraffic().isEnabled();
		return new RateLimits(learning ? monitor.names() : List.of(), properties.getTraffic().getModels());
	}

	// Handlers are asked for with the registry, which may be needed early
	private static Supplier<OpenAiTraffic> lazily(ObjectProvider<OpenAiTraffic> traffic) {
		return SingletonSupplier.of(traffic::getObject);
	}

	/**
	 * The calls of {@code RestClient} and {@code RestTemplate}.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ObservationHandler.class,
			org.springframework.http.client.observation.ClientRequestObservationContext.class })
	static class RestClientConfiguration {

		@Bean
		RestClientCalls openAiRestClientCalls(ObjectProvider<OpenAiTraffic> traffic) {
			return new RestClientCalls(lazily(traffic));
		}

	}

	/**
	 * The calls of {@code WebClient}.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ObservationHandler.class,
			org.springframework.web.reactive.function.client.ClientRequestObservationContext.class })
	static class WebClientConfiguration {

		@Bean
		WebClientCalls openAiWebClientCalls(ObjectProvider<OpenAiTraffic> traffic) {
			return new WebClientCalls(lazily(traffic));
		}

	}

	/**
	 * The calls of Spring AI's models, whose clients are no beans.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Interceptor.class, OpenAiHttpClientBuilderCustomizer.class })
	static class SpringAiConfiguration {

		@Bean
		OpenAiHttpClientBuilderCustomizer openAiTrafficCustomizer(OpenAiTraffic traffic) {
			return (builder) -> {
				try {
					if (traffic.isEnabled()) {
						builder.interceptor(new OkHttpCalls(traffic, null));
					}
				}
				catch (LinkageError ex) {
					// A version of Spring AI with another builder, whose calls are not
					// seen
				}
			};
		}

	}

}
