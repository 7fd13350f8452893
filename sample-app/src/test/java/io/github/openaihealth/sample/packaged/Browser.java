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

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real browser without a window: Chrome or Chromium with its driver, both as installed.
 */
final class Browser implements AutoCloseable {

	private static final List<String> DRIVERS = List.of("chromedriver");

	private static final List<String> BROWSERS = List.of("google-chrome", "google-chrome-stable", "chromium",
			"chromium-browser");

	private static final List<String> USUAL_PLACES = List.of("/usr/bin", "/usr/local/bin", "/snap/bin",
			"/usr/lib/chromium", "/opt/homebrew/bin");

	// Warns of each browser that is newer than it is itself
	private static final Logger seleniumLogger = Logger.getLogger("org.openqa.selenium");

	static {
		seleniumLogger.setLevel(Level.SEVERE);
	}

	private final ChromeDriver driver;

	private Browser(Path driver, Path browser) {
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile())
			.usingAnyFreePort()
			.withSilent(true)
			.build();
		ChromeOptions options = new ChromeOptions();
		options.setBinary(browser.toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=en-US",
				"--window-size=1200,1000");
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
		this.driver = new ChromeDriver(service, options);
	}

	/**
	 * Open a browser.
	 * @return the browser
	 */
	static Browser open() {
		return new Browser(findDriver().orElseThrow(), findBrowser().orElseThrow());
	}

	static boolean isInstalled() {
		return findDriver().isPresent() && findBrowser().isPresent();
	}

	private static Optional<Path> findDriver() {
		return find(System.getenv("CHROMEWEBDRIVER"), DRIVERS);
	}

	private static Optional<Path> findBrowser() {
		return find(System.getenv("CHROME_BIN"), BROWSERS);
	}

	/**
	 * Find a program.
	 * @param named the program or its directory, if the environment names it
	 * @param names what the program may be called
	 * @return the program
	 */
	private static Optional<Path> find(String named, List<String> names) {
		Stream<String> places = Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)),
				USUAL_PLACES.stream());
		List<Path> directories = Stream.concat(Stream.ofNullable(named), places).map(Path::of).toList();
		Stream<Path> candidates = names.stream()
			.flatMap((name) -> directories.stream()
				.flatMap((directory) -> Stream.of(directory.resolve(name), directory.resolve(name + ".exe"))));
		return Stream.concat(Stream.ofNullable(named).map(Path::of), candidates)
			.filter((program) -> Files.isRegularFile(program) && Files.isExecutable(program))
			.findFirst();
	}

	ChromeDriver driver() {
		return this.driver;
	}

	void resize(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	/**
	 * Prefer a colour scheme, and no motion.
	 * @param scheme the scheme, {@code light} or {@code dark}
	 */
	void prefer(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	/**
	 * Connect the page with the network, or cut it off.
	 * @param connected whether requests reach anybody
	 */
	void connect(boolean connected) {
		// Not by Selenium's own type for it, which differs from one of its versions to
		// the next
		this.driver.executeCdpCommand("Network.enable", Map.of());
		this.driver.executeCdpCommand("Network.emulateNetworkConditions",
				Map.of("offline", !connected, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
	}

	/**
	 * Return what the console has got since it was asked last.
	 * @return the messages, whatever their level
	 */
	List<String> console() {
		return this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
	}

	/**
	 * Look for violations of accessibility rules, with axe.
	 * @return each violation, with the elements that it concerns
	 */
	@SuppressWarnings("unchecked")
	List<String> violations() {
		this.driver.executeScript(script("/axe.min.js"));
		return (List<String>) Objects.requireNonNull(this.driver.executeAsyncScript("""
				const done = arguments[arguments.length - 1];
				axe.run().then(
					({ violations }) => done(violations.flatMap(({ id, nodes }) =>
						nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))),
					(error) => done([`axe: ${error}`]));
				"""));
	}

	private static String script(String resource) {
		try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(resource))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
