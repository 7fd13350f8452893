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

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that nothing is validated, and nobody called, while an application is processed
 * ahead of time.
 */
class AheadOfTimeTests {

	@Test
	void processingWithoutAKeySucceedsAndCallsNobody() throws Exception {
		try (FakeService service = new FakeService();
				AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of("openai.api-key=", "openai.org-id=Personal").applyTo(context);
			context.register(OpenAiAutoConfiguration.class, OpenAiClientAutoConfiguration.class,
					OpenAiHealthContributorAutoConfiguration.class);
			InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
			DefaultGenerationContext generation = new DefaultGenerationContext(
					new ClassNameGenerator(ClassName.get("com.example", "Application")), files);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
			assertThat(files.getGeneratedFiles(Kind.SOURCE)).isNotEmpty();
			assertThat(files.getGeneratedFileContent(Kind.SOURCE,
					"io/github/openaihealth/autoconfigure/OpenAiClientAutoConfiguration__BeanDefinitions.java"))
				.contains("openAiClient", "setLazyInit(true)", "setDestroyMethodNames(\"close\")",
						"setDependsOn(\"openAiStartupTrigger\")");
			assertThat(
					RuntimeHintsPredicates.resource().forResource("io/github/openaihealth/diagnosis/causes.properties"))
				.accepts(generation.getRuntimeHints());
			assertThat(RuntimeHintsPredicates.reflection().onType(MDC.class)).accepts(generation.getRuntimeHints());
			assertThat(service.requests()).isZero();
		}
	}

}
