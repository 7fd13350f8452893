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

package io.github.openaihealth.benchmark;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import io.github.openaihealth.monitor.OpenAiMonitor;
import io.github.openaihealth.traffic.OkHttpCalls;
import io.github.openaihealth.traffic.OpenAiTraffic;
import io.github.openaihealth.traffic.RestClientCalls;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.util.Assert;

/**
 * What is done beside each call of the application's own: a step in OkHttp's chain, whose
 * answer is there without a network, with what learns from it and without, and the end of
 * a call that {@code RestClient} has observed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class TrafficBenchmark {

	@Param
	Exchange exchange;

	private HttpServer server;

	private ConfigurableApplicationContext context;

	private Request request;

	private Interceptor.Chain chain;

	private Interceptor okHttpCalls;

	private RestClientCalls restClientCalls;

	private ClientRequestObservationContext observation;

	/**
	 * Start the application, and a server that answers its polls.
	 * @throws IOException if there is no port for the server
	 */
	@Setup
	public void start() throws IOException {
		this.server = ModelsServer.start();
		String baseUrl = ModelsServer.baseUrl(this.server);
		this.context = Scenario.PLAIN.start(baseUrl);
		OpenAiTraffic traffic = this.context.getBean(OpenAiTraffic.class);
		String key = this.context.getEnvironment().getRequiredProperty("OPENAI_API_KEY");
		Assert.state(this.context.getBean(OpenAiMonitor.class).connectionAsRead("default") != null, "Not read");
		URI uri = URI.create(this.exchange.elsewhere ? "https://example.com/v1/orders" : baseUrl + "/responses");
		this.request = new Request.Builder().url(uri.toString())
			.header("Authorization", "Bearer " + key)
			.post(RequestBody.create("{}", MediaType.get("application/json")))
			.build();
		Response response = response(this.request);
		this.chain = (Interceptor.Chain) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Interceptor.Chain.class },
				(chain, method, arguments) -> method.getName().equals("request") ? this.request : response);
		this.okHttpCalls = new OkHttpCalls(traffic, null);
		this.restClientCalls = new RestClientCalls(() -> traffic);
		this.observation = observation(uri, response);
	}

	private Response response(Request request) {
		Response.Builder response = new Response.Builder().request(request)
			.protocol(Protocol.HTTP_2)
			.message("")
			.code(this.exchange.status)
			.header("content-type", "application/json")
			.header("x-request-id", "req_0123456789abcdef")
			.header("openai-processing-ms", "800");
		if (this.exchange.rates) {
			response.header("x-ratelimit-limit-requests", "10000")
				.header("x-ratelimit-limit-tokens", "2000000")
				.header("x-ratelimit-remaining-requests", "9999")
				.header("x-ratelimit-remaining-tokens", "1999000")
				.header("x-ratelimit-reset-requests", "6ms")
				.header("x-ratelimit-reset-tokens", "30ms");
		}
		return response.body(ResponseBody.create(this.exchange.body, MediaType.get("application/json"))).build();
	}

	private static ClientRequestObservationContext observation(URI uri, Response response) {
		MockClientHttpRequest request = new MockClientHttpRequest(HttpMethod.POST, uri);
		response.request()
			.headers()
			.forEach((header) -> request.getHeaders().add(header.getFirst(), header.getSecond()));
		MockClientHttpResponse answer = new MockClientHttpResponse(new byte[0],
				HttpStatusCode.valueOf(response.code()));
		response.headers().forEach((header) -> answer.getHeaders().add(header.getFirst(), header.getSecond()));
		ClientRequestObservationContext observation = new ClientRequestObservationContext(request);
		observation.setCarrier(request);
		observation.setResponse(answer);
		return observation;
	}

	/**
	 * Stop the application and the server.
	 */
	@TearDown
	public void stop() {
		this.context.close();
		this.server.stop(0);
	}

	/**
	 * Take the step with nobody looking.
	 * @return the answer
	 * @throws IOException never
	 */
	Object okHttpAlone() throws IOException {
		return this.chain.proceed(this.chain.request());
	}

	/**
	 * Take the step with what learns from the answer.
	 * @return the answer
	 * @throws IOException never
	 */
	@Benchmark
	public Object okHttp() throws IOException {
		return this.okHttpCalls.intercept(this.chain);
	}

	/**
	 * Learn from the end of an observed call.
	 * @return its context
	 */
	@Benchmark
	public Object restClient() {
		this.restClientCalls.onStop(this.observation);
		return this.observation;
	}

	/**
	 * A call and its answer.
	 */
	public enum Exchange {

		/**
		 * A call of another service.
		 */
		ELSEWHERE(200, "{}", false),

		/**
		 * A call that succeeded.
		 */
		SUCCESS(200, "{}", false),

		/**
		 * A call that succeeded, and was told the rate limits.
		 */
		SUCCESS_WITH_RATES(200, "{}", true),

		/**
		 * A call whose key was refused.
		 */
		REFUSED(401,
				"{\"error\":{\"message\":\"Incorrect API key provided.\",\"type\":\"invalid_request_error\","
						+ "\"param\":null,\"code\":\"invalid_api_key\"}}",
				false),

		/**
		 * A call of an account without credit.
		 */
		QUOTA(429, "{\"error\":{\"message\":\"You exceeded your current quota.\",\"type\":\"insufficient_quota\","
				+ "\"param\":null,\"code\":\"insufficient_quota\"}}", false);

		private final boolean elsewhere = name().equals("ELSEWHERE");

		private final int status;

		private final byte[] body;

		private final boolean rates;

		Exchange(int status, String body, boolean rates) {
			this.status = status;
			this.body = body.getBytes(StandardCharsets.UTF_8);
			this.rates = rates;
		}

	}

}
