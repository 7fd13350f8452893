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

package io.github.openaihealth;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.connection.BaseUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Makes an instance of any type, with a key wherever one may be.
 */
final class Specimens {

	/**
	 * A key of which nothing tells that it is one.
	 */
	static final String KEY = "qvxzjkwpmdhcbtrgnlfsqvzkxjwpdmhbctgrnflsvq";

	/**
	 * How many ways there are to choose among the constants of an enum and the
	 * implementations of an interface.
	 */
	static final int VARIANTS = 3;

	private static final int DEEPEST = 6;

	private static final String BEARER = "Bearer " + KEY;

	private final Map<Class<?>, Object> known = new HashMap<>();

	private final int variant;

	private final Map<Type, Type> bound = new HashMap<>();

	private int depth;

	Specimens(int variant, String text) {
		this.variant = variant;
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.AUTHORIZATION, BEARER);
		headers.set("api-key", KEY);
		URI uri = URI.create("https://user:" + KEY + "@gateway.example.com/" + KEY + "/v1?key=" + KEY);
		this.known.putAll(Map.of(ApiKey.class, ApiKey.of(KEY), Object.class, ApiKey.of(KEY), BaseUrl.class,
				BaseUrl.of(uri.toString()), HttpHeaders.class, headers, URI.class, uri, String.class, text,
				byte[].class, KEY.getBytes(StandardCharsets.UTF_8), JsonNode.class, StringNode.valueOf(KEY)));
		this.known.putAll(Map.of(int.class, 401, long.class, 1L, boolean.class, variant == 0, Integer.class, 1,
				Duration.class, Duration.ofSeconds(1), Instant.class, Instant.EPOCH, LocalDate.class, LocalDate.EPOCH,
				Proxy.class, Proxy.NO_PROXY, PropertySource.class,
				new MapPropertySource("test", Map.of("openai.api-key", KEY))));
		this.known.put(Request.class,
				new Request.Builder().url("https://gateway.example.com/v1/models")
					.header(HttpHeaders.AUTHORIZATION, BEARER)
					.header("api-key", KEY)
					.build());
		this.known.put(ClientRequest.class,
				ClientRequest.create(HttpMethod.GET, URI.create("https://gateway.example.com/v1/models"))
					.headers((all) -> all.addAll(headers))
					.build());
	}

	/**
	 * Make an instance.
	 * @param type its type; what is not known of it is taken for a key
	 * @return the instance, or {@code null} where one would hold others without end
	 */
	@Nullable Object of(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			return of((Class<?>) parameterized.getRawType(), parameterized.getActualTypeArguments());
		}
		if (type instanceof Class<?> plain) {
			return of(plain, plain.getTypeParameters());
		}
		if (type instanceof WildcardType wildcard) {
			return of(wildcard.getUpperBounds()[0]);
		}
		Type bound = this.bound.get(type);
		return (bound != null && bound != type) ? of(bound) : ApiKey.of(KEY);
	}

	private @Nullable Object of(Class<?> type, Type[] arguments) {
		if (this.known.containsKey(type)) {
			return this.known.get(type);
		}
		if (this.depth > DEEPEST) {
			return empty(type);
		}
		this.depth++;
		try {
			return container(type, arguments);
		}
		finally {
			this.depth--;
		}
	}

	private static @Nullable Object empty(Class<?> type) {
		if (type == Map.class) {
			return Map.of();
		}
		return Collection.class.isAssignableFrom(type) ? (type == Set.class) ? Set.of() : List.of() : null;
	}

	private @Nullable Object container(Class<?> type, Type[] arguments) {
		if (type == List.class || type == Collection.class) {
			return Optional.ofNullable(of(arguments[0])).stream().toList();
		}
		if (type == Set.class) {
			return Set.copyOf(Optional.ofNullable(of(arguments[0])).stream().toList());
		}
		if (type == Deque.class) {
			return new ArrayDeque<>(Optional.ofNullable(of(arguments[0])).stream().toList());
		}
		if (type == Optional.class) {
			return Optional.ofNullable(of(arguments[0]));
		}
		if (type == Map.class) {
			Object key = of(arguments[0]);
			Object value = of(arguments[1]);
			return (key != null && value != null) ? Map.of(key, value) : Map.of();
		}
		return plain(type, arguments);
	}

	private @Nullable Object plain(Class<?> type, Type[] arguments) {
		if (type.isEnum()) {
			Object[] constants = type.getEnumConstants();
			return constants[this.variant % constants.length];
		}
		if (type.isSealed()) {
			Class<?>[] permitted = type.getPermittedSubclasses();
			return of(permitted[this.variant % permitted.length], arguments);
		}
		if (!saysAnything(type)) {
			return Mockito.mock(type);
		}
		boolean ours = ClassUtils.getPackageName(type).startsWith(ClassUtils.getPackageName(Specimens.class));
		return (ours && !type.isInterface() && !Modifier.isAbstract(type.getModifiers())) ? construct(type, arguments)
				: Mockito.mock(type);
	}

	private Object construct(Class<?> type, Type[] arguments) {
		for (int i = 0; i < Math.min(arguments.length, type.getTypeParameters().length); i++) {
			this.bound.put(type.getTypeParameters()[i], arguments[i]);
		}
		Constructor<?> constructor = longestConstructor(type);
		try {
			return constructor
				.newInstance(Arrays.stream(constructor.getGenericParameterTypes()).map(this::of).toArray());
		}
		catch (InvocationTargetException ex) {
			throw new IllegalStateException("How is " + type.getName() + " made?", ex.getCause());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("How is " + type.getName() + " made?", ex);
		}
	}

	/**
	 * Return whether an instance tells more of itself than that it is one.
	 * @param type its type
	 * @return {@code false} where {@code toString} is that of {@link Object}
	 */
	static boolean saysAnything(Class<?> type) {
		try {
			return type.isInterface() || type.getMethod("toString").getDeclaringClass() != Object.class;
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Constructor<?> longestConstructor(Class<?> type) {
		Constructor<?> longest = Arrays.stream(type.getDeclaredConstructors())
			.filter((constructor) -> !constructor.isSynthetic())
			.max(Comparator.comparingInt(Constructor::getParameterCount))
			.orElseThrow();
		longest.setAccessible(true);
		return longest;
	}

}
