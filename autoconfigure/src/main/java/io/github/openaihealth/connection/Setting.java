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

import java.util.Map;
import java.util.Objects;

import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a connection, as it was read: under which name users know it, its value,
 * and where that came from.
 *
 * @param <T> the type of the value
 */
public sealed interface Setting<T> {

	/**
	 * Return the name under which users know the setting.
	 * @return the property that the value came from, or would come from
	 */
	String property();

	/**
	 * Return the value.
	 * @return the value, or {@code null} if there is none
	 */
	default @Nullable T value() {
		return null;
	}

	/**
	 * Return where the value came from, or where it should have come from and could not.
	 * @return the origin, or {@code null} if nobody sets it
	 */
	default @Nullable SettingOrigin origin() {
		return null;
	}

	/**
	 * Return whether there is a value.
	 * @return {@code true} if it is present
	 */
	default boolean isPresent() {
		return value() != null;
	}

	/**
	 * Create a setting that has a value.
	 * @param <T> the type of the value
	 * @param property the property that it came from
	 * @param value the value
	 * @param origin where it came from
	 * @return the setting
	 */
	static <T> Setting<T> of(String property, T value, SettingOrigin origin) {
		return new Present<>(property, value, origin, null);
	}

	/**
	 * Create a setting that has no value.
	 * @param <T> the type of the value
	 * @param property the property that would set it
	 * @return the setting
	 */
	static <T> Setting<T> absent(String property) {
		return new Absent<>(property);
	}

	/**
	 * It has a value.
	 *
	 * @param <T> the type of the value
	 * @param property the property that it came from
	 * @param value the value
	 * @param origin where it came from
	 * @param outdated why the value could not be read again, so that this is the last one
	 * that could; {@code null} if it is what its source says now
	 */
	record Present<T>(String property, T value, SettingOrigin origin,
			@Nullable Unreadable<T> outdated) implements Setting<T> {

		/**
		 * Create a new instance.
		 */
		public Present {
			Objects.requireNonNull(value, "'value' must not be null");
		}

		/**
		 * Return name and origin alone: the value may be a secret.
		 * @return name and origin
		 */
		@Override
		public String toString() {
			return this.property + " from " + this.origin;
		}

	}

	/**
	 * It has none.
	 *
	 * @param <T> the type of the value
	 * @param property the property that would set it
	 */
	record Absent<T>(String property) implements Setting<T> {

	}

	/**
	 * It is set, but its value cannot be told.
	 *
	 * @param <T> the type of the value
	 * @param property the property that sets it
	 * @param origin where the value should have come from
	 * @param cause what is wrong
	 * @param particulars values for the blanks of the cause's texts; never the value
	 */
	record Unreadable<T>(String property, SettingOrigin origin, Cause cause,
			Map<String, String> particulars) implements Setting<T> {

		/**
		 * Create a new instance.
		 */
		public Unreadable {
			particulars = Map.copyOf(particulars);
		}

	}

}
