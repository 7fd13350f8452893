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

package io.github.openaihealth.sample.documentation;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.openaihealth.autoconfigure.OpenAiAutoConfiguration;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application starts with each configuration class of the documentation,
 * and has its bean.
 */
@Tag("once")
class JavaConfigurationsTests {

	// Takes a class path with OpenAI's library, which the sample does without
	private static final String OF_CLIENTS = "OpenAiClientBuilderCustomizer";

	private static final String STORE = "SecretStore";

	@TempDir
	private Path directory;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class))
		.withPropertyValues("openai.validation.mode=off", "openai.probe.enabled=false");

	@TestFactory
	Stream<DynamicTest> applicationStarts() {
		return CodeBlocks.each(CodeBlocks.in("java").filter(JavaConfigurationsTests::fitsTheSample), this::start);
	}

	private static boolean fitsTheSample(CodeBlock block) {
		return block.text().contains("@Configuration(") && !block.text().contains(OF_CLIENTS);
	}

	private void start(CodeBlock block) {
		assertThat(JavaCompilation.errors(JavaSource.of(block, List.of(block)), this.directory)).isEmpty();
		ClassLoader classLoader = JavaCompilation.classLoader(this.directory);
		Class<?> configuration = ClassUtils.resolveClassName(JavaSource.type(block).orElseThrow(), classLoader);
		ApplicationContextRunner runner = this.runner.withClassLoader(classLoader).withUserConfiguration(configuration);
		if (block.text().contains(STORE)) {
			runner = withSecrets(runner, ClassUtils.resolveClassName(STORE, classLoader));
		}
		runner.run((context) -> assertThat(context).hasNotFailed().hasBean(beanName(configuration)));
	}

	private static String beanName(Class<?> configuration) {
		return Stream.of(configuration.getDeclaredMethods())
			.filter((method) -> method.isAnnotationPresent(Bean.class))
			.map(Method::getName)
			.findFirst()
			.orElseThrow();
	}

	private static <T> ApplicationContextRunner withSecrets(ApplicationContextRunner runner, Class<T> store) {
		T secrets = Mockito.mock(store, (call) -> "sk-none");
		return runner.withBean(store, () -> secrets);
	}

}
