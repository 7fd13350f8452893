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

package io.github.openaihealth.sample.documentation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the sample shows on the way on which the documentation leads its reader.
 *
 * @param up health while nothing is wrong
 * @param revoked health after the key was revoked
 * @param exhausted health after a call was told that the credit is used up
 * @param metrics the meters after that
 * @param log the messages of the starter
 */
record SampleWalk(JsonNode up, JsonNode revoked, JsonNode exhausted, String metrics, List<String> log) {

	private static final String HEALTH = "/actuator/health/openai";

	private static final String CAUSE = "/details/cause";

	static SampleWalk once() {
		return Once.WALK;
	}

	/**
	 * Whether a line of the log reads like this one, but for times and ids.
	 * @param line the line, its link cut as the pages cut it
	 * @return whether there is one
	 */
	boolean hasLogged(String line) {
		return this.log.stream().map(SampleWalk::shape).anyMatch(shape(line)::equals);
	}

	// Without what is another each time, and with the link cut as the pages cut it
	private static String shape(String line) {
		return line.replaceFirst("^(INFO|WARN)[ …]+", "$1 ")
			.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z", "TIME")
			.replaceAll("req_[\\w…]+", "REQUEST")
			.replaceAll("after PT\\w+(?:\\.\\d+S)?", "after DURATION")
			.replaceAll("(?:https://)?…?\\S*/docs/causes.md#", "LINK#");
	}

	private static SampleWalk walk() {
		Messages messages = new Messages();
		try (Sample sample = Sample.start(messages::record, "--openai.health.interval=1s")) {
			JsonNode up = await(sample, "/status", "UP");
			sample.request("POST", "/simulation/revoked");
			JsonNode revoked = await(sample, CAUSE, "api-key-revoked");
			sample.request("POST", "/simulation/quota-exhausted");
			await(sample, CAUSE, "quota-exhausted");
			sample.request("POST", "/simulation/ok");
			await(sample, "/status", "UP");
			sample.request("POST", "/simulation/rates-nearly-used-up");
			sample.request("POST", "/simulation/call");
			sample.request("POST", "/simulation/credit-exhausted-at-use");
			sample.request("POST", "/simulation/call");
			JsonNode exhausted = await(sample, "/details/evidence", "traffic");
			return new SampleWalk(up, revoked, exhausted, sample.request("GET", "/actuator/prometheus").body(),
					List.copyOf(messages.texts));
		}
		finally {
			messages.stop();
		}
	}

	private static JsonNode await(Sample sample, String pointer, String value) {
		return Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> JsonMapper.shared().readTree(sample.request("GET", HEALTH).body()),
					(health) -> health.at(pointer).asString("").equals(value));
	}

	// A class of its own: threads that wait call methods of the one around it
	private static final class Once {

		private static final SampleWalk WALK = walk();

	}

	private static final class Messages extends AppenderBase<ILoggingEvent> {

		private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.openaihealth");

		private final List<String> texts = new CopyOnWriteArrayList<>();

		void record() {
			start();
			this.logger.addAppender(this);
		}

		@Override
		public void stop() {
			this.logger.detachAppender(this);
			super.stop();
		}

		@Override
		protected void append(ILoggingEvent event) {
			this.texts.add(event.getLevel() + " " + event.getFormattedMessage());
		}

	}

}
