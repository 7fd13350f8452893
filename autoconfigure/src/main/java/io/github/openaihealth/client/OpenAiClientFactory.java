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

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.net.ssl.X509TrustManager;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.credential.BearerTokenCredential;
import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.connection.UnexpectedCharacter;
import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.StringUtils;

/**
 * Makes a client of OpenAI's own SDK that connects as the probe does. Nobody is called
 * meanwhile, and the key is not asked for: only each request does that.
 */
public final class OpenAiClientFactory {

	private final ConnectionSource source;

	private final @Nullable Duration timeout;

	private final @Nullable SslBundle defaultSslBundle;

	/**
	 * Create a factory.
	 * @param source where to connect
	 * @param timeout how long one attempt may take, {@code null} for the SDK's default
	 * @param defaultSslBundle the bundle to connect with where the source has none, or
	 * {@code null}
	 */
	public OpenAiClientFactory(ConnectionSource source, @Nullable Duration timeout,
			@Nullable SslBundle defaultSslBundle) {
		this.source = source;
		this.timeout = timeout;
		this.defaultSslBundle = defaultSslBundle;
	}

	/**
	 * Create a client.
	 * @param customizers what customizes it, in this order
	 * @return a client that is to be closed
	 * @throws IllegalStateException if the base URL cannot be called
	 */
	public OpenAIClient create(List<OpenAiClientBuilderCustomizer> customizers) {
		OpenAIOkHttpClient.Builder builder = OpenAIOkHttpClient.builder();
		OpenAiConnection connection = this.source.readWithoutKey();
		connect(builder, callable(connection.baseUrl()));
		setIfTransmittable(connection.orgId(), builder::organization);
		setIfTransmittable(connection.projectId(), builder::project);
		if (this.timeout != null) {
			builder.timeout(this.timeout);
		}
		customizers.forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	private void connect(OpenAIOkHttpClient.Builder builder, BaseUrl baseUrl) {
		boolean keyRequired = baseUrl.isOpenAi();
		builder.baseUrl(baseUrl.value()).credential(BearerTokenCredential.create(new RequestKey(this.source, baseUrl)));
		if (!keyRequired) {
			builder.addInterceptor(new KeylessRequests());
		}
		SslBundle sslBundle = this.source.sslBundle();
		sslBundle = (sslBundle != null) ? sslBundle : this.defaultSslBundle;
		if (sslBundle != null) {
			builder.sslSocketFactory(sslBundle.createSslContext().getSocketFactory())
				.trustManager(trustManager(sslBundle));
		}
	}

	private static BaseUrl callable(BaseUrl baseUrl) {
		if (!baseUrl.isCallable()) {
			throw new IllegalStateException(
					"The base URL '%s' cannot be called, see %s".formatted(baseUrl, Cause.BASE_URL_INVALID.docs()));
		}
		return baseUrl;
	}

	private static void setIfTransmittable(@Nullable String id, Consumer<String> setter) {
		if (StringUtils.hasText(id) && UnexpectedCharacter.isTransmittable(id)) {
			setter.accept(id);
		}
	}

	private static X509TrustManager trustManager(SslBundle sslBundle) {
		return Stream.of(sslBundle.getManagers().getTrustManagers())
			.filter(X509TrustManager.class::isInstance)
			.map(X509TrustManager.class::cast)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The SSL bundle has no X.509 trust manager"));
	}

}
