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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

import io.github.openaihealth.connection.DisplayText;
import io.github.openaihealth.connection.KeysInUse;
import io.github.openaihealth.diagnosis.Masking;
import io.github.openaihealth.traffic.LatestRateLimit;
import io.github.openaihealth.traffic.RateLimits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.DisposableBean;

/**
 * {@link MeterBinder} for what is left of rate limits. A gauge is not a number while
 * nobody knows. The meters leave their registries when the application ends, since a
 * registry may live longer.
 */
public final class RateLimitMetrics implements MeterBinder, DisposableBean {

	private final RateLimits rateLimits;

	private final KeysInUse keys;

	private final Map<MeterRegistry, List<Gauge>> bound = new ConcurrentHashMap<>();

	/**
	 * Create a binder.
	 * @param rateLimits the rate limits to show
	 * @param keys the keys, of which one may have been pasted among the models
	 */
	public RateLimitMetrics(RateLimits rateLimits, KeysInUse keys) {
		this.rateLimits = rateLimits;
		this.keys = keys;
	}

	/**
	 * Bind the meters of each rate limit, once for each registry.
	 * @param registry the registry
	 */
	@Override
	public void bindTo(MeterRegistry registry) {
		this.bound.computeIfAbsent(registry, this::bind);
	}

	@Override
	public void destroy() {
		this.bound.forEach((registry, gauges) -> gauges.forEach(registry::remove));
		this.bound.clear();
	}

	private List<Gauge> bind(MeterRegistry registry) {
		List<Gauge> gauges = new ArrayList<>();
		for (LatestRateLimit rateLimit : this.rateLimits.all()) {
			gauges.add(gauge(registry, rateLimit, "openai.traffic.limit",
					"Rate limit of OpenAI, by the latest answer to a call of the application", LatestRateLimit::limit));
			gauges.add(gauge(registry, rateLimit, "openai.traffic.remaining",
					"What remains of the rate limit of OpenAI, by the latest answer to a call of the application",
					LatestRateLimit::remaining));
		}
		return gauges;
	}

	private Gauge gauge(MeterRegistry registry, LatestRateLimit rateLimit, String name, String description,
			ToDoubleFunction<LatestRateLimit> value) {
		String model = rateLimit.model();
		Tags tags = Tags.of("connection", rateLimit.connection(), "unit", rateLimit.unit());
		return Gauge.builder(name, rateLimit, value)
			.description(description)
			.tags((model != null) ? tags.and("model", shown(model)) : tags)
			.register(registry);
	}

	private String shown(String model) {
		return DisplayText.of(Masking.redact(this.keys.maskIn(model)));
	}

}
