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

package io.github.openaihealth.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.openaihealth.monitor.OpenAiMonitor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts and closes an application ten times in one JVM, each time with another class
 * loader for the starter, as DevTools does, and fails if anything is left behind. Has a
 * JVM of its own, in which nothing else leaves anything.
 */
public final class Refreshes {

	private static final int REFRESHES = 10;

	private static final long MEGABYTE = 1024 * 1024;

	private Refreshes() {
	}

	/**
	 * Start and close.
	 * @param args none
	 * @throws Exception if something is left behind
	 */
	public static void main(String[] args) throws Exception {
		List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
		List<Left> left = new ArrayList<>();
		try (FakeService service = new FakeService()) {
			for (int i = 0; i < REFRESHES; i++) {
				Running running = refresh(service, loaders);
				awaitNoThreads();
				left.add(Left.take(running));
				System.out.println(left.get(i));
			}
		}
		Left second = left.get(1);
		Left last = left.get(REFRESHES - 1);
		assertThat(last.running()).isEqualTo(second.running());
		assertThat(last.running().meters()).isPositive();
		assertThat(last.beans()).isEqualTo(second.beans());
		// The JVM and the server have pools of their own; one for each start would be
		// more
		assertThat(last.threads()).isLessThan(second.threads() + (REFRESHES - 2) / 2);
		assertThat(last.heap()).isLessThanOrEqualTo(second.heap() + MEGABYTE);
		// What a JVM starts only once may keep the first, and a cache the last until the
		// next
		assertThat(loaders.subList(1, REFRESHES - 1)).allMatch((loader) -> loader.get() == null);
		System.exit(0);
	}

	private static Running refresh(FakeService service, List<WeakReference<ClassLoader>> loaders) throws Exception {
		try (RestartLoader loader = new RestartLoader()) {
			loaders.add(new WeakReference<>(loader));
			Thread.currentThread().setContextClassLoader(loader);
			SpringApplication application = new SpringApplication(new DefaultResourceLoader(loader),
					loader.loadClass(Application.class.getName()));
			application.setWebApplicationType(WebApplicationType.NONE);
			application.setDefaultProperties(Map.of("openai.api-key", TestKeys.project(), "openai.base-url",
					service.baseUrl(), "openai.health.interval", "1s", "spring.jmx.enabled", "true",
					"management.endpoints.jmx.exposure.include", "*", "spring.main.banner-mode", "off",
					"spring.docker.compose.enabled", "false"));
			try (ConfigurableApplicationContext context = application.run()) {
				HealthIndicator indicator = context.getBean("openaiHealthIndicator", HealthIndicator.class);
				Awaitility.await()
					.until(() -> Status.UP.equals(Objects.requireNonNull(indicator.health()).getStatus()));
				assertThat(context.getBean(loader.loadClass(OpenAiMonitor.class.getName())).getClass())
					.isNotEqualTo(OpenAiMonitor.class);
				long meters = context.getBean(MeterRegistry.class)
					.getMeters()
					.stream()
					.filter((meter) -> meter.getId().getName().startsWith("openai."))
					.count();
				return new Running(meters, application.getListeners().size(), Left.beanCount());
			}
		}
		finally {
			Thread.currentThread().setContextClassLoader(Refreshes.class.getClassLoader());
			ReflectionUtils.clearCache();
			ResolvableType.clearCache();
		}
	}

	private static void awaitNoThreads() {
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).map(Thread::getName)
				.noneMatch((name) -> name.startsWith("openai-health")));
	}

	/**
	 * What an application has while it runs.
	 *
	 * @param meters the number of meters
	 * @param listeners the number of listeners
	 * @param beans the number of MBeans
	 */
	private record Running(long meters, int listeners, int beans) {
	}

	/**
	 * What an application leaves behind.
	 *
	 * @param running what it had
	 * @param heap the heap in use after a full collection, in bytes
	 * @param threads the number of threads
	 * @param beans the number of MBeans
	 */
	private record Left(Running running, long heap, int threads, int beans) {

		static Left take(Running running) {
			for (int i = 0; i < 3; i++) {
				ManagementFactory.getMemoryMXBean().gc();
			}
			return new Left(running, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
					ManagementFactory.getThreadMXBean().getThreadCount(), beanCount());
		}

		private static int beanCount() {
			return ManagementFactory.getPlatformMBeanServer().getMBeanCount();
		}

	}

	/**
	 * Loads the starter by itself, and everything else as others do.
	 */
	private static final class RestartLoader extends URLClassLoader {

		RestartLoader() {
			super(new URL[0], Refreshes.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				if (!name.startsWith("io.github.openaihealth.")) {
					return super.loadClass(name, resolve);
				}
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : define(name);
			}
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
				if (stream == null) {
					throw new ClassNotFoundException(name);
				}
				byte[] bytes = stream.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		SimpleMeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

}
