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

import java.net.Authenticator;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.JdkClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;

/**
 * How the probe reaches a host: by which proxy, as whom, and whom it trusts. As the
 * application configured it for its own HTTP clients: the SSL bundle, and, where it
 * customizes the JDK's client, that client's proxy selector, authenticator and SSL
 * context. Otherwise the JVM's proxies count.
 * <p>
 * To ask a client of the JDK for its settings one has to be built, which takes more CPU
 * than all the rest of a probe. So only one that was customized is asked.
 */
public final class ProbeTransport {

	private final @Nullable JdkClientHttpConnectorBuilder customized;

	private final HttpClientSettings clientSettings;

	private final Function<String, @Nullable SslBundle> sslBundles;

	private final HostLookup.Resolver resolver;

	/**
	 * Create a new instance.
	 * @param customized the application's builder of the JDK's client, or {@code null} if
	 * it does not use that client or leaves it as it is
	 * @param clientSettings the application's settings for HTTP clients
	 * @param sslBundles asked for the bundle to connect with by the connection's name,
	 * anew for each request; {@code null} for that of the settings
	 */
	public ProbeTransport(@Nullable JdkClientHttpConnectorBuilder customized, HttpClientSettings clientSettings,
			Function<String, @Nullable SslBundle> sslBundles) {
		this(customized, clientSettings, sslBundles, InetAddress::getAllByName);
	}

	ProbeTransport(@Nullable JdkClientHttpConnectorBuilder customized, HttpClientSettings clientSettings,
			Function<String, @Nullable SslBundle> sslBundles, HostLookup.Resolver resolver) {
		this.customized = customized;
		this.clientSettings = clientSettings;
		this.sslBundles = sslBundles;
		this.resolver = resolver;
	}

	/**
	 * Return what finds the addresses of hosts.
	 * @return the resolver
	 */
	HostLookup.Resolver resolver() {
		return this.resolver;
	}

	/**
	 * Return the SSL bundle of a connection as of now.
	 * @param connection the connection's name
	 * @return the bundle, or {@code null} for the JVM's own trust
	 */
	@Nullable SslBundle sslBundle(String connection) {
		SslBundle sslBundle = this.sslBundles.apply(connection);
		return (sslBundle != null) ? sslBundle : this.clientSettings.sslBundle();
	}

	/**
	 * Return the settings for an SSL bundle as of now.
	 * @param sslBundle the bundle, or {@code null}
	 * @return the settings, which stay the same
	 */
	Settings settings(@Nullable SslBundle sslBundle) {
		if (this.customized != null) {
			return Settings.of(client(this.customized, this.clientSettings.withSslBundle(sslBundle)));
		}
		return new Settings(ProxySelector.getDefault(), null, contextOf(sslBundle), parametersOf(sslBundle));
	}

	private static Supplier<SSLContext> contextOf(@Nullable SslBundle sslBundle) {
		return (sslBundle != null) ? sslBundle::createSslContext : ProbeTransport::defaultContext;
	}

	private static SSLContext defaultContext() {
		try {
			return SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("The JVM's default SSL context cannot be made", ex);
		}
	}

	private static SSLParameters parametersOf(@Nullable SslBundle sslBundle) {
		SSLParameters parameters = new SSLParameters();
		if (sslBundle != null) {
			parameters.setCipherSuites(sslBundle.getOptions().getCiphers());
			parameters.setProtocols(sslBundle.getOptions().getEnabledProtocols());
		}
		return parameters;
	}

	// The connector does not tell its client, so the builder is caught before it is built
	private static HttpClient client(JdkClientHttpConnectorBuilder builder, HttpClientSettings settings) {
		try {
			builder.withHttpClientCustomizer(CapturedException::capture).build(settings.withReadTimeout(null));
		}
		catch (CapturedException ex) {
			return ex.builder.build();
		}
		throw new IllegalStateException("The customizer was not called");
	}

	/**
	 * The settings for one SSL bundle.
	 */
	static final class Settings {

		private final @Nullable ProxySelector proxySelector;

		private final @Nullable Authenticator authenticator;

		private final Supplier<SSLContext> sslContextSupplier;

		private final SSLParameters sslParameters;

		private @Nullable SSLContext sslContext;

		Settings(@Nullable ProxySelector proxySelector, @Nullable Authenticator authenticator,
				Supplier<SSLContext> sslContextSupplier, SSLParameters sslParameters) {
			this.proxySelector = proxySelector;
			this.authenticator = authenticator;
			this.sslContextSupplier = sslContextSupplier;
			this.sslParameters = sslParameters;
			this.sslParameters.setEndpointIdentificationAlgorithm("HTTPS");
		}

		private static Settings of(HttpClient client) {
			try {
				SSLContext context = client.sslContext();
				return new Settings(client.proxy().orElseGet(ProxySelector::getDefault),
						client.authenticator().orElse(null), () -> context, client.sslParameters());
			}
			finally {
				close(client);
			}
		}

		// Before Java 21 a client cannot be closed, and goes when nobody knows it any
		// more
		private static void close(Object client) {
			if (client instanceof AutoCloseable closeable) {
				try {
					closeable.close();
				}
				catch (Exception ex) {
					throw new IllegalStateException("A client that was never used can be closed", ex);
				}
			}
		}

		/**
		 * Return the proxy that leads to an address.
		 * @param uri the address
		 * @return the proxy; {@link Proxy#NO_PROXY} for none
		 */
		Proxy proxy(URI uri) {
			List<Proxy> proxies = (this.proxySelector != null) ? this.proxySelector.select(uri) : List.of();
			return proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
		}

		@Nullable Authenticator authenticator() {
			return this.authenticator;
		}

		/**
		 * Return the SSL context, always the same, so that sessions are resumed.
		 * @return the context
		 */
		synchronized SSLContext sslContext() {
			if (this.sslContext == null) {
				this.sslContext = this.sslContextSupplier.get();
			}
			return this.sslContext;
		}

		SSLParameters sslParameters() {
			return this.sslParameters;
		}

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
