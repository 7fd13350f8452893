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

import java.security.Principal;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Says once, at the end of the start, that the component answers 404 where Spring Boot
 * shows it to nobody, which it does until told otherwise.
 */
final class HiddenHealthNotice implements ApplicationListener<ApplicationStartedEvent> {

	static final String SPRING_SECURITY = "org.springframework.security.web.SecurityFilterChain";

	private static final Log logger = LogFactory.getLog(HiddenHealthNotice.class);

	private static final String COMPONENT = "openai";

	private static final EndpointId HEALTH = EndpointId.of("health");

	private static final String SHOW_COMPONENTS = "management.endpoint.health.show-components";

	private static final String SHOW_DETAILS = "management.endpoint.health.show-details";

	private final PathMappedEndpoints endpoints;

	private final HealthEndpointGroups groups;

	private final Environment environment;

	private final boolean enabled;

	private final boolean withSecurity;

	HiddenHealthNotice(PathMappedEndpoints endpoints, HealthEndpointGroups groups, Environment environment,
			boolean enabled, @Nullable ClassLoader classLoader) {
		this.endpoints = endpoints;
		this.groups = groups;
		this.environment = environment;
		this.enabled = enabled;
		this.withSecurity = ClassUtils.isPresent(SPRING_SECURITY, classLoader);
	}

	@Override
	public void onApplicationEvent(ApplicationStartedEvent event) {
		String path = this.endpoints.getPath(HEALTH);
		if (this.enabled && path != null && ManagementPortType.get(this.environment) != ManagementPortType.DISABLED
				&& isHidden()) {
			logger.info("OpenAI health: " + path + "/" + COMPONENT + " answers 404 until '" + line()
					+ "' lets somebody see it");
		}
	}

	private boolean isHidden() {
		// Nobody has a name without Spring Security
		SecurityContext somebody = this.withSecurity ? new Everything() : SecurityContext.NONE;
		return Stream.concat(Stream.of(this.groups.getPrimary()), this.groups.getNames().stream().map(this.groups::get))
			.filter((group) -> group != null && group.isMember(COMPONENT))
			.noneMatch((group) -> group.showComponents(somebody));
	}

	private String line() {
		String property = this.environment.containsProperty(SHOW_COMPONENTS) ? SHOW_COMPONENTS : SHOW_DETAILS;
		return property + "=" + (this.withSecurity ? "when-authorized" : "always");
	}

	/**
	 * {@link SecurityContext} of somebody who may do everything.
	 */
	private static final class Everything implements SecurityContext {

		@Override
		public Principal getPrincipal() {
			return () -> "somebody";
		}

		@Override
		public boolean isUserInRole(String role) {
			return true;
		}

	}

}
