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

package io.github.openaihealth.sample.web;

import java.util.Set;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * Refuses what a web page from elsewhere sends, since nobody logs in here: requests of
 * another origin, and requests that change something under a name that is not one of this
 * application's.
 */
@Configuration(proxyBeanMethods = false)
class ForeignPagesConfiguration {

	/**
	 * Allows no origin but the application's own.
	 * @return the filter
	 */
	@Bean
	CorsFilter corsFilter() {
		return new CorsFilter((request) -> new CorsConfiguration());
	}

	@Bean
	HostNameFilter hostNameFilter(@Value("${sample.host-names:}") Set<String> names) {
		return new HostNameFilter(names);
	}

}
