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

package io.github.openaihealth.traffic;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.traffic.Target.Match;
import org.jspecify.annotations.Nullable;

/**
 * Tells at which connections a call was made, each as a poll has last read it. Safe for
 * use by many threads.
 */
final class Targets {

	private final OpenAiMonitor monitor;

	private final List<String> names;

	// Weak, so that a key which was replaced is not kept until the next call
	private final Map<String, WeakReference<Target>> known = new ConcurrentHashMap<>();

	Targets(OpenAiMonitor monitor) {
		this.monitor = monitor;
		this.names = monitor.names();
	}

	/**
	 * Return the connections that a call was made at. Mostly there is one connection, and
	 * all other calls go elsewhere.
	 * @param call the call
	 * @return the names of all whose key it has; else that of the only one that it may
	 * have been made at; none where several may be meant
	 */
	List<String> of(Call call) {
		List<String> certain = List.of();
		List<String> possible = List.of();
		for (String name : this.names) {
			Target target = get(name);
			if (target == null || !target.isAt(call)
					|| !(call.connection() == null || call.connection().equals(name))) {
				continue;
			}
			Match match = target.matches(call);
			if (match == Match.YES) {
				certain = with(certain, name);
			}
			else if (match == Match.PERHAPS) {
				possible = with(possible, name);
			}
		}
		if (!certain.isEmpty()) {
			return certain;
		}
		return (possible.size() == 1) ? possible : List.of();
	}

	private static List<String> with(List<String> names, String name) {
		if (names.isEmpty()) {
			return List.of(name);
		}
		List<String> more = new ArrayList<>(names);
		more.add(name);
		return more;
	}

	/**
	 * Return a connection, always the same target until it is read anew.
	 * @param name the connection's name
	 * @return the target, or {@code null} if there is no such connection or none has been
	 * read yet
	 */
	@Nullable Target get(String name) {
		if (!this.names.contains(name)) {
			return null;
		}
		OpenAiConnection connection = this.monitor.connectionAsRead(name);
		WeakReference<Target> known = this.known.get(name);
		Target target = (known != null) ? known.get() : null;
		if (connection != null && (target == null || target.connection() != connection)) {
			target = Target.of(connection);
			this.known.put(name, new WeakReference<>(target));
		}
		return target;
	}

}
