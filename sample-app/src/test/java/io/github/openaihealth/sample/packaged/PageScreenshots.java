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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.OutputType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes the pictures of the page that the documentation shows. Not among the tests; it
 * runs when it is asked for: {@code mvn verify -pl sample-app -am -Dtest=none
 * -Dit.test=PageScreenshots -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Requires(Requirement.BROWSER)
class PageScreenshots {

	private static final Path DIRECTORY = Path.of("..", "docs", "images");

	private static final int WORKING_POLLS = 24;

	private static final int REFUSED_POLLS = 5;

	private static final int MOST_BYTES = 250_000;

	private static final Duration LIMIT = Duration.ofMinutes(2);

	@Test
	void takePictures() throws Exception {
		try (Browser browser = open();
				SampleProcess sample = SampleProcess.start("--openai.health.interval=2s").awaitStarted()) {
			Page page = Page.open(browser, sample);
			awaitPolls(page, "up", WORKING_POLLS);
			page.play("revoked");
			awaitPolls(page, "down", REFUSED_POLLS);
			take(browser, "sample-page");
		}
	}

	@Test
	void takePicturesOfConnections() throws Exception {
		try (Browser browser = open();
				SampleProcess sample = SampleProcess
					.start("--openai.health.interval=2s", "--spring.profiles.active=connections")
					.awaitStarted()) {
			Page page = Page.open(browser, sample);
			awaitPolls(page, "up", WORKING_POLLS);
			sample.post("/simulation/quota-exhausted?connection=research");
			page.button("rotate").click();
			page.awaitText("rotation-result", "The rotation is done");
			page.awaitText("overview-title", "1 not UP");
			take(browser, "sample-page-connections");
		}
	}

	private static Browser open() {
		Browser browser = Browser.open();
		browser.resize(1200, 985);
		browser.driver().executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
		browser.prefer("light");
		return browser;
	}

	private static void awaitPolls(Page page, String tone, int count) {
		Awaitility.await()
			.atMost(LIMIT)
			.until(() -> page.findAll("#polls [data-tone='%s']".formatted(tone)).size() >= count);
	}

	private static void take(Browser browser, String name) throws IOException {
		browser.prefer("light");
		write(browser, name + ".png");
		browser.prefer("dark");
		write(browser, name + "-dark.png");
	}

	private static void write(Browser browser, String file) throws IOException {
		byte[] picture = browser.driver().getScreenshotAs(OutputType.BYTES);
		assertThat(picture.length).as(file).isLessThan(MOST_BYTES);
		Files.createDirectories(DIRECTORY);
		Files.write(DIRECTORY.resolve(file), picture);
	}

}
