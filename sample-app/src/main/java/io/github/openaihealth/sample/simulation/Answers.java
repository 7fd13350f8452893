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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * The forms in which OpenAI, and what stands before it, answer. Texts and values are made
 * up; only the shapes are the service's.
 */
final class Answers {

	static final String ORGANIZATION = "simulated";

	static final String PROJECT = "proj_simulated";

	private static final String JSON = "application/json";

	private static final String HTML = "text/html; charset=UTF-8";

	private static final String ERROR = """
			{
			  "error": {
			    "message": "%s",
			    "type": "%s",
			    "param": null,
			    "code": %s
			  }
			}
			""";

	private static final int UNAUTHORIZED = 401;

	private static final int DAYS_LEFT = 20;

	private Answers() {
	}

	/**
	 * Answer as the service does: list the models to a valid key only.
	 * @param call the call
	 * @return the answer
	 */
	static Answer authenticated(Call call) {
		if (call.accepted()) {
			return openAi(200, resource("models.json"));
		}
		return (call.bearer() != null) ? rejected(call) : notSent(call);
	}

	static Answer retiring(Call call) {
		if (!call.accepted()) {
			return authenticated(call);
		}
		String day = LocalDate.now(ZoneOffset.UTC).plusDays(DAYS_LEFT).toString();
		return openAi(200, resource("models.json").replaceAll(",\\s+\"shutdown_date\": \"[0-9-]+\"", "")
			.replace("\"object\": \"model\",", "\"object\": \"model\", \"shutdown_date\": \"" + day + "\","));
	}

	static Answer rejected(Call call) {
		return error(UNAUTHORIZED, "invalid_request_error", "invalid_api_key", "Incorrect API key provided: "
				+ call.echo() + ". You can find your keys in the settings of your project. (simulated)")
			.respond(call);
	}

	static Answer revoked(Call call) {
		return call.acceptedBefore() ? rejected(call) : authenticated(call);
	}

	static Answer notSent(Call call) {
		return error(UNAUTHORIZED, "invalid_request_error", null,
				"You didn't provide an API key. Send it in the Authorization header: Bearer YOUR_KEY. (simulated)")
			.respond(call);
	}

	/**
	 * Answer the question for a model that does not exist. One that stands in the list
	 * need not be asked for.
	 * @param id the model's id
	 * @return the responder
	 */
	static Responder noModel(String id) {
		return error(404, "invalid_request_error", "model_not_found",
				"The model '" + id + "' does not exist. (simulated)");
	}

	/**
	 * Answer a call that uses a model as somebody who lists the models is answered: what
	 * refuses the one refuses the other.
	 * @param models what answers who lists the models
	 * @return the responder
	 */
	static Responder usedAsListed(Responder models) {
		Responder used = used(ORGANIZATION, PROJECT, Rates.PLENTY);
		return (call) -> {
			Answer listed = models.respond(call);
			return isList(listed) ? used.delivered(listed.delivery()).respond(call) : listed;
		};
	}

	/**
	 * Answer a call that uses a model, and tell as whom it came and how much of the rates
	 * is left. A call whose body can never run, as the deeper check makes it, is told
	 * that the body is wrong.
	 * @param organization the short name of the organization that the key acts for
	 * @param project the id of the project that the key acts for
	 * @param rates how much of the rates there is
	 * @return the responder
	 */
	static Responder used(String organization, String project, Rates rates) {
		Responder wrong = error(400, "invalid_request_error", "invalid_value",
				"Invalid value: '-1'. Nothing runs here. (simulated)");
		return (call) -> {
			if (!call.accepted()) {
				return authenticated(call);
			}
			Answer answer = (call.uses() > 0) ? rates.tell(response(), call.uses()) : wrong.respond(call);
			return answer.with("openai-organization", organization).with("openai-project", project);
		};
	}

	private static Answer response() {
		return openAi(200, resource("response.json")).with("openai-model", "gpt-6-luna");
	}

	private static boolean isList(Answer answer) {
		return answer.status() == 200 && answer.body().contains("\"object\": \"list\"");
	}

	static Answer oversized(Call call) {
		String model = """
				    {"id": "gpt-simulated-%06d", "object": "model", "created": 1780000000, "owned_by": "system"},
				""";
		StringBuilder models = new StringBuilder("{\n  \"object\": \"list\",\n  \"data\": [\n");
		for (int i = 0; i < 32_000; i++) {
			models.append(model.formatted(i));
		}
		return openAi(200, models + "    {\"id\": \"gpt-simulated-last\", \"object\": \"model\"}\n  ]\n}\n");
	}

	/**
	 * Answer with an error of OpenAI's normal form.
	 * @param status the status
	 * @param type the error's type
	 * @param code the error's code, if it has one
	 * @param message the error's message
	 * @return the responder
	 */
	static Responder error(int status, String type, @Nullable String code, String message) {
		String body = ERROR.formatted(escape(message), type, (code != null) ? "\"" + code + "\"" : "null");
		return json(status, body);
	}

	static Responder json(int status, String body) {
		return (call) -> openAi(status, body);
	}

	/**
	 * Answer with a page of Cloudflare's or a proxy's.
	 * @param status the status
	 * @param server the server's name
	 * @param resource the page
	 * @return the responder
	 */
	static Responder page(int status, String server, String resource) {
		return (call) -> new Answer(status, HTML, resource(resource)).with("server", server)
			.with("cache-control", "no-store");
	}

	private static Answer openAi(int status, String body) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		Answer answer = new Answer(status, JSON, body)
			.with("x-request-id", "req_" + UUID.randomUUID().toString().replace("-", ""))
			.with("openai-version", "2020-10-01")
			.with("openai-processing-ms", Integer.toString(random.nextInt(5, 300)))
			.with("server", "cloudflare")
			.with("cf-ray", "%016x-SIM".formatted(random.nextLong()));
		return (status != UNAUTHORIZED) ? answer : answer.with("www-authenticate", "Bearer realm=\"OpenAI API\"");
	}

	private static String escape(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}

	private static String resource(String name) {
		try (InputStream in = Answers.class.getResourceAsStream("/simulation/" + name)) {
			if (in == null) {
				throw new IllegalStateException("No resource '" + name + "'");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
