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
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import com.sun.management.ThreadMXBean;
import io.github.openaihealth.probe.Body.Extent;
import io.github.openaihealth.probe.BodyReader.BodyText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BodyReader}, as it reads lists of models while they come.
 */
class BodyReaderTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"data":[{"id":"a"},{"id":"b"},{"id":"c"},{"id":"a"},{"id":"models/b"}]}         | 3
			{"data":[{"id":"a"},{"id":"b"},{"id":null},{"id":null},{"object":"model"}]}      | 4
			{"data":[{"id":"a"},{"id":"b"},{"id":7},{"id":7},{"id":[1]},{"id":{"id":"x"}}]}  | 3
			{"data":[{"id":"a"},{"id":"b"},{"id":"c","id":"d"},{"id":"e","id":null}]}        | 4
			{"data":["a","b","c","c",1,null,["d"]]}                                          | 3
			{"data":{"models":[{"id":"a"},{"id":"b"},{"x":{"id":"y"},"id":"c"}]}}            | 3
			{"models":[{"id":"a"},{"id":"b"},{"id":"c","more":[{"id":"x"}]}]}                | 3
			{"result":[],"response":[{"id":"a"}],"data":null}                                | 0
			{"data":[{"id":"a"}],"data":[{"id":"b"},{"id":"c"}]}                             | 2
			["a","b","c"]                                                                    | 3
			[{"id":"a"},{"id":"b"},{"id":"c"}]                                               | 3
			""")
	void modelsAreCounted(String body, @Nullable Integer models) {
		BodyText text = read(body.getBytes(StandardCharsets.UTF_8));
		assertThat(text.json()).isNotNull();
		ModelList list = ModelList.of(text.json());
		assertThat((list != null) ? list.count() : null).isEqualTo(models);
	}

	@Test
	void requiredModelsAreFoundWhereverTheyStand() {
		BodyText text = read(list(500).getBytes(StandardCharsets.UTF_8));
		assertThat(text.json()).isNotNull();
		ModelList list = ModelList.of(text.json());
		assertThat(list).isNotNull();
		assertThat(list.unlisted(List.of("model-0", "model-1", "model-2", "model-499", "model-500")))
			.containsExactly("model-500");
		assertThat(list.retiring(List.of("model-498", "model-499"))).hasToString("{model-499=2027-01-31}");
		assertThat(list.owner()).isEqualTo("somebody-0");
	}

	@Test
	void listTakesHardlyMoreMemoryTheLongerItIs() {
		byte[] shorter = list(1000).getBytes(StandardCharsets.UTF_8);
		byte[] longer = list(9000).getBytes(StandardCharsets.UTF_8);
		allocated(longer);
		long more = allocated(longer) - allocated(shorter);
		assertThat(more).isLessThan((longer.length - shorter.length) / 3);
	}

	@Test
	void noMoreThanTheFirstElementsAreKept() {
		BodyText text = read(list(500).getBytes(StandardCharsets.UTF_8));
		assertThat(text.json()).isNotNull();
		assertThat(text.json().path("data").size()).isEqualTo(2);
		assertThat(text).hasToString("BodyText");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE" })
	void charset(String name) {
		Charset charset = Charset.forName(name);
		for (String mark : List.of("", "\uFEFF")) {
			BodyText text = read((mark + "{\"error\":\"\u00FC\"}").getBytes(charset));
			assertThat(text.json()).as("%s %s", name, mark).isNotNull();
			assertThat(text.json().path("error").asString("")).isEqualTo("\u00FC");
			text = read((mark + "[]").getBytes(charset));
			assertThat(text.json()).as("%s %s", name, mark).isNotNull();
		}
	}

	@Test
	void whatIsNoCharacterIsReplaced() {
		byte[] body = "{\"error\":\"Ung\u00FCltig\"}".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(read(body).json()).hasToString("{\"error\":\"Ung\uFFFDltig\"}");
	}

	@Test
	void whatFollowsTheValueIsReadToItsEnd() {
		byte[] body = ("{\"data\":[]}" + " trailing".repeat(5000)).getBytes(StandardCharsets.UTF_8);
		assertThat(read(body).json()).isNotNull();
		BodyText cut = BodyReader.read(new Body(body, Extent.CUT_OFF), new HttpHeaders());
		assertThat(cut.json()).isNull();
		assertThat(cut.finding()).isEqualTo("a truncated answer");
	}

	@Test
	void membersOfSeveralCompressedPartsAreRead() throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		String list = list(2000);
		body.write(gzip(list.substring(0, 70_000)));
		body.write(gzip(list.substring(70_000)));
		BodyText text = read(body.toByteArray());
		assertThat(text.json()).isNotNull();
		assertThat(ModelList.of(text.json())).isNotNull().extracting(ModelList::count).isEqualTo(2000);
	}

	@ParameterizedTest
	@CsvSource({ "0, CUT_OFF", "1, COMPLETE", "3, OVERSIZE" })
	void compressedBodyIsReadToItsEnd(int mebibytes, Extent extent) throws IOException {
		byte[] body = gzip("[" + " ".repeat(mebibytes * 1024 * 1024) + "]");
		body = (extent == Extent.CUT_OFF) ? Arrays.copyOf(body, body.length - 9) : body;
		assertThat(ContentDecoder.decode(Body.complete(body).stream(), new HttpHeaders()).drain()).isEqualTo(extent);
	}

	private static long allocated(byte[] body) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		read(body);
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

	private static BodyText read(byte[] body) {
		return BodyReader.read(Body.complete(body), new HttpHeaders());
	}

	private static String list(int models) {
		return IntStream.range(0, models)
			.mapToObj(
					(model) -> """
							{"object":"model","created":1750000000,"owned_by":"somebody-%d","description":"%s","id":"model-%d"%s}"""
						.formatted(model, "of a few words ".repeat(5), model,
								(model == 499) ? ",\"shutdown_date\":\"2027-01-31\"" : ""))
			.collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "]}"));
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
			stream.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

}
