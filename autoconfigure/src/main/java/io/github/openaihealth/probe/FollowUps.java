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

package io.github.openaihealth.probe;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was asked after a list of models, and what came of it.
 *
 * @param models what was told of single models, by the id that is required
 * @param key what came of the question for the key itself, or {@code null} if it was not
 * asked
 * @param access what came of the deeper check, or {@code null} if it was not made
 */
record FollowUps(Map<String, Presence> models, @Nullable Reply key, @Nullable Answer access) {

	static final FollowUps NONE = new FollowUps(Map.of(), null, null);

	FollowUps {
		models = Map.copyOf(models);
	}

	FollowUps withModels(Map<String, Presence> models) {
		Map<String, Presence> all = new HashMap<>(this.models);
		all.putAll(models);
		return new FollowUps(all, this.key, this.access);
	}

	FollowUps withKey(Reply key) {
		return new FollowUps(this.models, key, this.access);
	}

	FollowUps withAccess(@Nullable Answer access) {
		return new FollowUps(this.models, this.key, access);
	}

}
