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

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Sees the calls of a client that uses OkHttp, such as that of OpenAI's SDK, whatever is
 * streamed included: each attempt, with its answer's status and headers.
 */
public final class OkHttpCalls implements Interceptor {

	private final OpenAiTraffic traffic;

	private final @Nullable String connection;

	/**
	 * Create an interceptor.
	 * @param traffic what is told of each call
	 * @param connection the name of the connection whose client it is, or {@code null} if
	 * that is to be told by server and key
	 */
	public OkHttpCalls(OpenAiTraffic traffic, @Nullable String connection) {
		this.traffic = traffic;
		this.connection = connection;
	}

	@Override
	public Response intercept(Chain chain) throws IOException {
		Response response = chain.proceed(chain.request());
		this.traffic.observe(new OkHttpCall(this.connection, response.request(), response));
		return response;
	}

	/**
	 * A call by OkHttp.
	 *
	 * @param connection the name of the connection whose client it is, or {@code null}
	 * @param request the request that was answered
	 * @param response the answer, of which nobody has read the body yet
	 */
	@SuppressWarnings("resource")
	private record OkHttpCall(@Nullable String connection, Request request, Response response) implements Call {

		// Both have headers
		@Override
		public String toString() {
			return "OkHttpCall";
		}

		@Override
		public String method() {
			return this.request.method();
		}

		@Override
		public String scheme() {
			return this.request.url().scheme();
		}

		@Override
		public String host() {
			return this.request.url().host();
		}

		@Override
		public int port() {
			return this.request.url().port();
		}

		@Override
		public @Nullable String requestHeader(String name) {
			return this.request.header(name);
		}

		@Override
		public int status() {
			return this.response.code();
		}

		@Override
		public @Nullable String header(String name) {
			return this.response.header(name);
		}

		@Override
		public HttpHeaders headers() {
			HttpHeaders headers = new HttpHeaders();
			this.response.headers().forEach((header) -> headers.add(header.getFirst(), header.getSecond()));
			return headers;
		}

		@Override
		public byte[] errorBody() {
			try {
				return this.response.peekBody(ERROR_LIMIT).bytes();
			}
			catch (IOException ex) {
				// The application meets the same when it reads the body
				return new byte[0];
			}
		}

	}

}
