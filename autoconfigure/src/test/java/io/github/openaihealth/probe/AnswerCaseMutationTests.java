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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.diagnosis.KeyStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AnswerClassifier} and {@link ResultFactory} with every answer of
 * {@code cases/answers.json} cut off, wrapped, renamed, encoded anew, blown up and with
 * the key in it: whatever comes, there is a result, soon, without the key; and on a host
 * of OpenAI's own no key is called rejected but by an error in the service's form.
 */
@Tag("once")
class AnswerCaseMutationTests {

	private static final int SHARE = 12;

	private static final int MEGABYTE = 1024 * 1024;

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final ProbeSettings SETTINGS = new ProbeSettings(LIMIT, LIMIT, Duration.ofDays(30));

	private static final List<String> NAMES = List.of("error", "message", "code", "type", "detail", "data", "id",
			"success");

	private final AnswerClassifier classifier = new AnswerClassifier();

	private final ResultFactory results = new ResultFactory(SETTINGS, new ProxyHint((name) -> null, (name) -> null),
			new KeysInUse());

	@ParameterizedTest
	@ValueSource(strings = { "https://api.openai.com/v1", "https://gateway.example.com/v1",
			"https://api.groq.com/openai/v1" })
	@Timeout(value = 2, unit = TimeUnit.MINUTES)
	void everyMutation(String baseUrl) {
		OpenAiConnection connection = ProbeFixtures.requiring(ProbeFixtures.connection(baseUrl), "a");
		List<AnswerCase> rows = AnswerCase.all();
		for (int i = 0; i < rows.size(); i++) {
			// Each of a row's neighbours gets others
			List<byte[]> mutations = mutations(rows.get(i).body());
			for (int j = i % SHARE; j < mutations.size(); j += SHARE) {
				assertHarmless(rows.get(i), mutations.get(j), connection);
			}
		}
	}

	@ParameterizedTest
	@MethodSource
	@Timeout(value = 2, unit = TimeUnit.MINUTES)
	void blownUp(String filling) {
		OpenAiConnection connection = ProbeFixtures.connection("https://gateway.example.com/v1");
		List<AnswerCase> rows = AnswerCase.all();
		for (int i = 0; i < rows.size(); i += 150) {
			String body = new String(rows.get(i).body(), StandardCharsets.UTF_8);
			String more = filling.repeat(MEGABYTE / filling.length());
			for (String blown : List.of(more + body, body + more, body.replaceFirst("([a-z]) ", "$1" + more),
					"{\"message\":\"" + more + "\",\"error\":" + body + "}")) {
				assertHarmless(rows.get(i), blown.getBytes(StandardCharsets.UTF_8), connection);
			}
		}
	}

	static List<String> blownUp() {
		return List.of(" ", "a", "api key ", "not ", "exceeded-", "<p>blocked ", "{\"error\":", "invalid token, ");
	}

	@Test
	void encodingsChangeNothing() {
		for (AnswerCase row : AnswerCase.all()) {
			String body = new String(row.body(), StandardCharsets.UTF_8);
			if (!body.startsWith("{") || row.headers().containsHeader(HttpHeaders.CONTENT_ENCODING)) {
				continue;
			}
			Cause cause = classify(row, row.body());
			for (byte[] encoded : List.of(gzip(row.body()), body.getBytes(StandardCharsets.UTF_16),
					body.getBytes(StandardCharsets.UTF_16LE), ("\uFEFF" + body).getBytes(StandardCharsets.UTF_8))) {
				if (row.status() >= 400) {
					assertThat(classify(row, encoded)).as(row.name()).isEqualTo(cause);
				}
			}
		}
	}

	private @Nullable Cause classify(AnswerCase row, byte[] body) {
		Answer answer = new Answer(row.status(), row.headers(), Body.complete(body));
		return this.classifier.classify(answer, row.question(), Instant.EPOCH).cause();
	}

	private void assertHarmless(AnswerCase row, byte[] body, OpenAiConnection connection) {
		ApiKey apiKey = connection.apiKey();
		assertThat(apiKey).isNotNull();
		HttpHeaders headers = row.headers();
		headers.add("x-request-id", apiKey.reveal());
		Answer answer = new Answer(row.status(), headers, Body.complete(body));
		long start = System.nanoTime();
		ProbeResult result = this.results.create(answer, connection, Instant.EPOCH, Duration.ZERO);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).as(row.name()).isLessThan(LIMIT);
		assertThat(result.toString()).as(row.name()).doesNotContain(apiKey.reveal()).hasSizeLessThan(5000);
		Question question = new Question(apiKey, connection.baseUrl(), List.of());
		Verdict verdict = this.classifier.classify(answer, question, Instant.EPOCH);
		Cause cause = verdict.cause();
		if (question.openAiHost() && cause != null && cause.keyStatus() == KeyStatus.REJECTED) {
			assertThat(verdict.recognised()).as(row.name()).isTrue();
		}
		if (result.stopsStart()) {
			assertThat(verdict.recognised()).as(row.name()).isTrue();
		}
	}

	private static List<byte[]> mutations(byte[] body) {
		List<byte[]> mutations = new ArrayList<>();
		for (int part = 1; part < 8; part++) {
			mutations.add(Arrays.copyOf(body, body.length * part / 8));
		}
		String text = new String(body, StandardCharsets.UTF_8);
		for (String mutation : mutations(text)) {
			mutations.add(mutation.getBytes(StandardCharsets.UTF_8));
		}
		mutations.add(text.getBytes(StandardCharsets.UTF_16));
		mutations.add(text.getBytes(StandardCharsets.UTF_16LE));
		mutations.add(text.getBytes(StandardCharsets.ISO_8859_1));
		mutations.add(gzip(body));
		mutations.add(Arrays.copyOf(gzip(body), 15));
		return mutations;
	}

	private static List<String> mutations(String text) {
		String key = ProbeFixtures.projectKey();
		List<String> mutations = new ArrayList<>(List.of("[" + text + "]", "{\"error\":" + text + "}",
				"{\"data\":[" + text + "]}", "{\"detail\":" + text + "}", "{\"a\":{\"b\":" + text + "}}",
				JsonMapper.shared().writeValueAsString(text), text + text, text + "\n\u0000", "\uFEFF" + text,
				text.toUpperCase(Locale.ROOT), text.replace(" ", " " + key + " "), text.replace("\":", key + "\":"),
				text.replace("\"", "'"), text.replaceAll("[a-z]+", key)));
		for (String name : NAMES) {
			mutations.add(text.replace("\"" + name + "\"", "\"other\""));
			mutations.add(text.replace("\"" + name + "\"", "\"error\""));
		}
		return mutations;
	}

	private static byte[] gzip(byte[] body) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
			out.write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
