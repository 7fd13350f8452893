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

package io.github.openaihealth.sample.documentation;

import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param page the page's path below the root of the repository
 * @param line the number of the first fence's line, from 1
 * @param language the language that the fence names, or an empty text
 * @param lines the lines between the fences, without the indentation of the fence
 */
record CodeBlock(String page, int line, String language, List<String> lines) {

	String text() {
		return String.join("\n", this.lines) + "\n";
	}

	@Override
	public String toString() {
		return this.page + ":" + this.line;
	}

}
