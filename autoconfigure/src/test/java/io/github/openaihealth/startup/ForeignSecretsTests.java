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

package io.github.openaihealth.startup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.openaihealth.check.CheckResult;
import io.github.openaihealth.check.ConfigurationCheck;
import io.github.openaihealth.check.ConfigurationContext;
import io.github.openaihealth.check.TestNearMisses;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.settings.DefaultConnectionSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Puts keys in the forms of many vendors, as rules of secret scanners tell them, into
 * every setting of a connection, whole and in whatever may stand around them, and reads
 * all that is said of it: nothing holds as much as twelve characters of one in a row.
 */
@Tag("once")
class ForeignSecretsTests {

	private static final int PART = 12;

	private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private static final String HEX = "0123456789abcdef";

	private static final String BASE64URL = ALPHANUMERIC + "-_";

	private static final String BASE64 = ALPHANUMERIC + "+/";

	private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";

	private static final String DIGITS = "0123456789";

	private static final List<String> SETTINGS = List.of("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID",
			"OPENAI_BASE_URL", "OPENAI_API_KEY_FILE");

	private static final List<String> HOSTS = List.of("https://api.openai.com/v1", "https://gateway.example.com/v1");

	private static final ConfigurationContext CONTEXT = ConfigurationContext.of(new StandardEnvironment());

	private static final Map<String, UnaryOperator<String>> AROUND = around();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	private final Random random = new Random(42);

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void noPartOfAKeyIsTold(String vendor, String form) {
		AROUND.forEach((what, around) -> {
			for (String setting : SETTINGS) {
				for (String host : setting.equals("OPENAI_API_KEY") ? HOSTS : HOSTS.subList(0, 1)) {
					String secret = make(form);
					String told = told(around.apply(secret), setting, host);
					assertThat(parts(what.equals("in base64") ? around.apply(secret) : secret))
						.as("%s: %s in %s for %s: %s", vendor, what, setting, host, told)
						.noneMatch(told.toLowerCase(Locale.ROOT)::contains);
				}
			}
		});
	}

	static Stream<Arguments> noPartOfAKeyIsTold() {
		return Stream.of(Arguments.of("OpenAI, legacy", "sk-|A20|T3Blbk" + "FJ|A20"),
				Arguments.of("OpenAI, project", "sk-proj-|U74|T3Blbk" + "FJ|U74"),
				Arguments.of("OpenAI, of no known form", "sk-|U48"), Arguments.of("Anthropic", "sk-ant-api03-|U93|AA"),
				Arguments.of("OpenRouter", "sk-or-v1-|X64"), Arguments.of("Groq", "gsk_|A52"),
				Arguments.of("xAI", "xai-|A80"), Arguments.of("Google", "AIza|U35"),
				Arguments.of("Google, OAuth", "ya29.|U68"), Arguments.of("Hugging Face", "hf_|A34"),
				Arguments.of("Perplexity", "pplx-|A48"), Arguments.of("NVIDIA", "nvapi-|U64"),
				Arguments.of("Cerebras", "csk-|L48"), Arguments.of("Together", "tgp_v1_|U43"),
				Arguments.of("Together, 2023", "|X64"), Arguments.of("Replicate", "r8_|A37"),
				Arguments.of("DeepSeek", "sk-|X32"), Arguments.of("Mistral", "|A32"), Arguments.of("Cohere", "|A40"),
				Arguments.of("Fireworks", "fw_|A24"), Arguments.of("ElevenLabs", "sk_|X48"),
				Arguments.of("Azure OpenAI", "|X32"), Arguments.of("Azure OpenAI, 2024", "|A84"),
				Arguments.of("Azure, password of an application", "|A3|8Q~|U34"),
				Arguments.of("AWS, access key", "AKIA|B16"), Arguments.of("AWS, secret", "|S40"),
				Arguments.of("AWS, Bedrock", "ABSK|S109|="), Arguments.of("Databricks", "dapi|X32"),
				Arguments.of("GitHub", "ghp_|A36"), Arguments.of("GitHub, fine-grained", "github_pat_|A22|_|A59"),
				Arguments.of("GitLab", "glpat-|U20"), Arguments.of("Slack", "xoxb-|D12|-|D12|-|A24"),
				Arguments.of("Stripe", "sk_live_|A24"), Arguments.of("SendGrid", "SG.|U22|.|U43"),
				Arguments.of("Twilio", "SK|X32"), Arguments.of("Mailgun", "key-|X32"),
				Arguments.of("Telegram", "|D10|:AA|U33"), Arguments.of("Discord", "|U24|.|U6|.|U27"),
				Arguments.of("npm", "npm_|A36"), Arguments.of("PyPI", "pypi-|U80"),
				Arguments.of("Shopify", "shpat_|X32"), Arguments.of("Square", "sq0atp-|U22"),
				Arguments.of("DigitalOcean", "dop_v1_|X64"), Arguments.of("Doppler", "dp.pt.|A43"),
				Arguments.of("HashiCorp Vault", "hvs.|U90"), Arguments.of("Linear", "lin_api_|A40"),
				Arguments.of("Notion", "ntn_|A46"), Arguments.of("Airtable", "pat|A14|.|X64"),
				Arguments.of("New Relic", "NRAK-|B27"), Arguments.of("Datadog", "|X40"),
				Arguments.of("Grafana", "glsa_|A32|_|X8"), Arguments.of("Heroku", "|X8|-|X4|-|X4|-|X4|-|X12"),
				Arguments.of("LiteLLM", "sk-|U22"), Arguments.of("a JWT", "eyJ|U30|.eyJ|U90|.|U43"),
				Arguments.of("16 digits", "|X16"), Arguments.of("a password manager", "|A20"),
				Arguments.of("openssl rand -base64", "|S43|="));
	}

	private static Map<String, UnaryOperator<String>> around() {
		Map<String, UnaryOperator<String>> around = new LinkedHashMap<>();
		around.put("alone", (key) -> key);
		around.put("with a line break", (key) -> key + "\n");
		around.put("in quotes", (key) -> '"' + key + '"');
		around.put("in brackets", (key) -> "<" + key + ">");
		around.put("with a semicolon", (key) -> key + ";");
		around.put("twice", (key) -> key + "," + key);
		around.put("in JSON", (key) -> "{\"OPENAI_API_KEY\": \"" + key + "\"}");
		around.put("as the name of a member", (key) -> "{\"" + key + "\": \"sk-" + "a1".repeat(20) + "\"}");
		around.put("in base64", (key) -> Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
		around.put("Bearer", (key) -> "Bearer " + key);
		around.put("as an assignment", (key) -> "OPENAI_API_KEY=" + key);
		around.put("in a placeholder", (key) -> "${" + key + "}");
		around.put("as a default", (key) -> "${NOT_SET:" + key + "}");
		around.put("as a default of a shell", (key) -> "${NOT_SET:-" + key + "}");
		around.put("as a default of a reference", (key) -> "${sm://" + key + "}");
		around.put("as a variable", (key) -> "$" + key);
		around.put("as a variable of Windows", (key) -> "%" + key + "%");
		around.put("in a template", (key) -> "{{ " + key + " }}");
		around.put("in a command", (key) -> "$(echo " + key + ")");
		around.put("in a reference", (key) -> "vault:secret/data/" + key + "#" + key);
		around.put("as the vault of a reference", (key) -> "op://" + key + "/item/field");
		around.put("encrypted", (key) -> "ENC(" + key + ")");
		around.put("as a file", (key) -> "file:/run/secrets/" + key);
		around.put("as a path", (key) -> "/run/secrets/" + key);
		around.put("as a host", (key) -> "https://" + key + "/v1");
		around.put("as a host without a scheme", (key) -> key + "/v1");
		around.put("as a host with a port", (key) -> "http://" + key + ":8080");
		around.put("as a scheme", (key) -> key + "://v1");
		around.put("in a path of a URL", (key) -> "https://gateway.example.com/" + key + "/v1");
		around.put("in a query", (key) -> "https://gateway.example.com/v1?api-version=" + key);
		around.put("as a fragment", (key) -> "https://gateway.example.com/v1#" + key);
		around.put("as a password", (key) -> "https://user:" + key + "@gateway.example.com/v1");
		around.put("as an organization", (key) -> "org-" + key + " ");
		around.put("in a sentence", (key) -> "my key is " + key);
		return around;
	}

	private String told(String value, String setting, String host) {
		Map<String, Object> variables = new HashMap<>();
		variables.put("OPENAI_BASE_URL", host);
		if (!setting.equals("OPENAI_API_KEY_FILE")) {
			variables.put("OPENAI_API_KEY", "sk-proj-" + "a1B2".repeat(39));
		}
		variables.put(setting, value);
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		environment.getPropertySources()
			.addLast(new MapPropertySource("Config resource 'class path resource [application.yml]'",
					Map.of("openai.api-key", value, "openai.org-id", value, "openai.project-id", value)));
		OpenAiConnection connection = new DefaultConnectionSource(environment).read();
		CheckResult result = new ConfigurationCheck(ConfigurationContext.of(environment),
				setting.equals("OPENAI_API_KEY") ? TestNearMisses.in(this.directory, environment) : null,
				Clock.systemUTC(), () -> false)
			.check(connection);
		List<Diagnosis> diagnoses = new ArrayList<>(result.problems());
		diagnoses.addAll(result.warnings());
		return diagnoses + "\n" + new StartupReport(diagnoses) + "\n" + connection + "\n" + connection.apiKeySetting()
				+ "\n" + connection.apiKey() + "\n" + new OpenAiConfigurationException(diagnoses).getMessage();
	}

	private static List<String> parts(String secret) {
		String searched = secret.toLowerCase(Locale.ROOT);
		return IntStream.rangeClosed(0, searched.length() - PART)
			.mapToObj((start) -> searched.substring(start, start + PART))
			.filter((part) -> !part.startsWith("pypi") && !part.contains("aegeichlwas5")
					&& part.chars().filter(Character::isLetterOrDigit).count() > 8)
			.toList();
	}

	private String make(String form) {
		StringBuilder key = new StringBuilder();
		for (String part : form.split("\\|")) {
			String alphabet = part.matches("[A-Z][0-9]+") ? alphabet(part.charAt(0)) : "";
			if (alphabet.isEmpty()) {
				key.append(part);
			}
			else {
				this.random.ints(Integer.parseInt(part.substring(1)), 0, alphabet.length())
					.forEach((at) -> key.append(alphabet.charAt(at)));
			}
		}
		return key.toString();
	}

	private static String alphabet(char letter) {
		return switch (letter) {
			case 'A' -> ALPHANUMERIC;
			case 'U' -> BASE64URL;
			case 'S' -> BASE64;
			case 'X' -> HEX;
			case 'B' -> UPPER;
			case 'L' -> LOWER;
			case 'D' -> DIGITS;
			default -> "";
		};
	}

}
