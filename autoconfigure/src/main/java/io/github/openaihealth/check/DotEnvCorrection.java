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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.openaihealth.check.DotEnvFile.Line;

/**
 * What is wrong with a line of an {@code .env} file, and what to do about it.
 *
 * @param content the file
 * @param line the line
 */
record DotEnvCorrection(DotEnvFile content, Line line) {

	/**
	 * Tell why Spring reads no such name in a file that it reads.
	 * @return the reason, empty if there is none
	 */
	Optional<String> obstacle() {
		if (this.content.hides(this.line)) {
			return Optional
				.of(this.content.encoding() + ", so that Spring reads another name than " + this.line.name());
		}
		if (this.line.commented()) {
			return Optional.of("has " + this.line.name() + " in a comment");
		}
		if (!this.line.prefix().isEmpty()) {
			return Optional
				.of("has '" + this.line.prefix() + "' before " + this.line.name() + ", which makes it another name");
		}
		return this.line.quotedName() ? Optional.of("has something around the name " + this.line.name())
				: Optional.empty();
	}

	/**
	 * Tell what to change in the file.
	 * @return the words with a blank before them, empty if nothing is to change
	 */
	String words() {
		List<String> surplus = new ArrayList<>(this.line.surplus());
		if (this.line.commented()) {
			surplus.add("the '#'");
		}
		String removal = surplus.isEmpty() ? "" : " remove " + String.join(" and ", surplus);
		String encoding = this.content.hides(this.line) ? " save it in UTF-8 without a byte order mark" : "";
		return removal + ((removal.isEmpty() || encoding.isEmpty()) ? "" : " and") + encoding;
	}

}
