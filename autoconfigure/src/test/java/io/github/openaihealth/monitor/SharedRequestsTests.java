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

package io.github.openaihealth.monitor;

import java.net.URI;
import java.util.List;

import io.github.openaihealth.probe.ProbeRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SharedRequests}.
 */
class SharedRequestsTests {

	private static final ProbeRequest REQUEST = request("a");

	private static final ProbeRequest OTHER = request("b");

	private final SharedRequests requests = new SharedRequests();

	private final Asking first = asking("first");

	private final Asking second = asking("second");

	private final Asking third = asking("third");

	@Test
	void firstMakesTheRequestAndTheOthersWait() {
		assertThat(this.requests.begin(REQUEST, this.first)).isTrue();
		assertThat(this.requests.begin(request("a"), this.second)).isFalse();
		assertThat(this.requests.begin(REQUEST, this.third)).isFalse();
		assertThat(this.requests.end(REQUEST)).containsExactly(this.second, this.third);
	}

	@Test
	void requestsThatDifferAreMadeEach() {
		assertThat(this.requests.begin(REQUEST, this.first)).isTrue();
		assertThat(this.requests.begin(OTHER, this.second)).isTrue();
		assertThat(this.requests.begin(OTHER, this.third)).isFalse();
		assertThat(this.requests.end(REQUEST)).isEmpty();
		assertThat(this.requests.end(OTHER)).containsExactly(this.third);
	}

	@Test
	void requestThatHasEndedIsMadeAnew() {
		this.requests.begin(REQUEST, this.first);
		this.requests.begin(REQUEST, this.second);
		this.requests.end(REQUEST);
		assertThat(this.requests.begin(REQUEST, this.third)).isTrue();
		assertThat(this.requests.end(REQUEST)).isEmpty();
	}

	@Test
	void nobodyWaitsForARequestThatWasNotBegun() {
		assertThat(this.requests.end(REQUEST)).isEmpty();
	}

	private static Asking asking(String name) {
		TestSource source = new TestSource(name, "https://127.0.0.1/v1", "sk-proj-" + "k1".repeat(30));
		return new Asking(new Attempt(mock()), new Reading.Ready(source.read(), List.of()));
	}

	private static ProbeRequest request(String fingerprint) {
		return new ProbeRequest(URI.create("https://127.0.0.1/v1/models"), fingerprint, null, null, "direct");
	}

}
