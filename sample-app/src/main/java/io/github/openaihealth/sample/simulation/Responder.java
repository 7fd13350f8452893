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

/**
 * Makes the answer to a call.
 */
@FunctionalInterface
interface Responder {

	/**
	 * Answer a call.
	 * @param call the call
	 * @return the answer
	 */
	Answer respond(Call call);

	/**
	 * Return this responder with another header.
	 * @param header the header's name
	 * @param value the header's value
	 * @return the new responder
	 */
	default Responder with(String header, String value) {
		return (call) -> respond(call).with(header, value);
	}

	/**
	 * Return this responder with another delivery.
	 * @param delivery the delivery
	 * @return the new responder
	 */
	default Responder delivered(Delivery delivery) {
		return (call) -> respond(call).delivered(delivery);
	}

}
