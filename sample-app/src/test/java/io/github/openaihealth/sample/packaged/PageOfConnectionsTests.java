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
import java.util.List;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page of a sample with several connections.
 */
@Requires(Requirement.BROWSER)
@TestInstance(Lifecycle.PER_CLASS)
class PageOfConnectionsTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@AutoClose
	private Browser browser;

	@AutoClose
	private SampleProcess sample;

	private Page page;

	@BeforeAll
	void start() throws Exception {
		this.browser = Browser.open();
		this.sample = SampleProcess.start("--spring.profiles.active=connections", "--openai.health.interval=1s")
			.awaitStarted();
	}

	@BeforeEach
	void open() throws Exception {
		for (String name : List.of("default", "research", "gateway")) {
			this.sample.post("/simulation/ok?connection=" + name);
		}
		this.browser.resize(1200, 1000);
		this.browser.prefer("light");
		this.page = Page.open(this.browser, this.sample);
		this.page.awaitText("overview-title", "3 connections, all UP");
	}

	@Test
	void overviewTellsOfEachConnection() {
		assertThat(row("default").getText()).contains("UP", "sk-proj-…", "127.0.0.1:");
		assertThat(row("research").getText()).contains("UP", "sk-proj-…", "127.0.0.1:");
		assertThat(row("gateway").getText()).contains("UP", "no key", "127.0.0.1:");
		assertThat(row("default").getDomAttribute("aria-current")).isEqualTo("true");
		assertThat(this.browser.driver().getTitle()).startsWith("UP ·");
		assertThat(this.page.text("which")).contains("default");
	}

	@Test
	void failureOfOneIsToldWhicheverIsChosen() throws Exception {
		this.sample.post("/simulation/quota-exhausted?connection=research");
		this.page.awaitText("overview-title", "3 connections, 1 not UP");
		assertThat(row("research").getText()).contains("DOWN", "quota-exhausted");
		assertThat(this.browser.driver().getTitle()).startsWith("DOWN 1 of 3");
		assertThat(this.page.hiddenText("announcement")).contains("of research is DOWN quota-exhausted");
		assertThat(this.page.text("status")).isEqualTo("UP");
	}

	@Test
	void connectionIsChosenWithTheKeyboard() {
		this.page.tabTo(row("gateway"));
		this.page.press(Keys.ENTER);
		this.page.awaitText("which", "gateway");
		this.page.awaitText("configuration", "/llm/v1");
		assertThat(this.page.text("configuration")).doesNotContain("sk-proj-");
		this.page.awaitText("curl", "/actuator/health/openai/gateway");
		assertThat(this.page.focused().getText()).contains("gateway");
		this.page.play("overloaded");
		this.page.awaitText("playing", "Playing overloaded");
		await().untilAsserted(() -> assertThat(row("gateway").getText()).contains("service-unavailable"));
		assertThat(row("default").getText()).doesNotContain("service-unavailable");
		this.page.button("check").click();
		this.page.awaitText("check-result", ".");
		this.browser.driver().navigate().back();
		this.page.awaitText("which", "default");
	}

	@Test
	void keyIsRotatedInTheRightOrder() {
		this.page.awaitText("keys", "in the file");
		this.page.button("rotate").click();
		this.page.awaitText("rotation-result", "The rotation is done");
		assertThat(this.page.text("keys")).contains("revoked", "valid");
		assertThat(this.page.text("status")).isEqualTo("UP");
		assertThat(this.page.findAll("#changes strong[data-tone='down']")).isEmpty();
	}

	@Test
	void stepIsPlayedInAnyOrder() {
		this.page.awaitText("keys", "in the file");
		step("delete").click();
		this.page.awaitText("rotation-file", "there is no file");
		this.page.awaitText("warnings", "api-key-file-unreadable");
		step("write").click();
		await().untilAsserted(() -> assertThat(this.page.find("also").isDisplayed()).isFalse());
	}

	@ParameterizedTest
	@CsvSource({ "default, light, 1200", "default, dark, 320", "research, light, 320", "gateway, dark, 1200" })
	void breaksNoRule(String name, String scheme, int width) throws Exception {
		this.browser.prefer(scheme);
		this.browser.resize(width, 900);
		this.sample.post("/simulation/quota-exhausted?connection=research");
		this.page.awaitText("overview-title", "1 not UP");
		row(name).click();
		this.page.awaitText("which", name);
		assertThat(this.browser.violations()).isEmpty();
		assertThat(this.page.root().getDomProperty("scrollWidth"))
			.isEqualTo(this.page.root().getDomProperty("clientWidth"));
	}

	private WebElement row(String name) {
		return this.page.findAll("#connections a[href='#connection=%s']".formatted(name)).get(0);
	}

	private WebElement step(String id) {
		return this.page.findAll("#steps button[value='%s']".formatted(id)).get(0);
	}

	// A row is drawn anew with each change
	private static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT).ignoreException(StaleElementReferenceException.class);
	}

}
