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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Where the application runs, and how a variable is set there. The first that is
 * recognised counts: what is more special stands first.
 */
public enum Platform {

	/** A job of GitHub Actions. */
	GITHUB_ACTIONS("GitHub Actions", variable("GITHUB_ACTIONS"), "gh secret set {name}",
			"and in the workflow: env: { {name}: '${{ secrets.{name} }}' } (a fork's pull request gets no secrets)"),

	/** A job of GitLab CI. */
	GITLAB_CI("GitLab CI", variable("GITLAB_CI"), "glab variable set {name} \"$KEY\" --masked",
			"(a protected variable reaches protected branches only)"),

	/** A function of AWS Lambda. */
	AWS_LAMBDA("AWS Lambda", variable("AWS_LAMBDA_FUNCTION_NAME"),
			"aws lambda update-function-configuration --function-name \"$FUNCTION\""
					+ " --environment \"Variables={{name}=$KEY}\"",
			"(this replaces all of the function's variables: name the others too)"),

	/** A task of AWS ECS. */
	AWS_ECS("AWS ECS", variable("ECS_CONTAINER_METADATA_URI_V4").or(variable("ECS_CONTAINER_METADATA_URI")),
			"aws secretsmanager create-secret --name {name} --secret-string \"$KEY\"",
			"and in the task definition: \"secrets\": [{ \"name\": \"{name}\", \"valueFrom\": \"<the secret's ARN>\" }]"),

	/** A service of Google Cloud Run. */
	CLOUD_RUN("Google Cloud Run", variable("K_SERVICE"),
			"printf %s \"$KEY\" | gcloud secrets create {name} --data-file=-",
			"gcloud run services update \"$SERVICE\" --update-secrets={name}={name}:latest"),

	/** An app of Azure App Service. */
	AZURE_APP_SERVICE("Azure App Service",
			variable("WEBSITE_SITE_NAME").or(CloudPlatform.AZURE_APP_SERVICE::isDetected),
			"az webapp config appsettings set --resource-group \"$GROUP\" --name \"$APP\" --settings {name}=\"$KEY\""),

	/** An app of Cloud Foundry. */
	CLOUD_FOUNDRY("Cloud Foundry", CloudPlatform.CLOUD_FOUNDRY::isDetected,
			"cf set-env \"$APP\" {name} \"$KEY\" && cf restart \"$APP\""),

	/** A dyno of Heroku. */
	HEROKU("Heroku", CloudPlatform.HEROKU::isDetected, "heroku config:set {name}=\"$KEY\""),

	/** A service of Railway. */
	RAILWAY("Railway", variable("RAILWAY_ENVIRONMENT").or(variable("RAILWAY_PROJECT_ID")),
			"railway variables --set \"{name}=$KEY\""),

	/** A service of Render. */
	RENDER("Render", variable("RENDER"),
			"in the dashboard: the service > Environment > Add Environment Variable {name}"),

	/** A machine of Fly.io. */
	FLY_IO("Fly.io", variable("FLY_APP_NAME"), "fly secrets set {name}=\"$KEY\""),

	/** A pod of Kubernetes. */
	KUBERNETES("Kubernetes", variable("KUBERNETES_SERVICE_HOST").or(CloudPlatform.KUBERNETES::isDetected),
			"kubectl create secret generic openai --from-literal={name}=\"$KEY\"",
			"kubectl set env deployment/\"$APP\" --from=secret/openai"),

	/** A unit of systemd, and no terminal that inherited its variables. */
	SYSTEMD("systemd",
			variable("INVOCATION_ID").or(variable("JOURNAL_STREAM"))
				.and(variable("TERM").or(variable("DISPLAY")).or(variable("WAYLAND_DISPLAY")).negate()),
			"sudo systemctl edit \"$UNIT\"",
			"and there: [Service] EnvironmentFile=/etc/openai.env (mode 600, with the line {name}=...)"),

	/** A container, of Docker or its like. */
	DOCKER("Docker", (environment) -> false, "docker run -e {name} ... (passes on the variable of the shell)",
			"or in compose.yaml: environment: [ {name} ]"),

	/** Windows. */
	WINDOWS("Windows", operatingSystem("windows"), "PowerShell: $env:{name} = $KEY",
			"for good: setx {name} \"%KEY%\" (reaches only programs that are started afterwards)"),

	/** macOS. */
	MACOS("macOS", operatingSystem("mac"), "export {name}=\"$KEY\"",
			"(an IDE that is already running does not see it: set it in its run configuration)"),

	/** Linux, and whatever else has a shell. */
	LINUX("Linux", (environment) -> true, "export {name}=\"$KEY\"",
			"(an IDE that is already running does not see it: set it in its run configuration)");

	private static final List<String> CONTAINER_MARKS = List.of("/.dockerenv", "/run/.containerenv");

	private final String label;

	private final Predicate<Environment> recognised;

	private final List<String> lines;

	Platform(String label, Predicate<Environment> recognised, String... lines) {
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
	 * @return one or two lines to copy, which never hold a value
	 */
	public List<String> howToSet(String name) {
		return this.lines.stream().map((line) -> line.replace("{name}", name)).toList();
	}

	/**
	 * Recognise the platform from the environment and the marks that containers have.
	 * @param environment the environment
	 * @return the platform, {@link #LINUX} if nothing is recognised
	 */
	public static Platform of(Environment environment) {
		return of(environment, (file) -> Files.exists(Path.of(file)));
	}

	static Platform of(Environment environment, Predicate<String> fileExists) {
		return Arrays.stream(values())
			.filter((platform) -> platform.recognised.test(environment)
					|| (platform == DOCKER && CONTAINER_MARKS.stream().anyMatch(fileExists)))
			.findFirst()
			.orElse(LINUX);
	}

	private static Predicate<Environment> variable(String name) {
		return (environment) -> !read(environment, name).isEmpty();
	}

	private static Predicate<Environment> operatingSystem(String beginning) {
		return (environment) -> read(environment, "os.name").toLowerCase(Locale.ROOT).startsWith(beginning);
	}

	/**
	 * Read a variable as it is: {@code getProperty} of the environment would resolve
	 * placeholders and throw.
	 * @param environment the environment
	 * @param name the variable's name
	 * @return the value, empty if there is none
	 */
	private static String read(Environment environment, String name) {
		if (environment instanceof ConfigurableEnvironment configurable) {
			for (PropertySource<?> source : configurable.getPropertySources()) {
				Object value = source.getProperty(name);
				if (value != null) {
					return value.toString();
				}
			}
		}
		return "";
	}

}
