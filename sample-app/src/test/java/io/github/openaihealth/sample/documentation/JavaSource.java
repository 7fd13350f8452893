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

package io.github.openaihealth.sample.documentation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.SimpleJavaFileObject;

/**
 * A block of Java, made a source file: what it leaves out is put around it.
 */
final class JavaSource extends SimpleJavaFileObject {

	private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|interface) (\\w+)");

	private static final Pattern MEMBER = Pattern.compile("(?s)^(?:@Bean|@EventListener|public static) ?.*");

	private static final String ANNOTATION = "@SpringBootTest";

	/**
	 * What a development environment imports by itself. Of other libraries, and of this
	 * one, a page shows the imports.
	 */
	private static final List<String> IMPORTS = Stream
		.of("java.time.Duration", "org.springframework.beans.factory.annotation.Qualifier",
				"org.springframework.beans.factory.annotation.Value", "org.springframework.boot.SpringApplication",
				"org.springframework.boot.test.context.SpringBootTest", "org.springframework.context.annotation.Bean",
				"org.springframework.context.annotation.Configuration",
				"org.springframework.context.event.EventListener", "org.springframework.stereotype.Component",
				"org.springframework.web.client.HttpClientErrorException", "tools.jackson.databind.JsonNode")
		.map((type) -> "import " + type + ";")
		.toList();

	/**
	 * What a page takes from the reader's application: types, and fields by their names.
	 */
	private static final Map<String, String> GIVEN = Map.of("SecretStore",
			"interface SecretStore { String read(String path); String current(String path); }", "MyApplication",
			"class MyApplication { static void main(String[] args) { } }", "Answer", "record Answer(String text) { }");

	private static final Map<String, String> FIELDS = Map.of("this.restClient",
			"org.springframework.web.client.RestClient restClient; Object request;", "this.traffic",
			"io.github.openaihealth.traffic.OpenAiTraffic traffic; int status; String code; String requestId;",
			"this.auth", "WorkloadIdentityAuth auth;");

	private final String content;

	private JavaSource(String type, String content) {
		super(URI.create("string:///" + type + Kind.SOURCE.extension), Kind.SOURCE);
		this.content = content;
	}

	/**
	 * The sources to compile for a block.
	 * @param block the block
	 * @param page the Java blocks of its page. What those before it import and declare
	 * holds for it, too
	 * @return the sources
	 */
	static List<JavaSource> of(CodeBlock block, List<CodeBlock> page) {
		List<CodeBlock> before = page.stream().filter((other) -> other.line() < block.line()).toList();
		String imports = Stream.of(IMPORTS.stream(), before.stream().flatMap(JavaSource::imports), imports(block))
			.flatMap((lines) -> lines)
			.distinct()
			.collect(Collectors.joining("\n", "", "\n"));
		JavaSource source = new JavaSource(type(block).orElse("Wrapper"), imports + wrapped(body(block)));
		List<CodeBlock> used = before.stream().filter((other) -> isUsed(other, block)).toList();
		Stream<JavaSource> beside = used.stream()
			.map((other) -> new JavaSource(type(other).orElseThrow(), imports + body(other)));
		Stream<JavaSource> given = GIVEN.entrySet()
			.stream()
			.filter((type) -> block.text().contains(type.getKey()))
			.map((type) -> new JavaSource(type.getKey(), type.getValue()));
		return Stream.of(Stream.of(source), beside, given).flatMap((sources) -> sources).toList();
	}

	static Optional<String> type(CodeBlock block) {
		Matcher type = TYPE.matcher(block.text());
		return type.find() ? Optional.of(type.group(1)) : Optional.empty();
	}

	private static boolean isUsed(CodeBlock other, CodeBlock block) {
		return type(other).filter((type) -> !type(block).equals(Optional.of(type)))
			.filter((type) -> block.text().contains(type + ".class"))
			.isPresent();
	}

	private static Stream<String> imports(CodeBlock block) {
		return block.lines().stream().filter((line) -> line.startsWith("import "));
	}

	private static String body(CodeBlock block) {
		return block.lines()
			.stream()
			.filter((line) -> !line.startsWith("import "))
			.collect(Collectors.joining("\n"))
			.strip();
	}

	private static String wrapped(String body) {
		if (TYPE.matcher(body).find()) {
			return body;
		}
		if (body.startsWith(ANNOTATION)) {
			return body + "\nclass Wrapper { }\n";
		}
		String fields = FIELDS.entrySet()
			.stream()
			.filter((field) -> body.contains(field.getKey()))
			.map(Map.Entry::getValue)
			.collect(Collectors.joining("\n"));
		if (MEMBER.matcher(body).matches()) {
			return "class Wrapper {\n%s\n%s\n}\n".formatted(fields, body);
		}
		String end = body.contains("return ") ? "" : "return null;";
		return "class Wrapper {\n%s\nObject run() {\n%s\n%s\n}\n}\n".formatted(fields, body, end);
	}

	@Override
	public CharSequence getCharContent(boolean ignoreEncodingErrors) {
		return this.content;
	}

}
