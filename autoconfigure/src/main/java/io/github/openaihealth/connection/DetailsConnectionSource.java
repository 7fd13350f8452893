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

import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.StringUtils;

/**
 * Adapts {@link OpenAiConnectionDetails} of the application's own, of a container or of a
 * Compose service to {@link ConnectionSource}. Each value is asked for once. Blank ids
 * and a blank base URL count as not set, and so does a blank key where none is required.
 * <p>
 * Code of the application's own may take its time, and in other languages than Java may
 * throw what it does not declare: that arrives unchecked.
 */
public final class DetailsConnectionSource implements ConnectionSource {

	private final String name;

	private final OpenAiConnectionDetails details;

	private final UnaryOperator<OpenAiConnection> completion;

	private final Supplier<@Nullable SslBundle> sslBundle;

	/**
	 * Create a source.
	 * @param name the connection's name
	 * @param details the details to ask
	 */
	public DetailsConnectionSource(String name, OpenAiConnectionDetails details) {
		this(name, details, UnaryOperator.identity());
	}

	/**
	 * Create a source.
	 * @param name the connection's name
	 * @param details the details to ask
	 * @param completion adds what the details do not tell
	 */
	public DetailsConnectionSource(String name, OpenAiConnectionDetails details,
			UnaryOperator<OpenAiConnection> completion) {
		this.name = name;
		this.details = details;
		this.completion = completion;
		this.sslBundle = details::getSslBundle;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public OpenAiConnection read() {
		return ask(() -> {
			OpenAiConnection connection = read(this.details.getApiKey());
			return this.completion.apply(connection.with(
					ApiKeyDates.UNKNOWN.withDays(this.details.getApiKeyCreated(), this.details.getApiKeyExpires()),
					List.of(), List.of()));
		});
	}

	@Override
	public @Nullable ApiKey readKey() {
		return ask(this.details::getApiKey);
	}

	@Override
	public OpenAiConnection readWithoutKey() {
		return ask(() -> read(null));
	}

	@Override
	public boolean mayBlock() {
		return true;
	}

	private static <T extends @Nullable Object> T ask(Supplier<T> question) {
		try {
			return question.get();
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			if (ex instanceof InterruptedException) {
				Thread.currentThread().interrupt();
				throw new CancellationException();
			}
			throw new UndeclaredThrowableException(ex);
		}
	}

	private OpenAiConnection read(@Nullable ApiKey apiKey) {
		String configuredUrl = textOrNull(this.details.getBaseUrl());
		BaseUrl baseUrl = BaseUrl
			.of((configuredUrl != null) ? configuredUrl : OpenAiConnectionDetails.DEFAULT_BASE_URL);
		boolean keyCounts = apiKey != null && (!apiKey.isBlank() || baseUrl.isOpenAi());
		return new OpenAiConnection(this.name,
				setting(ConnectionSetting.BASE_URL, (configuredUrl != null) ? baseUrl : null),
				setting(ConnectionSetting.API_KEY, keyCounts ? apiKey : null),
				setting(ConnectionSetting.ORG_ID, textOrNull(this.details.getOrgId())),
				setting(ConnectionSetting.PROJECT_ID, textOrNull(this.details.getProjectId())));
	}

	@Override
	public @Nullable SslBundle sslBundle() {
		return this.sslBundle.get();
	}

	private <T> Setting<T> setting(ConnectionSetting setting, @Nullable T value) {
		if (value == null) {
			return Setting.absent(setting.property());
		}
		SettingOrigin origin = this.details.getOrigin(setting);
		return Setting.of(setting.property(), value,
				(origin != null) ? origin : SettingOrigin.ofBean(this.details.getClass()));
	}

	private static @Nullable String textOrNull(@Nullable String value) {
		return StringUtils.hasText(value) ? value : null;
	}

}
