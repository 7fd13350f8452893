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

import io.github.openaihealth.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on the wire, or is odd and must not matter.
 *
 * @param player who plays it
 * @param name what it is
 * @param cause the cause that a poll has to have, or {@code null} if it has to succeed
 * @param act how it is played
 */
public record Fault(Player player, String name, @Nullable Cause cause, Act act) {

	/**
	 * Return whether polls end with their timeouts alone.
	 * @return {@code true} if nothing else ends them
	 */
	public boolean hangs() {
		return this.cause == Cause.TIMEOUT;
	}

	@Override
	public String toString() {
		return this.player.description + ": " + this.name;
	}

	/**
	 * Who plays a fault.
	 */
	public enum Player {

		/** A server that is asked in clear. */
		SERVICE("the service"),

		/** A server that is asked by TLS. */
		SERVICE_WITH_TLS("the service, with TLS"),

		/** A proxy that leads to a server with TLS. */
		PROXY("a proxy"),

		/** What finds addresses. */
		NAME_SERVER("the name server");

		private final String description;

		Player(String description) {
			this.description = description;
		}

		String description() {
			return this.description;
		}

	}

	/**
	 * How a fault is played.
	 */
	sealed interface Act {

		/**
		 * The server follows a script.
		 *
		 * @param script the script
		 */
		record Scripted(FaultScript script) implements Act {
		}

		/**
		 * The server does not listen.
		 */
		record Refused() implements Act {
		}

		/**
		 * The server's machine does not take the connection.
		 */
		record Unanswered() implements Act {
		}

		/**
		 * The server is a process that was stopped.
		 */
		record Stopped() implements Act {
		}

		/**
		 * There is no such name.
		 */
		record Unknown() implements Act {
		}

		/**
		 * A lookup does not end.
		 */
		record Unresolved() implements Act {
		}

	}

}
