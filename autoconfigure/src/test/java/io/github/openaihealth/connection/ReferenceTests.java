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

import io.github.openaihealth.connection.Reference.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Reference}.
 */
class ReferenceTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "op://Private/OpenAI/credential|1Password", "onepassword:openai|1Password",
					"{{ op://dev/openai/key }}|1Password", "ssm:/prod/openai|AWS Systems Manager (Parameter Store)",
					"aws-sm://openai|AWS Secrets Manager", "awssecret://openai|AWS Secrets Manager",
					"gsm://openai|Google Secret Manager", "gcp-sm:openai|Google Secret Manager",
					"berglas://openai/key|Google Secret Manager", "ref+gcpsecrets://acme/openai|Google Secret Manager",
					"@Microsoft.KeyVault(SecretUri=x)|Azure App Service", "akv:openai|Azure Key Vault",
					"keyvault:openai|Azure Key Vault", "keyvaultref:openai|Azure Container Apps",
					"vault://secret/openai|HashiCorp Vault or its webhook (Bank-Vaults)",
					"secret/data/openai#key|HashiCorp Vault or its webhook (Bank-Vaults)",
					"k8s:secret/openai|Kubernetes", "((openai-key))|CredHub or Concourse",
					"ref+sops://file#key|vals (helmfile)", "secretref+env://X|vals (helmfile)",
					"keychain:openai|A password manager", "akeyless:/openai|A secret manager",
					"secrets://openai|A secret manager", "unknown-store://openai|A secret manager",
					"'\"op://Private/OpenAI/key\"'|1Password", "Bearer op://Private/OpenAI/key|1Password",
					"${vault:secret/openai}|HashiCorp Vault or its webhook (Bank-Vaults)" })
	void secretsAreKnownByTheirStore(String value, String tool) {
		assertThat(Reference.in(value, true)).hasValueSatisfying((reference) -> {
			assertThat(reference.kind()).isEqualTo(Kind.SECRET);
			assertThat(reference.tool()).isEqualTo(tool);
			assertThat(reference.advice()).matches("(?s)\\p{Lu}.*");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "$OPENAI_API_KEY|VARIABLE|OPENAI_API_KEY",
			"${OPENAI_API_KEY|VARIABLE|OPENAI_API_KEY", "$$OPENAI_API_KEY|VARIABLE|OPENAI_API_KEY",
			"\\${OPENAI_API_KEY}|VARIABLE|OPENAI_API_KEY", "$(OPENAI_API_KEY)|VARIABLE|OPENAI_API_KEY",
			"%OPENAI_API_KEY%|VARIABLE|OPENAI_API_KEY", "!OPENAI_API_KEY!|VARIABLE|OPENAI_API_KEY",
			"$env:OPENAI_API_KEY|VARIABLE|OPENAI_API_KEY", "@openai.api-key@|TEMPLATE|openai.api-key",
			"@@OPENAI_API_KEY@@|TEMPLATE|OPENAI_API_KEY", "#{OPENAI_API_KEY}#|TEMPLATE|OPENAI_API_KEY",
			"__OPENAI_API_KEY__|TEMPLATE|OPENAI_API_KEY", "{{ .Values.openai.apiKey }}|TEMPLATE|openai.apiKey",
			"{{OPENAI_API_KEY}}|TEMPLATE|OPENAI_API_KEY", "<%= ENV['OPENAI_API_KEY'] %>|TEMPLATE|OPENAI_API_KEY",
			"process.env.OPENAI_API_KEY|TEMPLATE|OPENAI_API_KEY", "os.environ/OPENAI_API_KEY|TEMPLATE|OPENAI_API_KEY",
			"System.getenv(\"OPENAI_API_KEY\")|TEMPLATE|OPENAI_API_KEY",
			"${{ secrets.OPENAI_API_KEY }}|TEMPLATE|OPENAI_API_KEY", "var.openai_api_key|TEMPLATE|openai_api_key",
			"{OPENAI_API_KEY}|TEMPLATE|OPENAI_API_KEY", "{{ 1 + 1 }}|TEMPLATE|''" })
	void variablesAreKnownByTheirSyntax(String value, Kind kind, String name) {
		assertThat(Reference.in(value, true)).hasValueSatisfying((reference) -> {
			assertThat(reference.kind()).isEqualTo(kind);
			assertThat(reference.name()).isEqualTo(name);
			assertThat(reference.shown()).isEqualTo(value);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "$(cat /run/secrets/openai)|FILE_COMMAND", "`cat key`|FILE_COMMAND", "$(< key)|FILE_COMMAND",
					"!include openai.key|FILE_COMMAND", "$(pass show openai)|COMMAND", "`op read op://x/y/z`|COMMAND",
					"file:///run/secrets/openai|PATH", "classpath:openai.key|PATH", "/run/secrets/openai|PATH",
					"/etc/openai/key|PATH", "~/.openai|PATH", "./key|PATH", "..\\key|PATH", "C:\\openai\\key|PATH",
					"secrets/openai.key|PATH", "$HOME/openai.key|PATH" })
	void commandsAndPathsAreKnown(String value, Kind kind) {
		assertThat(Reference.in(value, true)).map(Reference::kind).hasValue(kind);
	}

	@ParameterizedTest
	@ValueSource(strings = { "$SECRET1x", "%abc%", "$abc", "@abc@", "!abc!", "/abc/def", "openai_key.txt",
			"team/openai-key", "{abc}" })
	void whatMayBeAPasswordIsNoneForCertain(String value) {
		assertThat(Reference.in(value, false)).isPresent();
		assertThat(Reference.in(value, true).isPresent()).isEqualTo(value.contains("SECRET"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "EMPTY", "sk-1234", "ollama", "pass:word", "aws:abc", "user:password", "a$b", "100%",
			"eyJhbGci.eyJzdWIi.c2ln", "AbC/dEf+gHi=", "/Ab+c/dE==", "https://example.com", "{{YOUR_API_KEY}}",
			"__REPLACE_ME__", "%YOUR_KEY%", "$YOUR_API_KEY", "<key>", "" })
	void keysAndSamplesAreNone(String value) {
		assertThat(Reference.in(value, true)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void encryptedValuesAreKnownAndNotShown(Encryption encryption) {
		assertThat(encryption.tool()).isNotBlank();
		assertThat(encryption.advice()).matches("(?s)\\p{Lu}.*");
		String cipher = "x3Rk9Qw2Er5T".repeat(30);
		String value = switch (encryption) {
			case JASYPT -> "ENC(" + cipher + ")";
			case SOPS -> "ENC[AES256_GCM,data:" + cipher + "]";
			case HIERA -> "ENC[PKCS7," + cipher + "]";
			case SPRING_CLOUD -> "{cipher}" + cipher;
			case ANSIBLE -> "$ANSIBLE_VAULT;1.1;AES256\n" + cipher;
			case TRANSIT -> "vault:v2:" + cipher;
			case PGP -> "-----BEGIN PGP MESSAGE-----\n" + cipher;
			case AGE -> "-----BEGIN AGE ENCRYPTED FILE-----\n" + cipher;
			case KMS -> "AQICAH" + cipher;
			case OPENSSL -> "U2FsdGVkX1" + cipher;
			case SEALED_SECRETS -> "AgB" + cipher;
			case DOTENVX -> "encrypted:" + cipher;
			case EJSON -> "EJ[1:" + cipher + "]";
			case SECURE -> "secure:" + cipher;
			case OTHER -> "{AES}" + cipher;
		};
		assertThat(Reference.in(value, true)).hasValueSatisfying((reference) -> {
			assertThat(reference.kind()).isEqualTo(Kind.ENCRYPTED);
			assertThat(reference.tool()).isEqualTo(encryption.tool());
			assertThat(reference.toString()).doesNotContain("x3Rk9Qw2Er5T");
		});
	}

	@Test
	void whatMayBeASecretIsNotShown() {
		String secret = "x3Rk9Qw2Er5T8yU1";
		for (String value : new String[] { "op://" + secret + "/x/y", "vault:secret/" + secret + "#" + secret,
				"$" + secret, "%" + secret + "%", "/run/secrets/" + secret, "$(echo " + secret + ")" }) {
			assertThat(Reference.in(value, false).toString()).doesNotContain(secret.substring(2, 12));
		}
	}

	@Test
	void endsSoonForHostileInput() {
		for (String part : new String[] { "/a", "a/", "$", "{{", "%41", "(", "x.", "op:" }) {
			assertThat(Reference.in(part.repeat(50_000) + "\n!", false)).isEmpty();
		}
	}

}
