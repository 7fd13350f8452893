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

package io.github.openaihealth.startup;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.openaihealth.connection.ConnectionSource;
import io.github.openaihealth.connection.OpenAiConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Reads a connection on a thread of its own, for no longer than somebody can wait: code
 * of the application's own may ask a service that does not answer.
 */
final class BoundedReading {

	private BoundedReading() {
	}

	/**
	 * Read a connection.
	 * @param source where to read it
	 * @param timeout how long to wait
	 * @return the connection, or {@code null} if it has not come in time or the thread
	 * was interrupted, which it then still is
	 * @throws RuntimeException whatever the source throws
	 */
	static @Nullable OpenAiConnection read(ConnectionSource source, Duration timeout) {
		CompletableFuture<Reading> future = new CompletableFuture<>();
		CustomizableThreadFactory threadFactory = new CustomizableThreadFactory("openai-health-read-");
		threadFactory.setDaemon(true);
		Thread thread = threadFactory.newThread(() -> future.complete(Reading.of(source)));
		thread.start();
		try {
			Reading reading = InterruptibleWait.await(future, timeout);
			return (reading != null) ? reading.connection() : null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		finally {
			thread.interrupt();
		}
	}

	/**
	 * What came of reading.
	 */
	private interface Reading {

		OpenAiConnection connection();

		static Reading of(ConnectionSource source) {
			try {
				OpenAiConnection connection = source.read();
				return () -> connection;
			}
			catch (RuntimeException | Error ex) {
				return () -> {
					throw ex;
				};
			}
		}

	}

}
