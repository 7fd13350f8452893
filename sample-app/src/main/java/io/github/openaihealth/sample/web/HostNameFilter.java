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

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that would change something and come by a name that is not one of this
 * application's. A web page from elsewhere whose name is made to lead to this machine
 * (DNS rebinding) is of the same origin for the browser; only the name gives it away.
 * Addresses cannot be rebound, and names without a dot (containers, machines) belong to
 * nobody else. Reading is open under any name: what is read is masked, and a scraper may
 * come by whatever name it was given.
 */
class HostNameFilter extends OncePerRequestFilter {

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private static final Pattern OWN = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[.+]|[^.]+|(.+\\.)?localhost");

	private final Set<String> names;

	HostNameFilter(Set<String> names) {
		this.names = names.stream().map(HostNameFilter::lowerCase).collect(Collectors.toUnmodifiableSet());
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return READING.contains(request.getMethod());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String name = lowerCase(request.getServerName());
		if (OWN.matcher(name).matches() || this.names.contains(name)) {
			chain.doFilter(request, response);
			return;
		}
		response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		response.setContentType(MediaType.TEXT_PLAIN_VALUE);
		response.getWriter()
			.write("This is not a name of this application. If it is meant to be one: --sample.host-names=<name>\n");
	}

	private static String lowerCase(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
