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

package io.github.openaihealth.sample.calls;

import io.github.openaihealth.autoconfigure.OpenAiProperties;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Has the application call the service, as if one of its users had asked for something.
 * Nothing is made for that before the first call.
 */
@Lazy
@RestController
@RequestMapping("/simulation/call")
class CallController {

	private final ModelClient client;

	private final OpenAiProperties properties;

	private final boolean enabled;

	CallController(ModelClient client, OpenAiProperties properties,
			@Value("${sample.calls.enabled:false}") boolean enabled) {
		this.client = client;
		this.properties = properties;
		this.enabled = enabled;
	}

	@PostMapping
	CallResult call() {
		return call(CallConnection.DEFAULT);
	}

	@PostMapping("/{connection}")
	CallResult call(@PathVariable String connection) {
		if (!this.enabled) {
			throw new NoCallException("No simulation is running, and OpenAI charges for a call. "
					+ "To make it all the same, start the sample with --sample.calls.enabled=true.");
		}
		CallConnection settings = CallConnection.of(connection, this.properties);
		if (settings == null) {
			throw new NoCallException("There is no connection of this name.");
		}
		if (!settings.isFitForHeader()) {
			throw new NoCallException("The key has characters that no header can carry.");
		}
		return this.client.call(settings);
	}

	@ExceptionHandler
	ProblemDetail handle(NoCallException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, ex.getMessage());
	}

	private static final class NoCallException extends RuntimeException {

		private NoCallException(String message) {
			super(message);
		}

	}

}
