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

package io.github.openaihealth.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HiddenHealthNotice}, and for the lines of the README with which it is
 * not needed.
 */
@ExtendWith(OutputCaptureExtension.class)
class HiddenHealthNoticeTests {

	private static final String NOTICE = "answers 404 until ";

	private static final Path README = Path.of("..", "README.md");

	private final FakeService service = new FakeService();

	@AfterEach
	void closeService() {
		this.service.close();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NONE")
	void hiddenComponentIsSaidOnce(WebApplicationType type, CapturedOutput output) throws Exception {
		try (ConfigurableApplicationContext context = run(type)) {
			assertThat(get(context, "/actuator/health/openai").statusCode()).isEqualTo(404);
			assertThat(output).containsOnlyOnce(NOTICE)
				.contains("INFO")
				.contains("OpenAI health: /actuator/health/openai answers 404 until "
						+ "'management.endpoint.health.show-details=always' lets somebody see it");
		}
	}

	@ParameterizedTest
	@CsvSource({ "when-authorized,,management.endpoint.health.show-details=always",
			"never,,management.endpoint.health.show-details=always",
			"always,never,management.endpoint.health.show-components=always",
			"always,when-authorized,management.endpoint.health.show-components=always" })
	void lineThatIsNamedMakesItVisible(String details, String components, String line, CapturedOutput output)
			throws Exception {
		String showDetails = "--management.endpoint.health.show-details=" + details;
		String[] args = (components != null)
				? new String[] { showDetails, "--management.endpoint.health.show-components=" + components }
				: new String[] { showDetails };
		try (ConfigurableApplicationContext context = run(WebApplicationType.SERVLET, args)) {
			assertThat(get(context, "/actuator/health/openai").statusCode()).isEqualTo(404);
			assertThat(output).contains("until '" + line + "'");
		}
		String[] changed = args.clone();
		changed[args.length - 1] = "--" + line;
		try (ConfigurableApplicationContext context = run(WebApplicationType.SERVLET, changed)) {
			assertThat(get(context, "/actuator/health/openai").statusCode()).isEqualTo(200);
			assertThat(output).containsOnlyOnce(NOTICE);
		}
	}

	@Test
	void pathIsTheConfiguredOne(CapturedOutput output) {
		run(WebApplicationType.SERVLET, "--management.endpoints.web.base-path=/manage",
				"--management.endpoints.web.path-mapping.health=healthy")
			.close();
		assertThat(output).contains("/manage/healthy/openai answers 404");
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.endpoint.health.show-components=always",
			"management.endpoint.health.show-details=always", "management.endpoints.web.exposure.exclude=health",
			"management.endpoints.web.exposure.include=info", "management.endpoint.health.access=none",
			"management.health.openai.enabled=false", "openai.enabled=false", "management.server.port=-1" })
	void nothingIsSaidWhereThatIsNotSo(String property, CapturedOutput output) {
		run(WebApplicationType.SERVLET, "--" + property).close();
		assertThat(output).doesNotContain(NOTICE);
	}

	@Test
	void nothingIsSaidWhereAGroupShowsIt(CapturedOutput output) {
		run(WebApplicationType.SERVLET, "--management.endpoint.health.group.others.include=openai",
				"--management.endpoint.health.group.others.show-components=always")
			.close();
		assertThat(output).doesNotContain(NOTICE);
		run(WebApplicationType.SERVLET, "--management.endpoint.health.group.others.include=ping",
				"--management.endpoint.health.group.others.show-components=always")
			.close();
		assertThat(output).containsOnlyOnce(NOTICE);
	}

	@Test
	void nothingIsSaidWithoutTheWeb(CapturedOutput output) {
		run(WebApplicationType.NONE).close();
		assertThat(output).doesNotContain(NOTICE);
	}

	@Test
	void linesOfTheReadmeMakeItVisible(CapturedOutput output) throws Exception {
		SpringApplicationBuilder application = application(WebApplicationType.SERVLET);
		List<PropertySource<?>> documented = yamlOfTheReadme();
		application
			.initializers((context) -> documented.forEach(context.getEnvironment().getPropertySources()::addLast));
		try (ConfigurableApplicationContext context = application.run()) {
			assertThat(get(context, "/actuator/health/openai").body()).contains("\"status\":\"UP\"", "lastSuccess");
			assertThat(output).doesNotContain(NOTICE);
		}
	}

	private ConfigurableApplicationContext run(WebApplicationType type, String... args) {
		return application(type).run(args);
	}

	private SpringApplicationBuilder application(WebApplicationType type) {
		return new SpringApplicationBuilder(Application.class).web(type)
			.properties("server.port=0", "server.address=127.0.0.1", "openai.health.interval=1d",
					this.service.property(), "openai.api-key=" + TestKeys.project());
	}

	private static List<PropertySource<?>> yamlOfTheReadme() throws IOException {
		String page = Files.readString(README);
		int start = page.indexOf("```yaml\n", page.indexOf("## Use it")) + "```yaml\n".length();
		String yaml = page.substring(start, page.indexOf("```", start));
		return new YamlPropertySourceLoader().load("README.md",
				new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context, String path) throws Exception {
		URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
