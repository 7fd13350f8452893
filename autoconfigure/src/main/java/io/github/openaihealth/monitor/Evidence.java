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

import java.util.List;

import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.probe.ProbeResult;
import org.jspecify.annotations.Nullable;

/**
 * What one poll found.
 */
sealed interface Evidence {

	/**
	 * The configuration is wrong, so nothing was asked.
	 *
	 * @param problems the problems, at least one
	 */
	record Misconfigured(List<Diagnosis> problems) implements Evidence {
	}

	/**
	 * The configuration is clean, and does not tell as whom the application connects, so
	 * nothing was asked.
	 *
	 * @param reason why a call would tell nothing
	 */
	record Unseen(Diagnosis reason) implements Evidence {
	}

	/**
	 * The configuration is clean, and the models endpoint must not be called.
	 */
	record NotProbed() implements Evidence {
	}

	/**
	 * The models endpoint was called.
	 *
	 * @param result what came of it
	 * @param fingerprint what tells the key from others, {@code null} if none was sent
	 * @param gateway the host if it is not OpenAI's own, or {@code null}
	 */
	record Probed(ProbeResult result, @Nullable String fingerprint, @Nullable String gateway) implements Evidence {

		Probed(ProbeResult result, @Nullable String fingerprint) {
			this(result, fingerprint, null);
		}

	}

}
