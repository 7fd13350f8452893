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

package io.github.openaihealth.traffic;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A call by one of Spring's HTTP clients, as its observation shows it: without the body
 * of the answer.
 */
interface ObservedCall extends Call {

	URI uri();

	HttpHeaders requestHeaders();

	@Override
	default @Nullable String connection() {
		return null;
	}

	@Override
	default @Nullable String scheme() {
		return uri().getScheme();
	}

	@Override
	default @Nullable String host() {
		return uri().getHost();
	}

	@Override
	default int port() {
		return uri().getPort();
	}

	@Override
	default @Nullable String requestHeader(String name) {
		return requestHeaders().getFirst(name);
	}

	@Override
	default @Nullable String header(String name) {
		return headers().getFirst(name);
	}

	@Override
	default byte[] errorBody() {
		return new byte[0];
	}

}
