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

package io.github.openaihealth.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DotEnvPlaces}.
 */
class DotEnvPlacesTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "env", ".env", ".env.local", ".env.txt", "prod.env", ".env.production", "dotenv", ".envrc",
			"openai.env.txt", ".ENV", "secrets.env", ".secret.txt", "env_prod" })
	void misnamedFilesAreTold(String name) {
		assertThat(DotEnvPlaces.isMisnamed(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { ".env.example", ".env.sample", "env.template", "environment", ".env.dist", "README.env.md",
			".env.local.bak", "", "secrets", ".env.enc", "envoy.yaml", "env.0123456789012345678901" })
	void othersAreNot(String name) {
		assertThat(DotEnvPlaces.isMisnamed(name)).isFalse();
	}

	@Test
	void repositoryIsSearchedUpToItsRoot() throws IOException {
		Path repository = Files.createDirectories(this.directory.resolve("repository"));
		Files.createDirectory(repository.resolve(".git"));
		Path working = Files.createDirectories(repository.resolve("apps/shop"));
		Files.createDirectory(working.resolve("backend"));
		Files.writeString(working.resolve("prod.env"), "");
		assertThat(DotEnvPlaces.around(working)).containsExactly(working.resolve(".env"), working.resolve("prod.env"),
				repository.resolve("apps/.env"), repository.resolve(".env"), working.resolve("src/main/resources/.env"),
				working.resolve("backend/.env"));
	}

	@Test
	void nothingAboveIsSearchedOutsideOfARepository() throws IOException {
		Path working = Files.createDirectories(this.directory.resolve("a/b"));
		assertThat(DotEnvPlaces.around(working)).containsExactly(working.resolve(".env"),
				working.resolve("src/main/resources/.env"));
	}

	@Test
	void directoryThatIsNotThereHasItsPlaces() {
		Path working = this.directory.resolve("nothing");
		assertThat(DotEnvPlaces.around(working)).contains(working.resolve(".env"));
	}

}
