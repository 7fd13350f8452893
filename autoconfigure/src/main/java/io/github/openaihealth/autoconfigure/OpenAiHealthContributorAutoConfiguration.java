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

import io.github.openaihealth.actuate.OpenAiHealthIndicator;
import io.github.openaihealth.connection.OpenAiConnections;
import io.github.openaihealth.monitor.OpenAiMonitor;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link OpenAiHealthIndicator}.
 */
@AutoConfiguration(after = OpenAiAutoConfiguration.class,
		afterName = { "org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration",
				"org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration" })
@ConditionalOnClass({ HealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(OpenAiMonitor.class)
@ConditionalOnEnabledHealthIndicator("openai")
public final class OpenAiHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "openaiHealthIndicator", "openaiHealthContributor" })
	HealthContributor openaiHealthIndicator(OpenAiMonitor monitor, OpenAiConnections connections,
			OpenAiProperties properties) {
		String downStatus = properties.getHealth().getDownStatus();
		return OpenAiHealthIndicator.contributor(monitor,
				StringUtils.hasText(downStatus) ? new Status(downStatus) : Status.DOWN, connections.isNamed());
	}

	/**
	 * What concerns health as the web sees it.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ PathMappedEndpoints.class, HealthEndpointGroups.class, ManagementPortType.class })
	@ConditionalOnBean({ PathMappedEndpoints.class, HealthEndpointGroups.class })
	static class WebConfiguration {

		@Bean
		HiddenHealthNotice openAiHiddenHealthNotice(PathMappedEndpoints endpoints, HealthEndpointGroups groups,
				OpenAiProperties properties, ApplicationContext context) {
			return new HiddenHealthNotice(endpoints, groups, context.getEnvironment(), properties.isEnabled(),
					context.getClassLoader());
		}

	}

}
