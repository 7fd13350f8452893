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

package io.github.openaihealth.neighbours.openaijava;

import java.nio.file.Path;
import java.time.Duration;

import com.openai.auth.K8sServiceAccountTokenProvider;
import com.openai.auth.WorkloadIdentity;
import com.openai.auth.WorkloadIdentityAuth;
import com.openai.client.okhttp.OkHttpClient;
import com.openai.core.ObjectMappers;
import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.OpenAiConnectionDetails;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * What an application without a key has instead: tokens that the SDK gets in exchange for
 * the identity token in a file, and that are handed over. The address of the token
 * service is fixed in the SDK, so that an interceptor leads its request elsewhere.
 */
@Configuration(proxyBeanMethods = false)
@Profile("workload-identity")
class KeylessConfiguration {

	@Bean
	WorkloadIdentityAuth workloadIdentityAuth(@Value("${identity-token-file}") Path identityToken,
			@Value("${token-service}") String tokenService) {
		WorkloadIdentity identity = WorkloadIdentity.builder()
			.identityProviderId("idp_test")
			.serviceAccountId("user-test")
			.provider(K8sServiceAccountTokenProvider.builder().tokenPath(identityToken).build())
			.build();
		OkHttpClient client = OkHttpClient.builder()
			.timeout(Duration.ofSeconds(3))
			.addInterceptor(
					(chain) -> chain.proceed(chain.request().newBuilder().url(tokenService + "/oauth/token").build()))
			.build();
		return new WorkloadIdentityAuth(identity, client, ObjectMappers.jsonMapper());
	}

	@Bean
	OpenAiConnectionDetails openAiConnectionDetails(WorkloadIdentityAuth auth,
			@Value("${token-service}") String service) {
		return new OpenAiConnectionDetails() {

			@Override
			public ApiKey getApiKey() {
				return ApiKey.of(auth.getToken());
			}

			@Override
			public String getBaseUrl() {
				return service + "/v1";
			}

		};
	}

}
