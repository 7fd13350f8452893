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

package io.github.openaihealth.actuate;

import io.github.openaihealth.actuate.OpenAiDescriptor.ConnectionDescriptor;

import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for {@link OpenAiEndpoint}: without
 * it the web would answer a write to a connection that is not there as if it had worked.
 */
@EndpointWebExtension(endpoint = OpenAiEndpoint.class)
public class OpenAiEndpointWebExtension {

	private final OpenAiEndpoint delegate;

	/**
	 * Create an extension.
	 * @param delegate the endpoint
	 */
	public OpenAiEndpointWebExtension(OpenAiEndpoint delegate) {
		this.delegate = delegate;
	}

	/**
	 * Poll a connection now, and tell what is known then.
	 * @param connection the connection's name
	 * @return the connection, or the status 404 if there is none of that name
	 * @see OpenAiEndpoint#pollConnection
	 */
	@WriteOperation
	public WebEndpointResponse<ConnectionDescriptor> pollConnection(@Selector String connection) {
		ConnectionDescriptor polled = this.delegate.pollConnection(connection);
		return (polled != null) ? new WebEndpointResponse<>(polled)
				: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
