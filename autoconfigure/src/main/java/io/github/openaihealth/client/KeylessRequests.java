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

package io.github.openaihealth.client;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * {@link Interceptor} that lets requests to a gateway go without a key where there is
 * none.
 */
final class KeylessRequests implements Interceptor {

	private static final String AUTHORIZATION = "Authorization";

	@Override
	public Response intercept(Chain chain) throws IOException {
		Request request = chain.request();
		if (("Bearer " + RequestKey.NONE).equals(request.header(AUTHORIZATION))) {
			request = request.newBuilder().removeHeader(AUTHORIZATION).build();
		}
		return chain.proceed(request);
	}

}
