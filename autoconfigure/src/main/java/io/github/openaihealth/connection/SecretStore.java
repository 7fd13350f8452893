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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What keeps secrets, known by the form in which it is referred to, and how a reference
 * becomes the secret.
 */
enum SecretStore {

	/** 1Password. */
	ONE_PASSWORD("1Password",
			"Start the application with 1Password's command line, which resolves it:"
					+ "\n  op run -- java -jar app.jar",
			"op:", "onepassword:"),

	/** AWS Systems Manager. */
	PARAMETER_STORE("AWS Systems Manager (Parameter Store)",
			"Let the platform resolve it: ECS does so under 'secrets' (name, valueFrom), not under 'environment'. "
					+ "Or read it with Spring Cloud AWS: spring.config.import=aws-parameterstore:<path>",
			"arn:aws[a-z-]*:ssm:", "\\{\\{resolve:ssm", "aws-?ssm:", "ssm:", "aws-parameterstore:", "aws-ps:",
			"parameterstore:", "ref\\+awsssm:"),

	/** AWS Secrets Manager. */
	AWS_SECRETS_MANAGER("AWS Secrets Manager",
			"Let the platform resolve it: ECS does so under 'secrets' (name, valueFrom), not under 'environment'. "
					+ "Or read it with Spring Cloud AWS: spring.config.import=aws-secretsmanager:<name>",
			"arn:aws[a-z-]*:(?!ssm)[a-z-]+:", "\\{\\{resolve:", "aws-?secrets?-?manager:", "secretsmanager:", "aws-sm:",
			"asm://", "awssm:", "aws-?secrets?:", "aws:(?:secretsmanager:|//)", "ref\\+awssecrets:"),

	/** Google Cloud's Secret Manager. */
	GOOGLE_SECRET_MANAGER("Google Secret Manager",
			"With Spring Cloud GCP, import it (spring.config.import=sm@) and write ${sm@name}: in '${sm://name}' "
					+ "Spring takes what follows the colon for a default. On Cloud Run, pass it with --update-secrets.",
			"sm://", "sm@", "gcp-?sm:", "gsm:", "gcp-?secrets?(?:-?manager)?:", "google-?secret-?manager:", "gcp://",
			"berglas:", "//secretmanager\\.googleapis\\.com/", "projects/[^/]+/(?:locations/[^/]+/)?secrets/",
			"ref\\+gcpsecrets:"),

	/** Azure Key Vault, as App Service refers to it. */
	APP_SERVICE("Azure App Service",
			"See the state of the reference under Environment variables in the portal: the "
					+ "app's identity needs the role Key Vault Secrets User, and the secret has to exist.",
			"@Microsoft\\.KeyVault\\(", "@Microsoft\\.AppConfiguration\\("),

	/** Secrets of Azure Container Apps. */
	CONTAINER_APPS("Azure Container Apps",
			"Give the variable the secret where the app is defined: 'secretRef: <name>' "
					+ "in a template, or --set-env-vars NAME=secretref:<name> with the command line.",
			"secretref:", "keyvaultref:"),

	/** Azure Key Vault. */
	KEY_VAULT("Azure Key Vault",
			"Let what deploys the application resolve it, or read it with Spring Cloud Azure: "
					+ "spring.cloud.azure.keyvault.secret.property-sources[0].endpoint=<the vault's URL>",
			"https://[^/]+\\.vault\\.(?:azure\\.net|azure\\.cn|usgovcloudapi\\.net)(?:[:/]|$)", "akvs?:", "azkv:",
			"azure-?key-?vault:", "azurekv:", "key-?vault:", "[\\w.?-]+@azurekeyvault$", "ref\\+azurekeyvault:"),

	/** Vault, as the webhook of Bank-Vaults resolves it. */
	VAULT("HashiCorp Vault or its webhook (Bank-Vaults)",
			"Let the webhook change the pod (annotation vault.security.banzaicloud.io/vault-addr, and a namespace "
					+ "that it watches), or read it with Spring Cloud Vault: spring.config.import=vault://",
			">>vault:", "vault:", "hashicorp-?vault:", "hcp-?vault:", "hvs?-?ref:", "openbao:", "bao://",
			"ref\\+vault:", "secret/data/[^#]+#.+"),

	/** Secrets of Kubernetes. */
	KUBERNETES("Kubernetes", "Give the variable the secret in the pod: valueFrom, secretKeyRef with its name and key.",
			"k8s://", "k8s:secret", "kubernetes:", "secretKeyRef:", "ref\\+k8s:"),

	/** Variables of Concourse, BOSH and Cloud Foundry. */
	CREDHUB("CredHub or Concourse",
			"Give the variable a value where the application is deployed: "
					+ "cf push --var, or a credential of that name.",
			"\\(\\([\\w./:-]+\\)\\)$", "credhub:"),

	/** Doppler. */
	DOPPLER("Doppler",
			"Start the application with Doppler's command line, which resolves it:"
					+ "\n  doppler run -- java -jar app.jar",
			"doppler:", "ref\\+doppler:"),

	/** Infisical. */
	INFISICAL("Infisical",
			"Start the application with Infisical's command line, which resolves it:"
					+ "\n  infisical run -- java -jar app.jar",
			"infisical:", "ref\\+infisical:"),

	/** Bitwarden. */
	BITWARDEN("Bitwarden Secrets Manager",
			"Start the application with Bitwarden's command line, which resolves it:"
					+ "\n  bws run -- java -jar app.jar",
			"bws:", "bw://", "bitwarden:", "ref\\+bitwarden:"),

	/** Programs that keep passwords, and hand them over by a command. */
	PASSWORD_MANAGER("A password manager",
			"Start the application with the command of the password manager that resolves references, or give it "
					+ "the key itself.",
			"keyring:", "keychain:", "keepass(?:xc)?:", "keeper://", "lastpass:", "lpass:", "dl://", "dashlane:",
			"gopass:", "pass://", "proton-?pass:", "wincred:", "libsecret:"),

	/** Akeyless, CyberArk and their like. */
	OTHER_VAULT("A secret manager",
			"Start the application with the command of the secret manager that resolves references, or let what "
					+ "deploys it do so.",
			"akeyless:", "conjur:", "cyberark:", "delinea:", "thycotic:", "!var[: ]", "summon:", "ejson:", "sops:",
			"oci-?vault:", "ibm-?(?:sm|secrets-manager):", "pulumi:", "secrets?:(?://|[A-Za-z.-]+/[A-Za-z./-]+$)",
			"kms://", "configmap:"),

	/** The tool {@code vals} and what has it built in. */
	VALS("vals (helmfile)", "Let vals resolve it before the application starts: helmfile does so in its values, "
			+ "elsewhere:\n  vals exec -f vals.yaml -- java -jar app.jar", "(?:secret)?ref\\+[a-z0-9]+:");

	private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]{1,20}://", Pattern.CASE_INSENSITIVE);

	private static final Pattern NO_SECRET = Pattern.compile(
			"^(?:https?|s?ftps?|wss?|tcp|grpcs?|ssh|unix|file|env|classpath|configtree)://", Pattern.CASE_INSENSITIVE);

	private static final Pattern TEMPLATE = Pattern.compile("^\\{\\{\\s*([a-z]+://[^{}]*?)\\s*}}$");

	private final String tool;

	private final String advice;

	private final Pattern pattern;

	SecretStore(String tool, String advice, String... beginnings) {
		this.tool = tool;
		this.advice = advice;
		this.pattern = Pattern.compile("^(?:" + String.join("|", beginnings) + ")", Pattern.CASE_INSENSITIVE);
	}

	String tool() {
		return this.tool;
	}

	String advice() {
		return this.advice;
	}

	/**
	 * Tell what a text refers to.
	 * @param text the text
	 * @return what keeps the secret, {@link #OTHER_VAULT} for a URI with a scheme that
	 * nothing known has, or empty if it is no reference
	 */
	static Optional<SecretStore> of(String text) {
		Matcher template = TEMPLATE.matcher(text);
		String reference = template.matches() ? template.group(1) : text;
		if (reference.indexOf(' ') != -1 && !reference.startsWith("op:") && !reference.startsWith("!var ")) {
			return Optional.empty();
		}
		Optional<SecretStore> known = Arrays.stream(values())
			.filter((store) -> store.pattern.matcher(reference).find())
			.findFirst();
		boolean unknown = known.isEmpty() && SCHEME.matcher(reference).find() && !NO_SECRET.matcher(reference).find();
		return unknown ? Optional.of(OTHER_VAULT) : known;
	}

}
