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

package io.github.openaihealth.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.github.openaihealth.connection.ApiKey;

/**
 * Reads a file that may be one with a key, and tells in words why it cannot.
 */
final class KeyFileReader {

	private static final int LARGEST = 64 * 1024;

	private KeyFileReader() {
	}

	/**
	 * Read a file.
	 * @param path the path
	 * @return its text as a key, without the line break at its end
	 * @throws IOException if it cannot be read, or cannot be a file with a key
	 */
	static ApiKey read(Path path) throws IOException {
		if (Files.isDirectory(path)) {
			throw new UnfitFileException("is a directory");
		}
		try (InputStream stream = Files.newInputStream(path)) {
			byte[] bytes = stream.readNBytes(LARGEST + 1);
			if (bytes.length > LARGEST) {
				throw new UnfitFileException("is too large to be one with a key");
			}
			return ApiKey.of(withoutLineBreak(new String(bytes, StandardCharsets.UTF_8)));
		}
	}

	// Whoever writes a file by an editor or 'echo' ends it with one
	private static String withoutLineBreak(String text) {
		if (text.endsWith("\r\n")) {
			return text.substring(0, text.length() - 2);
		}
		return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
	}

	/**
	 * Tell why a file could not be read. The message of an exception is left out, but for
	 * our own: it has the path, which may be a key.
	 * @param ex what reading it has thrown
	 * @return the predicate of a sentence
	 */
	static String describe(Exception ex) {
		if (ex instanceof UnfitFileException) {
			return String.valueOf(ex.getMessage());
		}
		if (ex instanceof NoSuchFileException) {
			return "does not exist";
		}
		return (ex instanceof AccessDeniedException) ? "may not be read by the user that runs this application"
				: "cannot be read (" + ex.getClass().getSimpleName() + ")";
	}

	/**
	 * Tells that a file cannot be one with a key.
	 */
	@SuppressWarnings("serial")
	private static final class UnfitFileException extends IOException {

		private UnfitFileException(String message) {
			super(message);
		}

	}

}
