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

package io.github.openaihealth.connection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.openaihealth.diagnosis.SecretShape;

/**
 * Recognises a document where a key belongs: JSON that holds one, or a PEM file.
 */
final class DocumentAroundKey {

	private static final Pattern JSON = Pattern.compile("^\\s*\\{\\s*\\\\?[\"'].*}\\s*$", Pattern.DOTALL);

	private static final Pattern JSON_ARRAY = Pattern.compile("^\\s*\\[\\s*\\\\?[\"'].*]\\s*$", Pattern.DOTALL);

	private static final Pattern MEMBER = Pattern
		.compile("\\\\?[\"']([A-Za-z][\\w.-]{0,40})\\\\?[\"']\\s*:\\s*\\\\?[\"'][^\"']*?sk-[A-Za-z0-9_-]{20,}");

	private static final Pattern PRIVATE_KEY = Pattern.compile("^\\s*-----BEGIN ");

	private DocumentAroundKey() {
	}

	/**
	 * Find out whether a value is a document.
	 * @param value the value
	 * @return what was found, or empty if it is something else
	 */
	static Optional<Wrapping> of(String value) {
		if (JSON.matcher(value).matches() || JSON_ARRAY.matcher(value).matches()) {
			Matcher member = MEMBER.matcher(value);
			if (member.find() && !SecretShape.isIn(member.group(1))) {
				String name = member.group(1);
				return Wrapping.certain("is a JSON document that holds a key as its member '" + name + "'",
						"Take the member '" + name + "' of the document alone. Where ECS reads it from AWS Secrets "
								+ "Manager, end the ARN under 'valueFrom' with ':" + name + "::'.");
			}
			return Wrapping.certain(
					KeyInText.isIn(value) ? "is a JSON document that holds a key" : "is a JSON document",
					"Take the member that holds the key alone, without braces and quotes.");
		}
		if (PRIVATE_KEY.matcher(value).find()) {
			return Wrapping.certain("is a private key or a certificate (PEM)",
					"Give it a key of the API: a PEM document is for TLS or for signing.");
		}
		return Optional.empty();
	}

}
