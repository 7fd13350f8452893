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

package io.github.openaihealth.actuate;

import java.util.List;

import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.traffic.RateLimits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RateLimitMetrics}.
 */
class RateLimitMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void metersAreThoseOfTheContract() {
		bind(List.of("default"), List.of());
		assertThat(this.registry.getMeters()).extracting(Meter::getId)
			.extracting((id) -> id.getName() + id.getTags())
			.containsExactlyInAnyOrder("openai.traffic.limit[tag(connection=default), tag(unit=requests)]",
					"openai.traffic.limit[tag(connection=default), tag(unit=tokens)]",
					"openai.traffic.remaining[tag(connection=default), tag(unit=requests)]",
					"openai.traffic.remaining[tag(connection=default), tag(unit=tokens)]");
		assertThat(this.registry.getMeters()).allSatisfy((meter) -> {
			assertThat(meter.getId().getDescription()).isNotNull();
			assertThat(meter.getId().getBaseUnit()).isNull();
			assertThat(((Gauge) meter).value()).isNaN();
		});
	}

	@Test
	void modelsAreTaggedWhereTheyAreToldApart() {
		bind(List.of("default", "eu"), List.of("gpt-5", "gpt-5-mini"));
		assertThat(this.registry.find("openai.traffic.remaining").tag("connection", "eu").gauges())
			.extracting((gauge) -> gauge.getId().getTag("model") + " " + gauge.getId().getTag("unit"))
			.containsExactlyInAnyOrder("gpt-5 requests", "gpt-5 tokens", "gpt-5-mini requests", "gpt-5-mini tokens",
					"other requests", "other tokens");
		assertThat(this.registry.getMeters()).hasSize(24);
	}

	@Test
	void isBoundOnceAndLeavesNothingBehind() {
		RateLimitMetrics metrics = bind(List.of("default"), List.of());
		SimpleMeterRegistry another = new SimpleMeterRegistry();
		metrics.bindTo(this.registry);
		metrics.bindTo(another);
		assertThat(another.getMeters()).hasSize(4);
		metrics.destroy();
		assertThat(this.registry.getMeters()).isEmpty();
		assertThat(another.getMeters()).isEmpty();
	}

	private RateLimitMetrics bind(List<String> connections, List<String> models) {
		RateLimitMetrics metrics = new RateLimitMetrics(new RateLimits(connections, models), new KeysInUse());
		metrics.bindTo(this.registry);
		return metrics;
	}

}
