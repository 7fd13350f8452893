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

package io.github.openaihealth.sample.simulation;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What is done, or goes wrong, while a key is rotated. Played one by one, the steps may
 * come in any order.
 */
enum RotationStep {

	ISSUE("issue", "Issue another key; those before it stay valid") {

		@Override
		void play(Account account, MountedSecret secret) {
			account.issue(SimulatedKey.generate());
		}

	},

	WRITE("write", "Write the newest key to the file") {

		@Override
		void play(Account account, MountedSecret secret) throws IOException {
			secret.write(account.newestKey().value());
		}

	},

	REVOKE("revoke", "Revoke all keys but the newest") {

		@Override
		void play(Account account, MountedSecret secret) {
			IssuedKey newest = account.newestKey();
			account.keys().stream().filter((key) -> key != newest).forEach(IssuedKey::revoke);
		}

	},

	ROLL_BACK("roll-back", "Write the key before the newest to the file") {

		@Override
		void play(Account account, MountedSecret secret) throws IOException {
			List<IssuedKey> keys = account.keys();
			secret.write(keys.get(Math.max(0, keys.size() - 2)).value());
		}

	},

	WRITE_WRONG("write-wrong", "Write a key that was never issued") {

		@Override
		void play(Account account, MountedSecret secret) throws IOException {
			secret.write(SimulatedKey.generate());
		}

	},

	WRITE_HALF("write-half", "Write half of the newest key, as a copy that is not finished") {

		@Override
		void play(Account account, MountedSecret secret) throws IOException {
			String key = account.newestKey().value();
			secret.write(key.substring(0, key.length() / 2));
		}

	},

	WRITE_BLANK("write-blank", "Write an empty line") {

		@Override
		void play(Account account, MountedSecret secret) throws IOException {
			secret.write("\n");
		}

	},

	DELETE("delete", "Delete the file") {

		@Override
		void play(Account account, MountedSecret secret) throws IOException {
			secret.delete();
		}

	};

	private final String id;

	private final String description;

	RotationStep(String id, String description) {
		this.id = id;
		this.description = description;
	}

	String id() {
		return this.id;
	}

	String description() {
		return this.description;
	}

	/**
	 * Play the step.
	 * @param account whose keys are rotated
	 * @param secret where the application reads its key
	 * @throws IOException if the file cannot be changed
	 */
	abstract void play(Account account, MountedSecret secret) throws IOException;

	static List<String> ids() {
		return Arrays.stream(values()).map(RotationStep::id).toList();
	}

	/**
	 * Find a step.
	 * @param id its id
	 * @return the step
	 * @throws UnknownStepException if there is none of that id
	 */
	static RotationStep of(String id) {
		return Arrays.stream(values())
			.filter((step) -> step.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new UnknownStepException(id));
	}

}
