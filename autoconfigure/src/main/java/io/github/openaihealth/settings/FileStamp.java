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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file from another.
 *
 * @param size the size in bytes
 * @param modified when the file was last changed
 * @param fileKey what tells the file from another of the same name, {@code null} where
 * the file system does not say
 */
record FileStamp(long size, FileTime modified, @Nullable Object fileKey) {

	/**
	 * Look at a file.
	 * @param path the path, whose links are followed
	 * @return its state
	 * @throws IOException if there is no such file, or it cannot be looked at
	 */
	static FileStamp of(Path path) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
		return new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
	}

	/**
	 * Return whether another state may be of the same file.
	 * @param other the other state
	 * @return {@code false} if one file has replaced the other
	 */
	boolean isOfSameFile(FileStamp other) {
		return this.fileKey == null || this.fileKey.equals(other.fileKey);
	}

	/**
	 * Return whether the last change is older than an instant.
	 * @param instant the instant
	 * @return {@code true} if it is
	 */
	boolean isOlderThan(Instant instant) {
		return this.modified.toInstant().isBefore(instant);
	}

}
