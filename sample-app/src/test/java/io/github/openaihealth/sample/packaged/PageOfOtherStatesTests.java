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

package io.github.openaihealth.sample.packaged;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page where the application polls seldom, not at all, or has gone.
 */
@Requires(Requirement.BROWSER)
@TestInstance(Lifecycle.PER_CLASS)
class PageOfOtherStatesTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@AutoClose
	private Browser browser;

	@AutoClose
	private SampleProcess quiet;

	@BeforeAll
	void start() throws Exception {
		this.browser = Browser.open();
		this.quiet = SampleProcess.start("--openai.health.interval=1h").awaitStarted();
	}

	@Test
	void checkPollsAtOnce() {
		Page page = Page.open(this.browser, this.quiet);
		page.awaitText("status", "UP");
		page.play("quota-exhausted");
		page.awaitText("playing", "will see it");
		assertThat(page.text("status")).isEqualTo("UP");
		page.button("check").click();
		page.awaitText("status", "DOWN");
		page.awaitText("check-result", "The check is done");
		assertThat(page.text("cause")).contains("quota-exhausted");
		assertThat(page.text("state")).containsOnlyOnce("Checked at ");
		page.button("check").click();
		page.awaitText("check-result", "No other poll was made");
	}

	@Test
	void whatACheckFoundIsGoneWithTheNextPoll() throws Exception {
		try (SampleProcess sample = SampleProcess.start("--openai.health.interval=3s").awaitStarted()) {
			Page page = Page.open(this.browser, sample);
			page.awaitText("status", "UP");
			page.button("check").click();
			page.awaitText("check-result", "The check is done");
			Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(page.text("check-result")).isEmpty());
			assertThat(page.text("last")).containsOnlyOnce("Checked at ");
		}
	}

	@Test
	void recoversByItself() {
		Page page = Page.open(this.browser, this.quiet);
		page.awaitText("live", "Live");
		try {
			this.browser.connect(false);
			page.awaitText("status", "No answer");
			assertThat(page.hiddenText("announcement")).startsWith("No answer from the application");
		}
		finally {
			this.browser.connect(true);
		}
		page.awaitText("live", "Live");
		assertThat(page.text("status")).isIn("UP", "DOWN");
		assertThat(page.scenario("ok").getDomAttribute("aria-disabled")).isEqualTo("false");
	}

	@Test
	void tellsThatNothingIsWatchedAndThatTheApplicationHasGone() throws Exception {
		Page page;
		try (SampleProcess sample = SampleProcess.start("--openai.enabled=false", "--openai.api-key=" + Keys.project())
			.awaitStarted()) {
			page = Page.open(this.browser, sample);
			page.awaitText("status", "UNKNOWN");
			page.awaitText("summary", "openai.enabled is false");
			page.awaitText("playing", "No simulation is running");
			assertThat(page.findAll("#scenarios button")).isEmpty();
			assertThat(page.find("calls").isDisplayed()).isFalse();
			assertThat(page.text("since")).isEmpty();
		}
		page.awaitText("status", "No answer");
		assertThat(page.text("since")).startsWith("from the application since ");
		assertThat(page.find("check").getDomAttribute("aria-disabled")).isEqualTo("true");
	}

}
