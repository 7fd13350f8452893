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

package io.github.openaihealth.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Where the documentation of this version is. The build decides: a release leads to the
 * pages as they were when it was made.
 */
final class Documentation {

	/**
	 * Where the page about causes stands on the class path.
	 */
	static final String CAUSES_ON_CLASS_PATH = "classpath:META-INF/openai-health/causes.md";

	private Documentation() {
	}

	/**
	 * Return the address of the page about causes.
	 * @return the address
	 */
	static String causes() {
		return Address.CAUSES;
	}

	/**
	 * Read when the first link is shown.
	 */
	private static final class Address {

		private static final String CAUSES = read() + "/causes.md";

		private static String read() {
			Properties documentation = new Properties();
			try (InputStream resource = Documentation.class.getResourceAsStream("documentation.properties")) {
				documentation.load(resource);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return documentation.getProperty("address");
		}

	}

}
