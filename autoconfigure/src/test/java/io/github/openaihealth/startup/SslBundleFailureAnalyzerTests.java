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

package io.github.openaihealth.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link SslBundleFailureAnalyzer}.
 */
class SslBundleFailureAnalyzerTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	private final Map<String, Object> properties = new HashMap<>(Map.of("openai.ssl.bundle", "company"));

	@ParameterizedTest
	@CsvSource({ "pem.company.truststore.certificate", "jks.company.truststore.location" })
	void namesAFileThatDoesNotExist(String end) {
		this.properties.put("spring.ssl.bundle." + end, "file:/no/such/file");
		FailureAnalysis analysis = analyze();
		assertThat(analysis).isNotNull();
		assertThat(text(analysis))
			.contains("The SSL bundle 'company', which 'openai.ssl.bundle' names, cannot be loaded: "
					+ "file:/no/such/file ('spring.ssl.bundle." + end + "') does not exist.", "Check the path");
	}

	@Test
	void namesAFileThatIsNoStore() throws IOException {
		Path store = Files.writeString(this.directory.resolve("ca.jks"), "no store");
		this.properties.put("spring.ssl.bundle.jks.company.truststore.location", "file:" + store);
		assertThat(text(analyze())).contains("cannot be read as what it is said to be", "its type and password");
	}

	@Test
	void leavesOtherBundlesAlone() {
		this.properties.put("spring.ssl.bundle.pem.company.truststore.certificate", "file:/no/such/file");
		Throwable failure = fail();
		this.properties.put("openai.ssl.bundle", "other");
		assertThat(analyze(failure)).isNull();
		this.properties.put("openai.ssl.bundle", " ");
		assertThat(analyze(failure)).isNull();
		this.properties.put("openai.ssl.bundle", "company");
		assertThat(analyze(failure)).isNotNull();
		this.properties.put("openai.enabled", "false");
		assertThat(analyze(failure)).isNull();
	}

	@Test
	void leavesOtherFailuresAlone() {
		this.properties.put("spring.ssl.bundle.pem.company.truststore.certificate", "file:/no/such/file");
		assertThat(analyze(new IllegalStateException("'file:/no/such/file'"))).isNull();
	}

	private @Nullable FailureAnalysis analyze() {
		return analyze(fail());
	}

	private @Nullable FailureAnalysis analyze(Throwable failure) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", this.properties));
		return new SslBundleFailureAnalyzer(environment).analyze(failure);
	}

	private Throwable fail() {
		Throwable[] failure = new Throwable[1];
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test", this.properties)))
			.run((context) -> failure[0] = catchThrowable(
					() -> context.getBean(SslBundles.class).getBundle("company").getStores().getTrustStore()));
		assertThat(failure[0]).isNotNull();
		return failure[0];
	}

	private static String text(@Nullable FailureAnalysis analysis) {
		assertThat(analysis).isNotNull();
		return (analysis != null) ? (analysis.getDescription() + " " + analysis.getAction()).replaceAll("\\s+", " ")
				: "";
	}

}
