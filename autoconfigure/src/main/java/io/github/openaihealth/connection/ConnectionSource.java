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

package io.github.openaihealth.connection;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * Tells where and as whom to connect. It is asked anew for each request, and answers with
 * one connection whose settings are all of the same moment.
 */
public interface ConnectionSource {

	/**
	 * Return the connection's name.
	 * @return the name, {@value OpenAiConnection#DEFAULT_NAME} unless it has one
	 */
	String name();

	/**
	 * Read the connection.
	 * @return the connection as of now
	 * @throws RuntimeException whatever a source of the application's own throws
	 */
	OpenAiConnection read();

	/**
	 * Read the key alone, for a request of a client that is made already.
	 * @return the key as of now, or {@code null} if there is none
	 * @throws RuntimeException whatever a source of the application's own throws
	 */
	default @Nullable ApiKey readKey() {
		return read().apiKey();
	}

	/**
	 * Read the connection without its key, for a client that is made once and asks for
	 * the key later.
	 * @return the connection as of now, with or without a key
	 * @throws RuntimeException whatever a source of the application's own throws
	 */
	default OpenAiConnection readWithoutKey() {
		return read();
	}

	/**
	 * Return whether reading may take long: code of the application's own is asked, which
	 * may ask somebody else.
	 * @return {@code true} if nobody should wait for it who has to answer at once
	 */
	default boolean mayBlock() {
		return false;
	}

	/**
	 * Return the SSL bundle to connect with.
	 * @return the bundle, or {@code null} for that of the application's HTTP clients
	 */
	default @Nullable SslBundle sslBundle() {
		return null;
	}

	/**
	 * Return whether the key may change without anybody asking for it, so that it is
	 * worth asking {@link #hasChanged} every second.
	 * @return {@code true} for a key that comes from a file
	 */
	default boolean isWatched() {
		return false;
	}

	/**
	 * Return whether the key is another one than somebody has read. Cheap: at most one
	 * look at a file's attributes in a second, unless these have changed.
	 * @param fingerprint the {@linkplain ApiKey#fingerprint() fingerprint} of the key
	 * that was read, or {@code null} if there was none
	 * @return {@code true} if reading is worth it
	 */
	default boolean hasChanged(@Nullable String fingerprint) {
		return false;
	}

}
