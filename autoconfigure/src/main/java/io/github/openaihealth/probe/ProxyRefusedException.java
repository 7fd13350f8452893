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

package io.github.openaihealth.probe;

import java.io.IOException;

/**
 * A proxy did not let a connection through.
 */
@SuppressWarnings("serial")
class ProxyRefusedException extends IOException {

	private final String proxy;

	private final int status;

	/**
	 * Create a new instance.
	 * @param proxy host and port of the proxy
	 * @param status the HTTP status that it answered
	 */
	ProxyRefusedException(String proxy, int status) {
		super("The proxy answered " + status);
		this.proxy = proxy;
		this.status = status;
	}

	String proxy() {
		return this.proxy;
	}

	int status() {
		return this.status;
	}

}
