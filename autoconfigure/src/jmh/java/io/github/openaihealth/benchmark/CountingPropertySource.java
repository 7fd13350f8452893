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

package io.github.openaihealth.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.MapPropertySource;

/**
 * A property source without a property, which notes what one thread asks it for.
 */
final class CountingPropertySource extends MapPropertySource {

	private static final String KEY = "openai.api-key";

	private static final String COMPACT_KEY = compact(KEY);

	private final List<String> asked = new ArrayList<>();

	private @Nullable Thread counted;

	CountingPropertySource() {
		super("counting", Map.of());
	}

	@Override
	public @Nullable Object getProperty(String name) {
		note(name);
		return super.getProperty(name);
	}

	@Override
	public boolean containsProperty(String name) {
		note(name);
		return super.containsProperty(name);
	}

	private synchronized void note(String name) {
		if (Thread.currentThread() == this.counted) {
			this.asked.add(name);
		}
	}

	/**
	 * Count what the current thread asks for.
	 * @param action what asks
	 * @return what it asked for
	 */
	synchronized Count count(Runnable action) {
		this.asked.clear();
		this.counted = Thread.currentThread();
		try {
			action.run();
		}
		finally {
			this.counted = null;
		}
		int key = 0;
		int passes = 0;
		boolean before = false;
		for (String name : this.asked) {
			boolean now = compact(name).equals(COMPACT_KEY);
			key += now ? 1 : 0;
			passes += (name.equals(KEY) && !before) ? 1 : 0;
			before = now;
		}
		return new Count(this.asked.size(), key, passes);
	}

	private static String compact(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	/**
	 * What was asked for.
	 *
	 * @param values how often a value was asked for
	 * @param keys how often it was that of the key, by any of its names
	 * @param passes how often it was that of {@code openai.api-key} after something else
	 */
	record Count(int values, int keys, int passes) {
	}

}
