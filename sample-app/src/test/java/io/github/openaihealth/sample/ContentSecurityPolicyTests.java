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

package io.github.openaihealth.sample;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the content security policy of the page: no script and no style runs but its
 * own.
 */
class ContentSecurityPolicyTests {

	private static final Pattern POLICY = Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"(.+?)\"");

	private static final Pattern SCRIPT = Pattern.compile("<script type=\"module\">(.+?)</script>", Pattern.DOTALL);

	private static final Pattern STYLE = Pattern.compile("<style>(.+?)</style>", Pattern.DOTALL);

	@Test
	void policyHasTheHashOfTheScript() throws Exception {
		assertThat(find(POLICY)).contains("; script-src 'self' '%s';".formatted(hash(find(SCRIPT))));
	}

	@Test
	void policyHasTheHashOfTheStyle() throws Exception {
		assertThat(find(POLICY)).contains("; style-src '%s';".formatted(hash(find(STYLE))));
	}

	@Test
	void policyStartsFromNothingAndTakesNoMarkupFromData() throws Exception {
		assertThat(find(POLICY)).startsWith("default-src 'none';")
			.contains("connect-src 'self';", "base-uri 'none';", "require-trusted-types-for 'script'")
			.doesNotContain("unsafe");
	}

	@Test
	void nothingIsInline() throws Exception {
		assertThat(page().replaceAll(SCRIPT.pattern(), "")).doesNotContainPattern("\\s(on\\w+|style)=");
		assertThat(find(SCRIPT)).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write");
	}

	private static String hash(String text) throws Exception {
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		return "sha256-" + Base64.getEncoder().encodeToString(digest);
	}

	private static String find(Pattern pattern) throws Exception {
		Matcher matcher = pattern.matcher(page());
		assertThat(matcher.find()).as(pattern.pattern()).isTrue();
		return matcher.group(1);
	}

	private static String page() throws Exception {
		try (InputStream in = ContentSecurityPolicyTests.class.getResourceAsStream("/static/index.html")) {
			// A browser sees no other line ends either
			return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
		}
	}

}
