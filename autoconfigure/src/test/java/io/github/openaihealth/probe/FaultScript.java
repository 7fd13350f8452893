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

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link FaultServer} does with a connection.
 *
 * @param answer what it answers
 * @param repeated what it answers after that, again and again
 * @param repeats how often
 * @param pause how many milliseconds pass before each time
 * @param rest what it answers after that
 * @param reads whether it reads the request before
 * @param tunnel whether it is a proxy that lets the connection through before all that
 * @param certificate what it speaks TLS with, or {@code null} if it does not
 * @param end how it ends the connection
 */
record FaultScript(byte[] answer, byte[] repeated, int repeats, int pause, byte[] rest, boolean reads, boolean tunnel,
		@Nullable FaultCertificates certificate, End end) {

	private static final int WITHOUT_END = 200_000;

	static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"a\"}]}";

	/**
	 * Nothing is wrong.
	 */
	static final FaultScript NONE = ok("Content-Length: 37\r\n\r\n" + MODELS, End.WAIT);

	static FaultScript answering(String answer, End end) {
		return answering(bytes(answer), end);
	}

	static FaultScript answering(byte[] answer, End end) {
		return new FaultScript(answer, new byte[0], 0, 0, new byte[0], true, false, null, end);
	}

	static FaultScript ok(String rest, End end) {
		return answering("HTTP/1.1 200 OK\r\n" + rest, end);
	}

	static FaultScript ok(String rest) {
		return ok(rest, End.WAIT);
	}

	static FaultScript flooding(String beginning, String repeated) {
		return answering(beginning, End.WAIT).repeating(repeated, WITHOUT_END, 0);
	}

	/**
	 * As if each repetition came a second after the one before, to somebody who waits for
	 * seconds.
	 * @param beginning what comes at once
	 * @param repeated what is repeated without end
	 * @return the script
	 */
	static FaultScript dripping(String beginning, String repeated) {
		return answering(beginning, End.WAIT).repeating(repeated, WITHOUT_END, 5);
	}

	FaultScript repeating(String repeated, int repeats, int pause) {
		return new FaultScript(this.answer, bytes(repeated), repeats, pause, this.rest, this.reads, this.tunnel,
				this.certificate, this.end);
	}

	FaultScript then(String rest) {
		return new FaultScript(this.answer, this.repeated, this.repeats, this.pause, bytes(rest), this.reads,
				this.tunnel, this.certificate, this.end);
	}

	FaultScript unasked() {
		return new FaultScript(this.answer, this.repeated, this.repeats, this.pause, this.rest, false, this.tunnel,
				this.certificate, this.end);
	}

	FaultScript tunnelled() {
		return new FaultScript(this.answer, this.repeated, this.repeats, this.pause, this.rest, this.reads, true,
				this.certificate, this.end);
	}

	FaultScript with(FaultCertificates certificate) {
		return new FaultScript(this.answer, this.repeated, this.repeats, this.pause, this.rest, this.reads, this.tunnel,
				certificate, this.end);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/**
	 * How a connection ends.
	 */
	enum End {

		/** When the client ends it, without another answer. */
		WAIT,

		/** At once. */
		CLOSE,

		/** At once, by a reset. */
		RESET,

		/** At once, and TLS is not told. */
		CUT,

		/** When it is asked for more. */
		CLOSE_WHEN_ASKED,

		/** Not as long as this is played: what comes is not even read. */
		DEAF

	}

}
