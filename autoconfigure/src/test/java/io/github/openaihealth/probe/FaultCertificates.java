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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Certificates for the servers of faults, made once, all but one by an authority that
 * {@link #trust()} trusts.
 */
enum FaultCertificates {

	/** With which nothing is wrong. */
	GOOD,

	/** Of nobody that is trusted. */
	STRANGE,

	/** Whose time is over. */
	EXPIRED,

	/** Whose time has not come yet. */
	EARLY,

	/** For another host. */
	MISNAMED;

	private static final String PASSWORD = "password";

	private static final String AUTHORITY = "authority";

	private static final String NAMES = "san=dns:localhost,dns:openai-health.invalid,ip:127.0.0.1";

	private @Nullable SSLContext serverContext;

	/**
	 * Return what trusts the authority, and nobody else.
	 * @return the bundle
	 */
	static SslBundle trust() {
		return SslBundle.of(SslStoreBundle.of(null, null, store(AUTHORITY)));
	}

	/**
	 * Return what a server with this certificate speaks TLS with.
	 * @return the context
	 */
	synchronized SSLContext serverContext() {
		if (this.serverContext == null) {
			this.serverContext = SslBundle.of(SslStoreBundle.of(store(name().toLowerCase(Locale.ROOT)), PASSWORD, null))
				.createSslContext();
		}
		return this.serverContext;
	}

	private static KeyStore store(String alias) {
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			KeyStore all = Made.ALL;
			if (alias.equals(AUTHORITY)) {
				store.setCertificateEntry(alias, all.getCertificate(alias));
			}
			else {
				store.setKeyEntry(alias, all.getKey(alias, PASSWORD.toCharArray()), PASSWORD.toCharArray(),
						all.getCertificateChain(alias));
			}
			return store;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Made {

		private static final KeyStore ALL = make();

		private static KeyStore make() {
			try {
				Path directory = Files.createTempDirectory("certificates");
				try {
					return make(directory.resolve("all.p12"));
				}
				finally {
					FileSystemUtils.deleteRecursively(directory);
				}
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static KeyStore make(Path file) throws Exception {
			add(file, AUTHORITY, "-ext", "bc:c");
			add(file, "good", "-ext", NAMES, "-signer", AUTHORITY);
			add(file, "strange", "-ext", NAMES);
			add(file, "expired", "-ext", NAMES, "-signer", AUTHORITY, "-startdate", "-9d", "-validity", "7");
			add(file, "early", "-ext", NAMES, "-signer", AUTHORITY, "-startdate", "+7d", "-validity", "9");
			add(file, "misnamed", "-ext", "san=dns:elsewhere.invalid", "-signer", AUTHORITY);
			KeyStore store = KeyStore.getInstance("PKCS12");
			try (InputStream stream = Files.newInputStream(file)) {
				store.load(stream, PASSWORD.toCharArray());
			}
			return store;
		}

		private static void add(Path file, String alias, String... options) throws IOException, InterruptedException {
			List<String> command = new ArrayList<>(
					List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
							"-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias, "-storetype", "PKCS12",
							"-storepass", PASSWORD, "-keystore", file.toString()));
			command.addAll(List.of(options));
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isZero();
		}

	}

}
