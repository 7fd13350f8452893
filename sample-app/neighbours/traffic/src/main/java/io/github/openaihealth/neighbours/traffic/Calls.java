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

package io.github.openaihealth.neighbours.traffic;

/**
 * The calls that an application makes with its client.
 */
@FunctionalInterface
public interface Calls {

	/**
	 * What is said in each call, which nothing may write down.
	 */
	String PROMPT = "said-in-confidence";

	/**
	 * Make a call.
	 * @param kind the name of its kind
	 * @param model the model to ask
	 * @param chunk run for each part of an answer that arrives in parts
	 * @throws IllegalArgumentException if there is no such kind
	 */
	void make(String kind, String model, Runnable chunk);

}
