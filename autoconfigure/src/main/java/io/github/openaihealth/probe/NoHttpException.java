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
 * What answers does not speak HTTP.
 */
@SuppressWarnings("serial")
class NoHttpException extends IOException {

	private final String finding;

	private final boolean tls;

	/**
	 * Create a new instance.
	 * @param finding what came instead, without a word of it
	 */
	NoHttpException(String finding) {
		this(finding, false);
	}

	private NoHttpException(String finding, boolean tls) {
		super(finding);
		this.finding = finding;
		this.tls = tls;
	}

	/**
	 * Create an exception for a port that speaks TLS.
	 * @return the exception
	 */
	static NoHttpException tls() {
		return new NoHttpException("TLS instead of HTTP", true);
	}

	String finding() {
		return this.finding;
	}

	boolean isTls() {
		return this.tls;
	}

}
