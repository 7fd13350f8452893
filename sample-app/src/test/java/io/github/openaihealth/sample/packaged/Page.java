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
import java.util.Objects;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample's page in a browser.
 */
final class Page {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int MOST_TABS = 100;

	private final ChromeDriver driver;

	private Page(Browser browser) {
		this.driver = browser.driver();
	}

	/**
	 * Open the page.
	 * @param browser where to open it
	 * @param sample whose page it is
	 * @return the page
	 */
	static Page open(Browser browser, SampleProcess sample) {
		browser.driver().get("http://127.0.0.1:%d/".formatted(sample.port()));
		return new Page(browser);
	}

	String text(String id) {
		return find(id).getText();
	}

	/**
	 * Return the text of an element, whether it can be seen or not.
	 * @param id the element's id
	 * @return the text
	 */
	String hiddenText(String id) {
		return Objects.requireNonNull(find(id).getDomProperty("textContent"));
	}

	WebElement find(String id) {
		return this.driver.findElement(By.id(id));
	}

	WebElement root() {
		return this.driver.findElement(By.tagName("html"));
	}

	List<WebElement> findAll(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	/**
	 * Return the button of a scenario, once it is there.
	 * @param scenario the scenario's id
	 * @return the button
	 */
	WebElement scenario(String scenario) {
		String selector = "#scenarios button[value='%s']".formatted(scenario);
		Awaitility.await().atMost(LIMIT).until(() -> !findAll(selector).isEmpty());
		return uncovered(findAll(selector).get(0));
	}

	/**
	 * Have a scenario played: press its button, and once more if another place was met,
	 * since what is above it has just grown.
	 * @param scenario the scenario's id
	 */
	void play(String scenario) {
		Awaitility.await().atMost(LIMIT).until(() -> {
			scenario(scenario).click();
			return isPlayedSoon(scenario);
		});
	}

	private boolean isPlayedSoon(String scenario) {
		String pressed = "#scenarios button[value='%s'][aria-pressed='true']".formatted(scenario);
		try {
			Awaitility.await().atMost(LIMIT.dividedBy(4)).until(() -> !findAll(pressed).isEmpty());
			return true;
		}
		catch (ConditionTimeoutException ex) {
			return false;
		}
	}

	/**
	 * Return a button, once it is there.
	 * @param id its id
	 * @return the button
	 */
	WebElement button(String id) {
		Awaitility.await().atMost(LIMIT).until(() -> find(id).isDisplayed());
		return uncovered(find(id));
	}

	// The bar at the top covers what has scrolled away
	private WebElement uncovered(WebElement button) {
		this.driver.executeScript("""
				const { top, bottom } = arguments[0].getBoundingClientRect();
				if (top < 60 || bottom > innerHeight) {
					arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
				}
				""", button);
		return button;
	}

	void awaitText(String id, String text) {
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(text(id)).contains(text));
	}

	/**
	 * Press the tabulator until an element has the focus.
	 * @param element the element
	 */
	void tabTo(WebElement element) {
		for (int i = 0; i < MOST_TABS && !focused().equals(element); i++) {
			press(Keys.TAB);
		}
		assertThat(focused()).isEqualTo(element);
	}

	void press(Keys key) {
		new Actions(this.driver).sendKeys(key).perform();
	}

	WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	/**
	 * Run a script.
	 * @param script its body
	 * @return what it returns
	 */
	Object evaluate(String script) {
		return Objects.requireNonNull(this.driver.executeScript(script));
	}

	String source() {
		return Objects.requireNonNull(this.driver.getPageSource());
	}

}
