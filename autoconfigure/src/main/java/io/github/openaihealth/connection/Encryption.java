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

package io.github.openaihealth.connection;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The forms of encrypted values, and what decrypts them.
 */
enum Encryption {

	/** Jasypt. */
	JASYPT("ENC(", "Jasypt",
			"Add com.github.ulisesbocchio:jasypt-spring-boot-starter and give it the password "
					+ "('jasypt.encryptor.password'): without it Spring takes the text as it is.",
			"ENC\\(.*\\)?"),

	/** SOPS. */
	SOPS("ENC[", "SOPS", "Decrypt the file before the application reads it: sops exec-env or sops --decrypt.",
			"ENC\\[(?!PKCS7|GPG)"),

	/** Hiera. */
	HIERA("ENC[", "hiera-eyaml", "Let Puppet write the decrypted value: look it up with the eyaml backend.",
			"ENC\\[(?:PKCS7|GPG)"),

	/** Spring Cloud Config. */
	SPRING_CLOUD("{cipher}", "Spring Cloud Config",
			"Give the config server the key ('encrypt.key'), or let the application decrypt: "
					+ "spring-cloud-starter with 'encrypt.key' and spring-security-rsa.",
			"\\{cipher}"),

	/** Ansible. */
	ANSIBLE("$ANSIBLE_VAULT", "Ansible Vault",
			"Let Ansible decrypt it where it writes the configuration: --ask-vault-pass or --vault-password-file.",
			"(?:!vault\\s*\\|?\\s*)?\\$ANSIBLE_VAULT;", "!vault\\b"),

	/** Vault's transit engine. */
	TRANSIT("vault:v1:", "the transit engine of HashiCorp Vault",
			"Decrypt it before the application starts: vault write transit/decrypt/<key> ciphertext=...",
			"vault:v\\d+:"),

	/** PGP. */
	PGP("-----BEGIN PGP MESSAGE", "GnuPG", "Decrypt it before the application starts: gpg --decrypt.",
			"-----BEGIN PGP "),

	/** age. */
	AGE("the header of age", "age", "Decrypt it before the application starts: age --decrypt.", "-----BEGIN AGE ",
			"age-encryption\\.org/"),

	/** AWS KMS. */
	KMS("AQIC", "AWS KMS",
			"Decrypt it before the application starts (aws kms decrypt), or keep the key in AWS "
					+ "Secrets Manager, which does so by itself.",
			"AQ(?:IC|EC)AH[A-Za-z0-9+/]{80,}", "kms:[A-Za-z0-9+/]{80,}"),

	/** OpenSSL. */
	OPENSSL("U2FsdGVkX1", "OpenSSL", "Decrypt it before the application starts: openssl enc -d.",
			"U2FsdGVkX1[A-Za-z0-9+/]{20,}"),

	/** Sealed Secrets. */
	SEALED_SECRETS("AgA", "Sealed Secrets of Kubernetes",
			"Apply it as a SealedSecret: its controller writes the "
					+ "decrypted secret, which the pod then refers to.",
			"Ag[A-D][A-Za-z0-9+/]{300,}"),

	/** dotenvx. */
	DOTENVX("encrypted:", "dotenvx",
			"Start the application with dotenvx, which decrypts it:\n  dotenvx run -- java -jar app.jar", "encrypted:"),

	/** EJSON. */
	EJSON("EJ[1:", "EJSON", "Decrypt the file before the application reads it: ejson decrypt.", "EJ\\[\\d"),

	/** Pulumi and Travis CI. */
	SECURE("secure:", "the tool that deploys (Pulumi, Travis CI)",
			"Let the tool decrypt it where it starts the application: elsewhere it means nothing.",
			"secure:\\s*\\S{16,}", "v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/=]{20,}"),

	/** Jetty, WebLogic and others. */
	OTHER("{…}", "the server that wrote it", "Replace it by the key itself: this application cannot decrypt it.",
			"(?:OBF|CRYPT):\\S", "(?:CRYPT|PBE|CIPHER|SECURE|AES)\\(\\S+\\)?$", "\\{(?:AES|3DES|AES-?256|xor)}");

	private final String form;

	private final String tool;

	private final String advice;

	private final Pattern pattern;

	Encryption(String form, String tool, String advice, String... beginnings) {
		this.form = form;
		this.tool = tool;
		this.advice = advice;
		this.pattern = Pattern.compile("^(?:" + String.join("|", beginnings) + ")", Pattern.DOTALL);
	}

	/**
	 * Return how such a text begins, which shows none of it.
	 * @return the form
	 */
	String form() {
		return this.form;
	}

	String tool() {
		return this.tool;
	}

	String advice() {
		return this.advice;
	}

	static Optional<Encryption> of(String text) {
		return Arrays.stream(values()).filter((encryption) -> encryption.pattern.matcher(text).find()).findFirst();
	}

}
