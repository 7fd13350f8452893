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

package io.github.openaihealth.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.openaihealth.diagnosis.Diagnosis;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Where the application runs, and how a variable is set there: a table of a name, of what
 * it is recognised by, and of lines to copy. The first entry that is recognised counts,
 * so what is more special stands first. A new one needs a row in {@code PlatformTests}
 * too.
 */
public enum Platform {

	/** A job of GitHub Actions. */
	GITHUB_ACTIONS("GitHub Actions", PlatformSignals.variable("GITHUB_ACTIONS"), "gh secret set {name}",
			"and in the workflow: env: { {name}: '${{ secrets.{name} }}' } (a fork's pull request gets no secrets)"),

	/** A job of GitLab CI. */
	GITLAB_CI("GitLab CI", PlatformSignals.variable("GITLAB_CI"), "glab variable set {name} \"$KEY\" --masked",
			"(a protected variable reaches protected branches only, and forks get none)"),

	/** A function of AWS Lambda. */
	AWS_LAMBDA("AWS Lambda", PlatformSignals.variable("AWS_LAMBDA_FUNCTION_NAME"),
			"aws lambda update-function-configuration --function-name \"$FUNCTION\""
					+ " --environment \"Variables={{name}=$KEY}\"",
			"(this replaces all of the function's variables: name the others too)"),

	/** A task of AWS ECS. */
	AWS_ECS("AWS ECS",
			PlatformSignals.variable("ECS_CONTAINER_METADATA_URI_V4")
				.or(PlatformSignals.variable("ECS_CONTAINER_METADATA_URI")),
			"aws secretsmanager create-secret --name {name} --secret-string \"$KEY\"",
			"and in the task definition: \"secrets\": [{ \"name\": \"{name}\", \"valueFrom\": \"<the secret's ARN>\" }]"),

	/** An instance of AWS Elastic Beanstalk. */
	AWS_ELASTIC_BEANSTALK("AWS Elastic Beanstalk", PlatformSignals.file("/opt/elasticbeanstalk"),
			"eb setenv {name}=\"$KEY\""),

	/** A service or job of Google Cloud Run. */
	CLOUD_RUN("Google Cloud Run", PlatformSignals.variable("K_SERVICE").or(PlatformSignals.variable("CLOUD_RUN_JOB")),
			"printf %s \"$KEY\" | gcloud secrets create {name} --data-file=-",
			"gcloud run services update \"$SERVICE\" --update-secrets={name}={name}:latest"),

	/** An app of Azure App Service. */
	AZURE_APP_SERVICE("Azure App Service",
			PlatformSignals.variable("WEBSITE_SITE_NAME")
				.or(PlatformSignals.cloudPlatform(CloudPlatform.AZURE_APP_SERVICE)),
			"az webapp config appsettings set --resource-group \"$GROUP\" --name \"$APP\" --settings {name}=\"$KEY\""),

	/** An app of Cloud Foundry. */
	CLOUD_FOUNDRY("Cloud Foundry", PlatformSignals.cloudPlatform(CloudPlatform.CLOUD_FOUNDRY),
			"cf set-env \"$APP\" {name} \"$KEY\" && cf restart \"$APP\""),

	/** A dyno of Heroku. */
	HEROKU("Heroku", PlatformSignals.cloudPlatform(CloudPlatform.HEROKU), "heroku config:set {name}=\"$KEY\""),

	/** A service of Railway. */
	RAILWAY("Railway",
			PlatformSignals.variable("RAILWAY_ENVIRONMENT").or(PlatformSignals.variable("RAILWAY_PROJECT_ID")),
			"railway variables --set \"{name}=$KEY\""),

	/** A service of Render. */
	RENDER("Render", PlatformSignals.variable("RENDER"),
			"in the dashboard: the service > Environment > Add Environment Variable {name}"),

	/** A machine of Fly.io. */
	FLY_IO("Fly.io", PlatformSignals.variable("FLY_APP_NAME"), "fly secrets set {name}=\"$KEY\""),

	/** A pod of Kubernetes. */
	KUBERNETES("Kubernetes",
			PlatformSignals.variable("KUBERNETES_SERVICE_HOST")
				.or(PlatformSignals.cloudPlatform(CloudPlatform.KUBERNETES)),
			"kubectl create secret generic openai --from-literal={name}=\"$KEY\"",
			"kubectl set env deployment/\"$APP\" --from=secret/openai",
			"or mount the secret: spring.config.import=optional:configtree:/etc/openai/"),

	/** A unit of systemd, and no terminal that inherited its variables. */
	SYSTEMD("systemd",
			PlatformSignals.variable("INVOCATION_ID")
				.or(PlatformSignals.variable("JOURNAL_STREAM"))
				.and(PlatformSignals.variable("TERM")
					.or(PlatformSignals.variable("DISPLAY"))
					.or(PlatformSignals.variable("WAYLAND_DISPLAY"))
					.negate()),
			"sudo systemctl edit \"$UNIT\"",
			"and there: [Service] EnvironmentFile=/etc/openai.env (mode 600, with the line {name}=...)",
			"(not Environment={name}=..., which every user of the machine can read)"),

	/** A container, of Docker or its like. */
	DOCKER("Docker", PlatformSignals.file("/.dockerenv").or(PlatformSignals.file("/run/.containerenv")),
			"docker run -e {name} ... (passes on the variable of the shell)",
			"or in compose.yaml: environment: [ {name} ]",
			"(--env-file keeps quotes: its line is {name}=... without any)"),

	/** An IDE that started the application itself. */
	INTELLIJ_IDEA("a developer's machine (IntelliJ IDEA)",
			PlatformSignals.systemProperty("java.class.path", ".*\\bidea_rt\\.jar\\b.*"),
			"Run > Edit Configurations... > Environment variables: {name}=..."),

	/** Windows. */
	WINDOWS("Windows", PlatformSignals.systemProperty("os.name", "windows.*"), "PowerShell: $env:{name} = $KEY",
			"for good: setx {name} \"%KEY%\" (reaches only programs that are started afterwards)"),

	/** macOS. */
	MACOS("macOS", PlatformSignals.systemProperty("os.name", "mac.*"), "export {name}=\"$KEY\"",
			"(an IDE that is already running, or was started from the Dock, does not see it: set it in its run"
					+ " configuration)"),

	/** Linux, and whatever else has a shell. */
	LINUX("Linux", (signals) -> true, "export {name}=\"$KEY\"",
			"(an IDE that is already running does not see it: set it in its run configuration)");

	private final String label;

	private final Predicate<PlatformSignals> recognised;

	private final List<String> lines;

	Platform(String label, Predicate<PlatformSignals> recognised, String... lines) {
		this.label = label;
		this.recognised = recognised;
		this.lines = List.of(lines);
	}

	/**
	 * Return the platform's name.
	 * @return the name for people
	 */
	public String label() {
		return this.label;
	}

	/**
	 * Return how to set a variable on this platform.
	 * @param name the variable's name
	 * @return at most three lines, the first to copy; they never hold a value
	 */
	public List<String> howToSet(String name) {
		return this.lines.stream().map((line) -> line.replace("{name}", name)).toList();
	}

	/**
	 * Add how to set a variable on this platform, where that helps.
	 * @param diagnosis a diagnosis of the key
	 * @param variable the variable's name
	 * @return the diagnosis with one more action, or as it was
	 */
	Diagnosis addTo(Diagnosis diagnosis, String variable) {
		// First, where setting the variable is all there is to do; second, where a right
		// key must be had before
		int position = switch (diagnosis.cause().keyStatus()) {
			case ABSENT -> 0;
			case STAND_IN, TO_REPLACE -> 1;
			case REJECTED, ACCEPTED, UNKNOWN -> -1;
		};
		return (position >= 0) ? addTo(diagnosis, variable, position) : diagnosis;
	}

	/**
	 * Add how to set a variable on this platform.
	 * @param diagnosis a diagnosis of the key
	 * @param variable the variable's name
	 * @param position how many actions come first
	 * @return the diagnosis with one more action
	 */
	Diagnosis addTo(Diagnosis diagnosis, String variable, int position) {
		String action = "This application runs on " + this.label + ". Set " + variable + " there:"
				+ howToSet(variable).stream().map((line) -> "\n  " + line).collect(Collectors.joining());
		List<String> actions = new ArrayList<>(diagnosis.actions());
		actions.add(Math.min(position, actions.size()), action);
		return diagnosis.withActions(actions);
	}

	/**
	 * Recognise the platform from the environment and the marks that containers have.
	 * @param environment the environment
	 * @return the platform, {@link #LINUX} if nothing is recognised
	 */
	public static Platform of(ConfigurableEnvironment environment) {
		return of(new PlatformSignals(environment, (file) -> Files.exists(Path.of(file))));
	}

	static Platform of(PlatformSignals signals) {
		return Arrays.stream(values())
			.filter((platform) -> platform.recognised.test(signals))
			.findFirst()
			.orElse(LINUX);
	}

}
