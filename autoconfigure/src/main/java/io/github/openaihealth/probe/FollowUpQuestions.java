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

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.github.openaihealth.connection.BaseUrl;
import io.github.openaihealth.connection.KnownHost;
import io.github.openaihealth.connection.OpenAiConnection;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a list of models leaves open: whether the key is good, where the host lists
 * its models to anybody, and whether a required model that does not stand in the list is
 * there all the same.
 */
final class FollowUpQuestions {

	/**
	 * The number of models that one probe asks for at most. The next one asks for others.
	 */
	static final int MAX_MODELS = 8;

	private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[^\\p{Cntrl}]{1,200}");

	private final AnswerClassifier classifier = new AnswerClassifier();

	private final ModelMemory memory = new ModelMemory();

	/**
	 * Return whether a reply leaves something open for a connection.
	 * @param reply what became of the request for the list
	 * @param connection a connection that makes this request
	 * @return {@code true} if one of its required models has to be asked for
	 */
	boolean areOpen(ProbeReply reply, OpenAiConnection connection) {
		ModelList list = list(reply, connection);
		return list != null && !open(list, reply, connection).isEmpty();
	}

	/**
	 * Ask what a reply leaves open. Blocks.
	 * @param reply what became of the request for the list
	 * @param connection a connection that makes this request
	 * @param requests tells what tells the request from others
	 * @param asker asks
	 * @return the reply with what came of it
	 */
	ProbeReply ask(ProbeReply reply, OpenAiConnection connection, Supplier<ProbeRequest> requests, Asker asker) {
		ModelList list = list(reply, connection);
		if (list == null) {
			return reply;
		}
		FollowUps followUps = reply.followUps();
		KnownHost.KeyCall keyCall = keyCall(connection);
		if (keyCall != null && followUps.key() == null) {
			followUps = followUps.withKey(asker.ask(Endpoints.beside(connection.baseUrl(), keyCall.path())));
		}
		List<String> open = open(list, reply, connection);
		return reply.with(open.isEmpty() ? followUps
				: followUps.withModels(ask(open, list, connection, requests.get(), reply.time(), asker)));
	}

	private Map<String, Presence> ask(List<String> open, ModelList list, OpenAiConnection connection,
			ProbeRequest request, Instant now, Asker asker) {
		Map<String, Presence> models = new HashMap<>();
		int asked = 0;
		boolean ended = false;
		for (String model : open) {
			Presence presence = this.memory.recall(request, list, model, now);
			if (presence == null && !ended && asked < MAX_MODELS) {
				Reply told = asker.ask(Endpoints.model(connection.baseUrl(), model));
				asked++;
				ended = !Presence.isLasting(told);
				presence = judge(told, request, list, model, now);
			}
			models.put(model, (presence != null) ? presence : this.memory.last(request, list, model));
		}
		return models;
	}

	/**
	 * Return which call of a host tells whether the key is good.
	 * @param connection the connection
	 * @return the call, or {@code null} if there is none, or no key to ask for
	 */
	static KnownHost.@Nullable KeyCall keyCall(OpenAiConnection connection) {
		BaseUrl baseUrl = connection.baseUrl();
		// Then no table has to be read with a start
		boolean other = !baseUrl.isOpenAi() && !baseUrl.isLoopback();
		KnownHost host = (connection.apiKey() != null && other) ? KnownHost.of(baseUrl) : null;
		return (host != null) ? host.keyCall() : null;
	}

	private Presence judge(Reply told, ProbeRequest request, ModelList list, String model, Instant now) {
		if (!Presence.isLasting(told)) {
			return this.memory.last(request, list, model);
		}
		Presence presence = Presence.of(told, model);
		this.memory.remember(request, list, model, presence, now);
		return presence;
	}

	private @Nullable ModelList list(ProbeReply reply, OpenAiConnection connection) {
		boolean needed = !connection.requiredModels().isEmpty() || keyCall(connection) != null;
		return (needed && reply.reply() instanceof Answer answer)
				? this.classifier.classify(answer, Question.of(connection), reply.time()).list() : null;
	}

	private static List<String> open(ModelList list, ProbeReply reply, OpenAiConnection connection) {
		return list.unlisted(connection.requiredModels())
			.stream()
			.filter((model) -> !reply.followUps().models().containsKey(model))
			.filter((model) -> isAskable(model, connection))
			.toList();
	}

	// A key may have been pasted there, and an address is written into logs
	private static boolean isAskable(String model, OpenAiConnection connection) {
		return ID.matcher(model).matches() && connection.mask(model).equals(model);
	}

	/**
	 * Makes a request after that for the list.
	 */
	@FunctionalInterface
	interface Asker {

		Reply ask(URI uri);

	}

}
