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

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A call of the application that was answered.
 */
interface Call {

	/**
	 * How much of the body of a refused call is read for the code of its error.
	 */
	int ERROR_LIMIT = 64 * 1024;

	/**
	 * Return the name of the connection whose client has made the call.
	 * @return the name, or {@code null} if that has to be found out
	 */
	@Nullable String connection();

	String method();

	/**
	 * Return the scheme of the address.
	 * @return the scheme, or {@code null} if there is none
	 */
	@Nullable String scheme();

	/**
	 * Return the host of the address.
	 * @return the host, an IPv6 address with or without brackets, or {@code null} if
	 * there is none
	 */
	@Nullable String host();

	/**
	 * Return the port of the address.
	 * @return the port, or -1 for that of the scheme
	 */
	int port();

	/**
	 * Return the value of a header of the request.
	 * @param name the header's name
	 * @return the value, or {@code null} if the request has no such header
	 */
	@Nullable String requestHeader(String name);

	int status();

	@Nullable String header(String name);

	/**
	 * Return all headers of the answer, for a call that was refused.
	 * @return the headers
	 */
	HttpHeaders headers();

	/**
	 * Return the beginning of the body of a call that was refused, which the application
	 * can read all the same.
	 * @return the bytes, empty where they cannot be had without taking them away
	 */
	byte[] errorBody();

}
