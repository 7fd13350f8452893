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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.Color;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the page can be read and used by everybody: with a keyboard, on a phone, in
 * the dark.
 */
@Requires(Requirement.BROWSER)
@TestInstance(Lifecycle.PER_CLASS)
class PageAccessibilityTests {

	private static final int NARROWEST = 320;

	private static final double LEAST_CONTRAST = 4.5;

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@AutoClose
	private Browser browser;

	@AutoClose
	private SampleProcess sample;

	private Page page;

	@BeforeAll
	void start() throws Exception {
		this.browser = Browser.open();
		this.sample = SampleProcess.start("--openai.health.interval=1s").awaitStarted();
	}

	@BeforeEach
	void open() {
		this.browser.resize(1200, 900);
		this.browser.prefer("light");
		this.page = Page.open(this.browser, this.sample);
	}

	@ParameterizedTest
	@CsvSource({ "ok, UP, light", "ok, UP, dark", "revoked, DOWN, light", "revoked, DOWN, dark" })
	void breaksNoRule(String scenario, String status, String scheme) throws Exception {
		this.browser.prefer(scheme);
		play(scenario, status);
		assertThat(this.browser.violations()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void breaksNoRuleWhereACallToldTheCause(String scheme) throws Exception {
		this.browser.prefer(scheme);
		play("credit-exhausted-at-use", "UP");
		this.page.tabTo(this.page.button("call"));
		this.page.press(Keys.ENTER);
		this.page.awaitText("evidence", "polls cannot see it");
		this.page.awaitText("call-result", "429");
		assertThat(this.browser.violations()).isEmpty();
		this.sample.play("ok");
		this.page.button("call").click();
		this.page.awaitText("status", "UP");
	}

	@ParameterizedTest
	@CsvSource({ "ok, UP", "models-scope-missing, UP", "revoked, DOWN" })
	void fitsTheNarrowestPhone(String scenario, String status) throws Exception {
		this.browser.resize(NARROWEST, 700);
		play(scenario, status);
		assertThat(this.page.root().getDomProperty("scrollWidth"))
			.isEqualTo(this.page.root().getDomProperty("clientWidth"));
		assertThat(this.browser.violations()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void textStandsOut(String scheme) throws Exception {
		this.browser.prefer(scheme);
		play("revoked", "DOWN");
		double background = luminance(background(this.page.root()));
		assertThat(background).matches((value) -> scheme.equals("dark") ? value < 0.05 : value > 0.9, scheme);
		double state = luminance(background(this.page.find("state")));
		for (String id : new String[] { "status", "since", "summary", "actions", "last" }) {
			assertThat(contrast(color(this.page.find(id)), state)).as(id).isGreaterThanOrEqualTo(LEAST_CONTRAST);
		}
		for (String id : new String[] { "timeline-text", "changes", "facts", "call-result", "playing", "curl" }) {
			assertThat(contrast(color(this.page.find(id)), background)).as(id).isGreaterThanOrEqualTo(LEAST_CONTRAST);
		}
	}

	@Test
	void focusIsSeen() {
		for (WebElement element : new WebElement[] { this.page.find("check"), this.page.button("call"),
				this.page.scenario("quota-exhausted") }) {
			this.page.tabTo(element);
			assertThat(element.getCssValue("outline-style")).isEqualTo("solid");
			assertThat(element.getCssValue("outline-width")).isEqualTo("3px");
		}
		assertThat(this.page.text("playing")).contains("The quota is used up");
	}

	@Test
	void stateStaysInSightWhileScenariosArePlayed() throws Exception {
		this.browser.resize(NARROWEST, 700);
		play("revoked", "DOWN");
		assertThat(this.page.find("brief").isDisplayed()).isFalse();
		this.page.evaluate("return document.getElementById('scenarios').scrollIntoView() ?? true");
		Awaitility.await().atMost(LIMIT).until(() -> this.page.find("brief").isDisplayed());
		assertThat(this.page.text("brief")).startsWith("DOWN");
	}

	private void play(String scenario, String status) throws Exception {
		this.sample.play(scenario);
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(this.page.text("playing")).contains(scenario);
			assertThat(this.page.text("status")).isEqualTo(status);
		});
	}

	private static Color color(WebElement element) {
		return Color.fromString(element.getCssValue("color"));
	}

	private static Color background(WebElement element) {
		return Color.fromString(element.getCssValue("background-color"));
	}

	// As in https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio

	private static double contrast(Color text, double background) {
		double foreground = luminance(text);
		return (Math.max(foreground, background) + 0.05) / (Math.min(foreground, background) + 0.05);
	}

	private static double luminance(Color color) {
		java.awt.Color rgb = color.getColor();
		return 0.2126 * linear(rgb.getRed()) + 0.7152 * linear(rgb.getGreen()) + 0.0722 * linear(rgb.getBlue());
	}

	private static double linear(int channel) {
		double value = channel / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

}
