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

import java.time.Clock;

import io.github.openaihealth.actuate.OpenAiMetrics;
import io.github.openaihealth.actuate.RateLimitMetrics;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.traffic.RateLimits;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link OpenAiMetrics} and
 * {@link RateLimitMetrics}.
 */
@AutoConfiguration(after = OpenAiTrafficAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, OpenAiMonitor.class })
public final class OpenAiMetricsAutoConfiguration {

	@Bean
	OpenAiMetrics openAiMetrics(OpenAiMonitor monitor) {
		return new OpenAiMetrics(monitor, Clock.systemUTC());
	}

	@Bean
	@ConditionalOnBean(RateLimits.class)
	RateLimitMetrics openAiRateLimitMetrics(RateLimits rateLimits, KeysInUse keys) {
		return new RateLimitMetrics(rateLimits, keys);
	}

}
