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
 * What stands for a variable in the syntaxes of shells, build tools and languages, but
 * for Spring's own.
 */
enum VariableSyntax {

	/** {@code $NAME}, and what a missing brace leaves of <code>${NAME}</code>. */
	SHELL("a shell", true, "\\$\\{?([A-Za-z_]\\w*)", "\\$\\$\\{?([A-Za-z_]\\w*)}?", "[\\\\]\\$\\{?([A-Za-z_]\\w*)}?"),

	/** {@code $(NAME)}, which is a command to a shell. */
	DEPLOYMENT("the tool that deploys (Kubernetes, Azure DevOps)", true, "\\$\\(([A-Za-z_][\\w.]*)\\)",
			"\\$\\[\\s*variables[\\w.'\\[]*?(\\w+)'?]?\\s*]", "@\\{variables\\('(\\w+)'\\)}"),

	/** {@code %NAME%} and {@code !NAME!}. */
	COMMAND_PROMPT("the Windows command prompt", true, "%([A-Za-z_][\\w.-]*)%", "!([A-Za-z_]\\w*)!",
			"%([A-Z][A-Z0-9_]{3,})"),

	/** {@code $env:NAME}. */
	POWERSHELL("PowerShell", false, "\\$\\{?env:([A-Za-z_]\\w*)}?"),

	/** {@code @name@}. */
	MAVEN("Maven's resource filtering", true, "@@?([A-Za-z][\\w.-]*)@@?"),

	/** What replaces tokens in Azure DevOps and Octopus. */
	TOKENS("a task that replaces tokens (Azure DevOps, Octopus)", false, "#\\{\\s*([A-Za-z][\\w.-]*)\\s*}#?",
			"__([A-Za-z][\\w.-]*?)__", "~\\{([A-Za-z][\\w.-]*)}~?", "#\\[\\s*([A-Za-z][\\w.-]*)\\s*]#?",
			"\\(\\*\\s*([A-Za-z][\\w.-]*)\\s*\\*\\)"),

	/** Templates with two braces. */
	TEMPLATE("a template engine (Helm, Jinja, Mustache)", false,
			"\\{\\{-?\\s*[$.]?(?:(?:env|secrets?|vars?|variables|inputs|Values|values|lookup|parameters)\\.)*"
					+ "\"?([A-Za-z_][\\w.-]*)\"?[^{}]*}}",
			"\\{\\{[^{}]*}}", "\\{%[^{}]*%}"),

	/** Templates of Ruby and Java. */
	ERB("a template engine (ERB, JSP)", false, "<%=?-?\\s*ENV\\[['\"](\\w+)['\"]]\\s*-?%>",
			"<%=?-?\\s*@?([A-Za-z_][\\w.-]*)\\s*-?%>", "<%.*%>"),

	/** Spring's expression language. */
	EXPRESSION("Spring's expression language, which reads values of '@Value' alone,", false,
			"#\\{\\s*(?:systemEnvironment|systemProperties|environment)[\\[.]?['\"]?([\\w.-]*)['\"]?]?\\s*}",
			"#\\{[^{}]*}"),

	/** Languages. */
	CODE("a program", false,
			"(?:process\\.env|import\\.meta\\.env|os\\.environ|ENV|env)[.\\[/]\\[?['\"]?" + "([A-Za-z_]\\w*)['\"]?]?",
			"(?:System\\.|os\\.)?getenv\\(['\"]?([A-Za-z_]\\w*)['\"]?\\)", "os\\.environ\\.get\\(['\"](\\w+)['\"].*\\)",
			"env:/?/?([A-Za-z_]\\w*)", "env\\(['\"]?(\\w+)['\"]?\\)"),

	/** Terraform, CloudFormation and workflows. */
	INFRASTRUCTURE("the tool that deploys (Terraform, CloudFormation, a workflow)", true,
			"(?:var|local|secrets|vars|inputs)\\.([A-Za-z_]\\w*)",
			"!(?:Ref|Sub|GetAtt|ImportValue)\\s+\"?\\$?\\{?([\\w.:-]+)}?\"?", "%\\{([A-Za-z_][\\w.-]*)}",
			"\\$\\{\\{\\s*(?:[\\w-]+\\.)*(\\w+)\\s*}}"),

	/** One brace. */
	BRACES("a template engine", true, "\\{([A-Za-z_][\\w.-]*)}", "\\[\\[\\s*([A-Za-z_][\\w.-]*)\\s*]]",
			"&\\{([A-Za-z_][\\w.-]*)}");

	private static final Pattern TELLING = Pattern.compile("_|[.]|key|token|secret|openai", Pattern.CASE_INSENSITIVE);

	private static final Pattern SAMPLE = Pattern.compile(
			"your|insert|replace|enter|paste|change|put|here|sample|example|dummy|todo|xxx|placeholder",
			Pattern.CASE_INSENSITIVE);

	private final String tool;

	private final boolean ambiguous;

	private final Pattern[] patterns;

	VariableSyntax(String tool, boolean ambiguous, String... patterns) {
		this.tool = tool;
		this.ambiguous = ambiguous;
		this.patterns = Arrays.stream(patterns)
			.map((pattern) -> Pattern.compile(pattern, Pattern.DOTALL))
			.toArray(Pattern[]::new);
	}

	String tool() {
		return this.tool;
	}

	/**
	 * Return whether it is what a shell, or what starts programs without one, replaces.
	 * @return {@code false} for what writes files
	 */
	boolean isOfShell() {
		return ordinal() <= POWERSHELL.ordinal();
	}

	/**
	 * Find the name of the variable that a text stands for.
	 * @param text the whole text
	 * @param certain whether a text that may be a password as well is none
	 * @return the name, blank for an expression without one; or empty if the text has not
	 * this syntax
	 */
	private Optional<String> match(String text, boolean certain) {
		for (Pattern pattern : this.patterns) {
			Matcher matcher = pattern.matcher(text);
			if (matcher.matches()) {
				String name = (matcher.groupCount() > 0 && matcher.group(1) != null) ? matcher.group(1) : "";
				boolean doubtful = certain && this.ambiguous && !TELLING.matcher(name).find();
				return (doubtful || SAMPLE.matcher(text).find()) ? Optional.empty() : Optional.of(name);
			}
		}
		return Optional.empty();
	}

	/**
	 * Find the variable that a text stands for.
	 * @param text the whole text
	 * @param certain whether a text that may be a password as well is none
	 * @return the variable, or empty if the text has none of these syntaxes, or is sample
	 * text in one of them
	 */
	static Optional<Use> of(String text, boolean certain) {
		return Arrays.stream(values())
			.flatMap((syntax) -> syntax.match(text, certain).map((name) -> new Use(syntax, name)).stream())
			.findFirst();
	}

	/**
	 * A variable in one of these syntaxes.
	 *
	 * @param syntax the syntax
	 * @param name the variable's name, empty for an expression without one
	 */
	record Use(VariableSyntax syntax, String name) {
	}

}
