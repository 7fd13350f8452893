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

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.JdkHttpClientBuilder;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.JdkClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;

/**
 * Makes the HTTP client of the probe from what the application configured for its own.
 * <p>
 * It is the JDK's client whatever else the application uses. HttpComponents and Netty log
 * whole headers at {@code DEBUG}, the key among them; and that a probe ends in time,
 * leaves no connection behind and prints no stray stack trace can be proven of one
 * client, not of four. Where the application uses the JDK's client too, its
 * customizations count (proxy, authenticator, SSL context), except for what the promises
 * rest on: executor, redirects, connect timeout and HTTP version. HTTP/1.1 it is since
 * giving up an exchange then closes its connection, while an HTTP/2 connection that died
 * silently would stay in the pool.
 */
public final class ProbeHttpClientFactory {

	private final @Nullable ClientHttpConnectorBuilder<?> connectorBuilder;

	private final HttpClientSettings settings;

	private final Supplier<@Nullable SslBundle> sslBundle;

	/**
	 * Create a new instance.
	 * @param connectorBuilder the application's builder, or {@code null}; counts if it
	 * builds on the JDK's client
	 * @param settings the application's settings
	 * @param sslBundle asked with each new client for the bundle to connect with, which
	 * is {@code null} for that of the settings
	 */
	public ProbeHttpClientFactory(@Nullable ClientHttpConnectorBuilder<?> connectorBuilder, HttpClientSettings settings,
			Supplier<@Nullable SslBundle> sslBundle) {
		this.connectorBuilder = connectorBuilder;
		this.settings = settings;
		this.sslBundle = sslBundle;
	}

	HttpClient create(Duration connectTimeout, Executor executor) {
		SslBundle sslBundle = this.sslBundle.get();
		HttpClientSettings settings = ((sslBundle != null) ? this.settings.withSslBundle(sslBundle) : this.settings)
			.withTimeouts(connectTimeout, null)
			.withRedirects(HttpRedirects.DONT_FOLLOW);
		return builder(settings).connectTimeout(connectTimeout)
			.followRedirects(HttpClient.Redirect.NEVER)
			.version(HttpClient.Version.HTTP_1_1)
			.executor(executor)
			.build();
	}

	// The builders of Boot hand the JDK's builder to customizers only, and then make a
	// client, whose threads would live on. So they are stopped before.
	private HttpClient.Builder builder(HttpClientSettings settings) {
		try {
			if (this.connectorBuilder instanceof JdkClientHttpConnectorBuilder jdk) {
				jdk.withHttpClientCustomizer(CapturedException::capture).build(settings);
			}
			else {
				new JdkHttpClientBuilder().withCustomizer(CapturedException::capture).build(settings);
			}
		}
		catch (CapturedException ex) {
			return ex.builder;
		}
		throw new IllegalStateException("The customizer was not called");
	}

	/**
	 * Carries the builder out.
	 */
	@SuppressWarnings("serial")
	private static final class CapturedException extends RuntimeException {

		private final HttpClient.Builder builder;

		private CapturedException(HttpClient.Builder builder) {
			super(null, null, false, false);
			this.builder = builder;
		}

		static void capture(HttpClient.Builder builder) {
			throw new CapturedException(builder);
		}

	}

}
