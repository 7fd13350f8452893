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

package io.github.openaihealth.sample.docs;

import io.github.openaihealth.diagnosis.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CauseDocsController}.
 */
class CauseDocsControllerTests {

	private final MockMvcTester mvc = MockMvcTester.of(new CauseDocsController(new DefaultResourceLoader()));

	@ParameterizedTest
	@EnumSource
	void sectionOfACauseIsShown(Cause cause) {
		assertThat(this.mvc.get().uri("/docs/causes/" + cause.id())).hasStatusOk()
			.hasContentTypeCompatibleWith(MediaType.TEXT_MARKDOWN)
			.bodyText()
			.startsWith("### " + cause.id() + "\n")
			.contains("**Effect.**")
			.doesNotContain("\n### ", "\n## ");
	}

	@Test
	void whatIsNoCauseIsNotFound() {
		assertThat(this.mvc.get().uri("/docs/causes/api-key")).hasStatus(HttpStatus.NOT_FOUND);
	}

}
