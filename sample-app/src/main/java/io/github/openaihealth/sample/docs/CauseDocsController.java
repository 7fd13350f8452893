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

package io.github.openaihealth.sample.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.Cause;

import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Shows what the documentation says of a cause, from the page that comes with the
 * starter: no network is needed for it.
 */
@RestController
@RequestMapping(path = "/docs/causes", produces = "text/markdown;charset=UTF-8")
class CauseDocsController {

	private static final String SECTION = "\n### ";

	private static final Pattern END = Pattern.compile("\n#{1,3} ");

	private final ResourceLoader resourceLoader;

	CauseDocsController(ResourceLoader resourceLoader) {
		this.resourceLoader = resourceLoader;
	}

	@GetMapping("/{cause}")
	String section(@PathVariable("cause") String id) throws IOException {
		return section(Cause.of(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
	}

	private String section(Cause cause) throws IOException {
		String location = cause.docsOnClassPath();
		String page = this.resourceLoader.getResource(location.substring(0, location.lastIndexOf('#')))
			.getContentAsString(StandardCharsets.UTF_8);
		int begin = page.indexOf(SECTION + cause.id() + "\n") + 1;
		Matcher end = END.matcher(page);
		return page.substring(begin, end.find(begin) ? end.start() + 1 : page.length());
	}

}
