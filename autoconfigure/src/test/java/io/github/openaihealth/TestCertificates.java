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

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes certificates for servers on this machine.
 */
public final class TestCertificates {

	private static final String PASSWORD = "password";

	private TestCertificates() {
	}

	/**
	 * Make a certificate for {@code localhost}.
	 * @param directory where to put it meanwhile
	 * @return a bundle with the certificate, its key and trust in it alone
	 * @throws Exception if it cannot be made
	 */
	public static SslBundle localhost(Path directory) throws Exception {
		Path file = directory.resolve("server.p12");
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		Process process = new ProcessBuilder(keytool, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname",
				"CN=localhost", "-ext", "san=dns:localhost", "-storetype", "PKCS12", "-storepass", PASSWORD,
				"-keystore", file.toString())
			.inheritIO()
			.start();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		KeyStore keyStore = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(file)) {
			keyStore.load(stream, PASSWORD.toCharArray());
		}
		KeyStore trustStore = KeyStore.getInstance("PKCS12");
		trustStore.load(null, null);
		trustStore.setCertificateEntry("server", keyStore.getCertificate("server"));
		return SslBundle.of(SslStoreBundle.of(keyStore, PASSWORD, trustStore));
	}

}
