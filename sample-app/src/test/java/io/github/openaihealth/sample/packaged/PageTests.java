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
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page of the running sample, in a real browser.
 */
@Requires(Requirement.BROWSER)
@TestInstance(Lifecycle.PER_CLASS)
class PageTests {

	private static final String RAW_KEY = "sk-proj-[A-Za-z0-9_-]{12,}";

	// Health is answered with 503 while it is DOWN, and a browser notes that in its
	// console
	private static final String DOWN_IS_503 = "/actuator/health/openai - Failed to load resource: "
			+ "the server responded with a status of 503";

	private static final String DATASETS = "Chart.getChart('timeline').data.datasets";

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@AutoClose
	private Browser browser;

	@AutoClose
	private SampleProcess sample;

	private Page page;

	@BeforeAll
	void start() throws Exception {
		this.browser = Browser.open();
		this.sample = SampleProcess.start("--openai.health.interval=1s", "--openai.health.failure-threshold=100")
			.awaitStarted();
	}

	@BeforeEach
	void open() throws Exception {
		this.sample.play("ok");
		this.page = Page.open(this.browser, this.sample);
		// A status that is UP may still be that of failures too few to turn it
		this.page.awaitText("summary", "10 models");
	}

	@AfterEach
	void consoleIsCleanAndNoKeyIsShown() {
		assertThat(this.browser.console()).allMatch((message) -> message.contains(DOWN_IS_503));
		assertThat(this.page.source()).contains("sk-proj-…").doesNotContainPattern(RAW_KEY);
	}

	@Test
	void tellsTheStateAndWhereItsSettingsComeFrom() {
		assertThat(this.browser.driver().getTitle()).startsWith("UP");
		assertThat(this.page.text("status")).isEqualTo("UP");
		assertThat(this.page.text("since")).startsWith("since ").contains(", for ");
		assertThat(this.page.text("configuration")).containsPattern("sk-proj-….{4}\n")
			.contains("property source 'simulation'", "http://127.0.0.1:");
		assertThat(this.page.text("facts")).contains("HTTP status\n200", "Request id\nreq_", "Next check");
		assertThat(this.page.find("advice").isDisplayed()).isFalse();
	}

	@ParameterizedTest
	@MethodSource
	void revokedKeyShowsWithoutAReload(BiConsumer<Page, WebElement> click) {
		this.page.evaluate("return window.unloaded = 'not yet'");
		click.accept(this.page, this.page.scenario("revoked"));
		this.page.awaitText("status", "DOWN");
		assertThat(this.page.text("cause")).contains("api-key-revoked");
		assertThat(this.page.text("summary")).contains("no longer accepts this key");
		assertThat(this.page.findAll("#actions > li")).hasSizeGreaterThan(1)
			.allSatisfy((action) -> assertThat(action.getText()).isNotBlank());
		assertThat(this.page.find("docs").findElement(By.tagName("a")).getDomProperty("href"))
			.endsWith("docs/causes.md#api-key-revoked");
		assertThat(this.page.hiddenText("announcement")).contains("DOWN api-key-revoked");
		assertThat(this.page.text("json")).contains("\"cause\": \"api-key-revoked\"", "\"status\": \"DOWN\"");
		assertThat(this.page.findAll("#changes > li").get(0).getText()).contains("UP to DOWN", "api-key-revoked");
		click.accept(this.page, this.page.scenario("ok"));
		this.page.awaitText("status", "UP");
		assertThat(this.page.hiddenText("announcement")).contains("UP");
		assertThat(this.page.evaluate("return window.unloaded")).isEqualTo("not yet");
	}

	@Test
	void documentationOfTheCauseIsShownFromTheJar() {
		this.page.play("revoked");
		this.page.awaitText("cause", "api-key-revoked");
		WebElement section = this.page.find("section");
		section.findElement(By.tagName("summary")).click();
		this.page.awaitText("section", "The very same key worked earlier");
		assertThat(section.getText()).contains("Effect.").doesNotContain("**", "```", "](");
		assertThat(section.findElements(By.tagName("pre"))).isNotEmpty();
		this.page.play("project-mismatch");
		this.page.awaitText("cause", "project-mismatch");
		assertThat(section.findElement(By.tagName("div")).isDisplayed()).isFalse();
	}

	static Stream<Named<BiConsumer<Page, WebElement>>> revokedKeyShowsWithoutAReload() {
		return Stream.of(Named.of("mouse", (page, button) -> button.click()), Named.of("keyboard", (page, button) -> {
			page.tabTo(button);
			page.press(Keys.ENTER);
		}));
	}

	@Test
	void scenariosAreButtons() throws Exception {
		assertThat(this.page.scenario("ok").isDisplayed()).isTrue();
		List<String> scenarios = StreamSupport.stream(this.sample.simulation().path("scenarios").spliterator(), false)
			.map((scenario) -> scenario.path("id").stringValue())
			.toList();
		assertThat(this.page.findAll("#scenarios button")).extracting(WebElement::getText)
			.containsExactlyInAnyOrderElementsOf(scenarios);
		assertThat(pressed()).containsExactly("ok");
		this.page.play("models-scope-missing");
		await().untilAsserted(() -> assertThat(pressed()).containsExactly("models-scope-missing"));
		this.page.awaitText("warnings", "may not list models");
		assertThat(this.page.findAll("#warnings a")).singleElement().satisfies((link) -> {
			assertThat(link.getText()).isEqualTo("More about models-scope-missing");
			assertThat(link.getDomProperty("href")).endsWith("docs/causes.md#models-scope-missing");
		});
		assertThat(this.page.text("status")).isEqualTo("UP");
	}

	@Test
	void namesAreCodeThatDoesNotBreakAtItsHyphens() {
		this.page.play("not-found");
		this.page.awaitText("status", "DOWN");
		assertThat(this.page.findAll("#summary code")).extracting(WebElement::getText)
			.containsExactly("openai.base-url");
		assertThat(this.page.text("summary")).startsWith("openai.base-url does not lead");
		assertThat(this.page.findAll("#actions code")).extracting(WebElement::getText).contains("openai.probe.enabled");
		assertThat(this.page.findAll("#state .advice code.name, #summary code"))
			.allSatisfy((name) -> assertThat(name.getCssValue("white-space")).startsWith("nowrap"));
	}

	@Test
	void anotherCauseIsAChangeAndAnOutageIsAWarning() {
		this.page.play("revoked");
		this.page.awaitText("cause", "api-key-revoked");
		this.page.play("server-error");
		this.page.awaitText("warnings", "is failing (HTTP 500)");
		assertThat(this.page.text("cause")).contains("api-key-revoked");
		assertThat(this.page.text("state")).containsSubsequence("no longer accepts this key", "What to do",
				"More about api-key-revoked", "Warnings", "More about service-unavailable", "Checked at",
				", answered 500 in ");
		assertThat(this.page.text("facts")).contains("HTTP status\n500", "Cause found by\nreq_");
		this.page.play("quota-exhausted");
		this.page.awaitText("cause", "quota-exhausted");
		assertThat(this.page.findAll("#changes > li").get(0).getText()).contains("still DOWN",
				"api-key-revoked to quota-exhausted");
		assertThat(this.page.text("since")).contains(", failing since ");
		this.page.play("ok");
		this.page.awaitText("status", "UP");
		assertThat(this.page.find("also").isDisplayed()).isFalse();
	}

	@Test
	void callOfTheApplicationTellsWhatPollsCannotSee() {
		assertThat(this.page.find("evidence").isDisplayed()).isFalse();
		this.page.play("credit-exhausted-at-use");
		this.page.awaitText("playing", "no credit to use them");
		this.page.button("call").click();
		this.page.awaitText("call-result", "It was refused with 429, insufficient_quota, request req_");
		this.page.awaitText("cause", "quota-exhausted");
		this.page.awaitText("evidence", "A call of the application was told so; polls cannot see it.");
		assertThat(this.page.text("facts")).contains("HTTP status\n200", "Cause found by\nreq_")
			.doesNotContain("evidence");
		assertThat(this.page.text("json")).contains("\"evidence\": \"traffic\"");
		this.page.play("ok");
		this.page.awaitText("playing", "The key works");
		assertThat(this.page.text("status")).isEqualTo("DOWN");
		this.page.button("call").click();
		this.page.awaitText("status", "UP");
		this.page.awaitText("call-result", "It was answered with 200, request req_");
		assertThat(this.page.find("evidence").isDisplayed()).isFalse();
	}

	@Test
	void callShowsWhatIsLeftOfTheRates() {
		this.page.play("rates-nearly-used-up");
		this.page.awaitText("playing", "a few percent are left");
		assertThat(this.page.text("rates")).isEmpty();
		this.page.button("call").click();
		this.page.awaitText("rates", "requests left\n19 of 500\ntokens left\n1,197 of 30,000");
		this.page.button("call").click();
		this.page.awaitText("rates", "requests left\n18 of 500");
		assertThat(this.page.text("status")).isEqualTo("UP");
	}

	@Test
	void callThatGetsNoAnswerSaysSo() {
		this.page.play("connection-reset");
		this.page.awaitText("playing", "closes without an answer");
		this.page.button("call").click();
		this.page.awaitText("call-result", "No answer came.");
	}

	@Test
	void timelineMarksFailures() throws Exception {
		assertThat(points("latency")).isPositive();
		assertThat(this.page.text("timeline-text")).contains("median latency");
		long before = points("refused");
		this.sample.play("revoked");
		await().untilAsserted(() -> assertThat(points("refused")).isGreaterThan(before));
		assertThat(
				this.page.evaluate("return new Set(%s.map(({ pointStyle }) => pointStyle)).size".formatted(DATASETS)))
			.isEqualTo(5L);
		assertThat(this.page.findAll("#polls tr").get(0).getText()).contains("refused", "401", "api-key-revoked");
	}

	@Test
	void passingFailuresAreToldWhileTheStatusStands() {
		long before = points("failed, may pass");
		this.page.play("server-error");
		this.page.awaitText("summary", "failed: too few to turn the status");
		assertThat(this.page.text("warnings")).contains("is failing (HTTP 500)", "More about service-unavailable");
		assertThat(this.page.text("status")).isEqualTo("UP");
		await().untilAsserted(() -> assertThat(points("failed, may pass")).isGreaterThan(before));
	}

	private List<String> pressed() {
		return this.page.findAll("#scenarios [aria-pressed='true']").stream().map(WebElement::getText).toList();
	}

	private long points(String dataset) {
		return (Long) this.page
			.evaluate("return %s.find(({ label }) => label === '%s').data.length".formatted(DATASETS, dataset));
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT);
	}

}
