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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link CappedBody}.
 */
class CappedBodyTests {

	private final Flow.Subscription subscription = mock(Flow.Subscription.class);

	private final List<Body> consumed = new ArrayList<>();

	private final CappedBody body = new CappedBody(this.consumed::add);

	@Test
	void consumerComesBeforeTheClient() {
		List<Integer> consumedBefore = new ArrayList<>();
		this.body.getBody().thenAccept((body) -> consumedBefore.add(this.consumed.size()));
		this.body.onSubscribe(this.subscription);
		this.body.onNext(buffers(3));
		this.body.onComplete();
		assertThat(consumedBefore).containsExactly(1);
		assertThat(this.consumed.get(0).bytes()).hasSize(3);
		assertThat(this.consumed.get(0).extent()).isEqualTo(Body.Extent.COMPLETE);
	}

	@Test
	void bodyUpToTheLimit() {
		this.body.onSubscribe(this.subscription);
		this.body.onNext(buffers(Body.LIMIT - 1, 1));
		this.body.onComplete();
		assertThat(this.consumed.get(0).bytes()).hasSize(Body.LIMIT);
		then(this.subscription).should(never()).cancel();
	}

	@Test
	void bodyBeyondTheLimitIsCancelledOnce() {
		this.body.onSubscribe(this.subscription);
		this.body.onNext(buffers(Body.LIMIT, 1));
		this.body.onNext(buffers(1));
		this.body.onComplete();
		then(this.subscription).should().cancel();
		assertThat(this.consumed).extracting(Body::extent).containsExactly(Body.Extent.OVERSIZE);
	}

	@Test
	void bodyThatBreaksOff() {
		this.body.onSubscribe(this.subscription);
		this.body.onNext(buffers(3));
		this.body.onError(new IOException("closed"));
		assertThat(this.consumed).extracting(Body::extent).containsExactly(Body.Extent.CUT_OFF);
	}

	private static List<ByteBuffer> buffers(int... sizes) {
		List<ByteBuffer> buffers = new ArrayList<>();
		for (int size : sizes) {
			buffers.add(ByteBuffer.allocate(size));
		}
		return buffers;
	}

}
