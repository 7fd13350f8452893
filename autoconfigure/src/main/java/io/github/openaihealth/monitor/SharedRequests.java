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

package io.github.openaihealth.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.openaihealth.probe.ProbeRequest;

/**
 * The requests under way, and the polls that wait for the reply of another one to the
 * same request. Guarded by the monitor's lock, so that of several polls which come to the
 * same request one makes it and the others wait.
 */
final class SharedRequests {

	private final Map<ProbeRequest, List<Asking>> waiting = new HashMap<>();

	/**
	 * Begin a request, or wait for its reply where it is under way.
	 * @param request the request
	 * @param asking the poll that has come to it
	 * @return {@code true} if the poll is to make the request, and to {@link #end} it;
	 * {@code false} if it waits
	 */
	boolean begin(ProbeRequest request, Asking asking) {
		List<Asking> others = this.waiting.putIfAbsent(request, new ArrayList<>());
		if (others != null) {
			others.add(asking);
		}
		return others == null;
	}

	/**
	 * End a request, whatever came of it.
	 * @param request the request
	 * @return the polls that waited for its reply, without the one that made it
	 */
	List<Asking> end(ProbeRequest request) {
		List<Asking> others = this.waiting.remove(request);
		return (others != null) ? others : List.of();
	}

}
