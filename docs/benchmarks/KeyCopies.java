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

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpServer;

/**
 * Counts the copies of the key in heap dumps of the sample application: in arrays of bytes
 * and characters, as it is, as UTF-16 and in Base64; with and without the
 * auto-configurations of this project, after polls, after calls of the application and
 * after a rotation. Run it from the root of the project after a build:
 *
 * <pre>
 * java docs/benchmarks/KeyCopies.java [number of polls, 100 by default]
 * </pre>
 *
 * Ends with exit code 3 if the starter adds a copy of a variable of the environment, if
 * the copies become more with the polls, if calls of the application add more than the one
 * that their HTTP client keeps, or if anything holds as much as twelve characters of a key
 * that was replaced.
 */
public class KeyCopies {

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"model-1\",\"object\":\"model\"}]}";

	private static final int CALLS = 10;

	private static final int PART = 12;

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

	private final Path jar;

	private final HttpServer server;

	private final AtomicInteger requests = new AtomicInteger();

	private final int polls;

	private boolean missed;

	KeyCopies(Path jar, int polls) throws IOException {
		this.jar = jar;
		this.polls = polls;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			byte[] body = MODELS.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
			this.requests.incrementAndGet();
		});
		this.server.start();
	}

	public static void main(String[] args) throws Exception {
		Path jar = Path.of("sample-app", "target", "openai-health-sample-app-0.1.0-SNAPSHOT.jar");
		if (!jar.toFile().isFile()) {
			System.err.println("Build the project first: there is no " + jar);
			System.exit(2);
		}
		KeyCopies copies = new KeyCopies(jar, (args.length > 0) ? Integer.parseInt(args[0]) : 100);
		try {
			System.out.printf("JDK %s, one key of the environment, one of a file, each in a JVM of its own%n",
					System.getProperty("java.version"));
			copies.measure();
		}
		finally {
			copies.server.stop(0);
		}
		System.exit(copies.missed ? 3 : 0);
	}

	private void measure() throws Exception {
		int without = measureWithout();
		measureVariable(without);
		measureFile();
		System.out.println(this.missed ? "\nA limit was missed" : "\nAll within the limits");
	}

	private int measureWithout() throws Exception {
		String key = makeKey();
		// Without the starter no bean is there that the controllers want
		try (Sample sample = start(Map.of("OPENAI_API_KEY", key), "--spring.main.lazy-initialization=true",
				exclusion())) {
			return report("Without the starter, variable", sample.dump(false), key).arrays();
		}
	}

	private void measureVariable(int without) throws Exception {
		String key = makeKey();
		try (Sample sample = start(Map.of("OPENAI_API_KEY", key), "--sample.calls.enabled=true")) {
			await(() -> this.requests.get() >= 1);
			int first = report("Variable, after the first poll", sample.dump(false), key).arrays();
			await(() -> this.requests.get() >= this.polls);
			report("Variable, after %d polls, garbage included".formatted(this.polls), sample.dump(true), key);
			int polled = report("Variable, after %d polls".formatted(this.polls), sample.dump(false), key).arrays();
			for (int call = 0; call < CALLS; call++) {
				sample.call();
			}
			int called = report("Variable, after %d calls, too".formatted(CALLS), sample.dump(false), key).arrays();
			check(first <= without, "the starter adds no copy");
			check(polled <= first, "polls add no copy");
			check(called <= first + 1, "calls add one copy at most, which their HTTP client keeps");
		}
	}

	private void measureFile() throws Exception {
		Path file = Files.createTempFile("key-copies", ".key");
		String key = makeKey();
		String next = makeKey();
		Files.writeString(file, key);
		try (Sample sample = start(Map.of(), "--openai.api-key-file=" + file)) {
			await(() -> this.requests.get() >= this.polls / 10 + 1);
			report("File, before a rotation", sample.dump(false), key);
			Files.writeString(file, next);
			// The file is looked at once a second, and the new key asked about at once
			Thread.sleep(Duration.ofSeconds(4).toMillis());
			int polled = this.requests.get();
			await(() -> this.requests.get() > polled + 1);
			HeapDump dump = sample.dump(false);
			report("File, after a rotation, the new key", dump, next);
			HeapDump old = report("File, after a rotation, the old key", dump, key);
			check(old.arrays() == 0 && dump.parts(key) == 0, "nothing is left of a replaced key");
		}
		finally {
			Files.delete(file);
		}
	}

	private static String makeKey() {
		return "sk-proj-" + (UUID.randomUUID() + "T3BlbkFJ" + UUID.randomUUID()).replace("-", "");
	}

	private void check(boolean met, String what) {
		System.out.printf("%s: %s%n", met ? "met" : "MISSED", what);
		this.missed |= !met;
	}

	private static HeapDump report(String title, HeapDump heap, String key) throws IOException {
		HeapDump found = heap.search(key);
		System.out.printf("%n%s: %d arrays hold the key%n", title, found.arrays());
		found.forms().forEach((form, count) -> System.out.printf("  %3d  arrays, %s%n", count, form));
		found.holders().forEach((holder, count) -> System.out.printf("  %3d  held by %s%n", count, holder));
		return found;
	}

	/**
	 * Return the argument that excludes the auto-configurations that the jar's own jar
	 * lists.
	 */
	private String exclusion() throws IOException {
		try (JarFile application = new JarFile(this.jar.toFile())) {
			JarEntry own = application.stream()
				.filter((entry) -> entry.getName().contains("openai-health-spring-boot-autoconfigure"))
				.findFirst()
				.orElseThrow();
			try (JarInputStream library = new JarInputStream(application.getInputStream(own))) {
				JarEntry entry = library.getNextJarEntry();
				while (!entry.getName().endsWith("AutoConfiguration.imports")) {
					entry = library.getNextJarEntry();
				}
				return "--spring.autoconfigure.exclude=" + new String(library.readAllBytes(), StandardCharsets.UTF_8)
					.lines()
					.map(String::strip)
					.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
					.collect(Collectors.joining(","));
			}
		}
	}

	private Sample start(Map<String, String> environment, String... arguments) throws Exception {
		this.requests.set(0);
		List<String> command = new ArrayList<>(List.of(JAVA.resolve("java").toString(), "-jar", this.jar.toString(),
				"--server.port=0", "--simulation.enabled=false", "--openai.health.interval=1s",
				"--openai.base-url=http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1"));
		command.addAll(List.of(arguments));
		Path log = Files.createTempFile("key-copies", ".log");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().remove("OPENAI_API_KEY");
		builder.environment().putAll(environment);
		Sample sample = new Sample(builder.start(), log);
		try {
			await(() -> {
				if (!sample.process().isAlive()) {
					throw new IOException("The application has ended:\n" + Files.readString(log));
				}
				return Files.readString(log).contains("Started SampleApplication");
			});
		}
		catch (Exception ex) {
			sample.close();
			throw ex;
		}
		return sample;
	}

	/**
	 * The running application.
	 *
	 * @param process its process
	 * @param log the file that has its output
	 */
	private record Sample(Process process, Path log) implements AutoCloseable {

		HeapDump dump(boolean garbage) throws Exception {
			Path dump = Files.createTempFile("key-copies", ".hprof");
			Files.delete(dump);
			List<String> command = new ArrayList<>(
					List.of(JAVA.resolve("jcmd").toString(), String.valueOf(this.process.pid()), "GC.heap_dump"));
			if (garbage) {
				command.add("-all");
			}
			command.add(dump.toString());
			Process jcmd = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (jcmd.waitFor() != 0) {
				throw new IOException("No heap dump of " + this.process.pid());
			}
			dump.toFile().deleteOnExit();
			return new HeapDump(dump, Map.of(), Map.of());
		}

		void call() throws Exception {
			Matcher port = Pattern.compile("Tomcat started on port (\\d+)").matcher(Files.readString(this.log));
			port.find();
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/simulation/call"))
					.POST(HttpRequest.BodyPublishers.noBody())
					.build(), HttpResponse.BodyHandlers.ofString());
			if (!response.body().contains("\"status\":200")) {
				throw new IOException("A call was answered " + response.statusCode());
			}
		}

		@Override
		public void close() throws InterruptedException, IOException {
			this.process.destroy();
			this.process.waitFor();
			Files.deleteIfExists(this.log);
		}

	}

	private static void await(Condition condition) throws Exception {
		long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
		while (!condition.isMet()) {
			if (System.nanoTime() > end) {
				throw new IOException("Not within five minutes");
			}
			Thread.sleep(100);
		}
	}

	@FunctionalInterface
	private interface Condition {

		boolean isMet() throws Exception;

	}

	/**
	 * A heap dump, and the arrays of it that hold a key.
	 *
	 * @param file the dump
	 * @param forms in which form how many arrays hold the key
	 * @param holders the classes of what has them, through strings and collections
	 */
	private record HeapDump(Path file, Map<String, Integer> forms, Map<String, Integer> holders) {

		private static final Pattern COLLECTION = Pattern
			.compile("^\\[|^java\\.(?:util|lang\\.String)|^org\\.springframework\\.util\\.");

		int arrays() {
			return this.forms.values().stream().mapToInt(Integer::intValue).sum();
		}

		HeapDump search(String key) throws IOException {
			Set<Long> arrays = new HashSet<>();
			Map<String, Integer> forms = new TreeMap<>();
			Reader reader = new Reader(this.file, patterns(key));
			reader.read((id, type, references) -> {
			}, (id, form) -> {
				arrays.add(id);
				forms.merge(form, 1, Integer::sum);
			});
			Map<String, Integer> holders = new TreeMap<>();
			Set<Long> seen = new HashSet<>(arrays);
			Set<Long> inner = arrays;
			while (!inner.isEmpty()) {
				Set<Long> held = inner;
				Set<Long> next = new HashSet<>();
				reader.read((id, type, references) -> {
					if (references.stream().anyMatch(held::contains) && seen.add(id)) {
						if (COLLECTION.matcher(type).find()) {
							next.add(id);
						}
						else {
							holders.merge(type, 1, Integer::sum);
						}
					}
				}, (id, form) -> {
				});
				inner = next;
			}
			return new HeapDump(this.file, forms, holders);
		}

		/**
		 * Count the arrays that hold a part of a key: one of twelve characters behind
		 * what all keys begin with.
		 */
		int parts(String key) throws IOException {
			Map<String, byte[]> patterns = new HashMap<>();
			for (int start = "sk-proj-".length(); start + PART <= key.length(); start += PART) {
				patterns.put("part at " + start, key.substring(start, start + PART).getBytes(StandardCharsets.ISO_8859_1));
			}
			Set<Long> found = new HashSet<>();
			new Reader(this.file, patterns).read((id, type, references) -> {
			}, (id, form) -> found.add(id));
			return found.size();
		}

		private static Map<String, byte[]> patterns(String key) {
			Map<String, byte[]> patterns = new HashMap<>();
			patterns.put("as it is", key.getBytes(StandardCharsets.ISO_8859_1));
			patterns.put("as UTF-16", key.getBytes(StandardCharsets.UTF_16LE));
			patterns.put("as characters", key.getBytes(StandardCharsets.UTF_16BE));
			for (int before = 0; before < 3; before++) {
				String encoded = Base64.getEncoder()
					.encodeToString(("x".repeat(before) + key).getBytes(StandardCharsets.ISO_8859_1));
				// What depends on the characters around it is left out
				patterns.put("in Base64, " + before, encoded.substring(4, encoded.length() - 4)
					.getBytes(StandardCharsets.ISO_8859_1));
			}
			return patterns;
		}

	}

	@FunctionalInterface
	private interface Objects {

		void accept(long id, String type, List<Long> references);

	}

	@FunctionalInterface
	private interface Found {

		void accept(long id, String form);

	}

	/**
	 * Reads the binary format of heap dumps, as far as it is needed.
	 */
	private static final class Reader {

		private static final int OBJECT = 2;

		private static final int[] SIZES = { 0, 0, 8, 0, 1, 2, 4, 8, 1, 2, 4, 8 };

		private final Path file;

		private final Map<String, byte[]> patterns;

		private final Map<Long, String> names = new HashMap<>();

		private final Map<Long, Long> classNames = new HashMap<>();

		private final Map<Long, Long> superClasses = new HashMap<>();

		private final Map<Long, List<Integer>> fields = new HashMap<>();

		Reader(Path file, Map<String, byte[]> patterns) {
			this.file = file;
			this.patterns = patterns;
		}

		void read(Objects objects, Found found) throws IOException {
			try (DataInputStream in = new DataInputStream(
					new BufferedInputStream(Files.newInputStream(this.file), 1 << 20))) {
				while (in.read() != 0) {
					// The name of the format
				}
				if (in.readInt() != 8) {
					throw new IOException("Identifiers of 8 bytes are expected");
				}
				in.readLong();
				for (int tag = in.read(); tag != -1; tag = in.read()) {
					in.readInt();
					long length = Integer.toUnsignedLong(in.readInt());
					switch (tag) {
						case 0x01 -> this.names.put(in.readLong(),
								new String(in.readNBytes((int) length - 8), StandardCharsets.UTF_8));
						case 0x02 -> {
							in.readInt();
							long id = in.readLong();
							in.readInt();
							this.classNames.put(id, in.readLong());
						}
						case 0x0C, 0x1C -> segment(in, length, objects, found);
						default -> in.skipNBytes(length);
					}
				}
			}
		}

		private void segment(DataInputStream in, long length, Objects objects, Found found) throws IOException {
			long left = length;
			while (left > 0) {
				int tag = in.readUnsignedByte();
				left -= 1 + switch (tag) {
					case 0xFF, 0x05, 0x07 -> skip(in, 8);
					case 0x01 -> skip(in, 16);
					case 0x02, 0x03, 0x08 -> skip(in, 16);
					case 0x04, 0x06 -> skip(in, 12);
					case 0x20 -> classDump(in, objects);
					case 0x21 -> instance(in, objects);
					case 0x22 -> objectArray(in, objects);
					case 0x23 -> primitiveArray(in, found);
					default -> throw new IOException("Tag " + tag);
				};
			}
		}

		private static long skip(InputStream in, long length) throws IOException {
			in.skipNBytes(length);
			return length;
		}

		private long classDump(DataInputStream in, Objects objects) throws IOException {
			long id = in.readLong();
			in.readInt();
			this.superClasses.put(id, in.readLong());
			in.skipNBytes(40 + 4);
			long read = 8 + 4 + 8 + 40 + 4;
			int constants = in.readUnsignedShort();
			read += 2;
			for (int i = 0; i < constants; i++) {
				in.readUnsignedShort();
				read += 3 + skip(in, SIZES[in.readUnsignedByte()]);
			}
			int statics = in.readUnsignedShort();
			read += 2;
			List<Long> references = new ArrayList<>();
			for (int i = 0; i < statics; i++) {
				in.readLong();
				int type = in.readUnsignedByte();
				read += 9 + SIZES[type];
				if (type == OBJECT) {
					references.add(in.readLong());
				}
				else {
					in.skipNBytes(SIZES[type]);
				}
			}
			int count = in.readUnsignedShort();
			read += 2;
			List<Integer> types = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				in.readLong();
				types.add(in.readUnsignedByte());
				read += 9;
			}
			this.fields.put(id, types);
			objects.accept(id, "static of " + name(id), references);
			return read;
		}

		private long instance(DataInputStream in, Objects objects) throws IOException {
			long id = in.readLong();
			in.readInt();
			long type = in.readLong();
			int length = in.readInt();
			int left = length;
			List<Long> references = new ArrayList<>();
			for (Long current = type; current != null && current != 0 && left > 0; current = this.superClasses
				.get(current)) {
				List<Integer> types = this.fields.get(current);
				if (types == null) {
					break;
				}
				for (int field : types) {
					left -= SIZES[field];
					if (field == OBJECT) {
						references.add(in.readLong());
					}
					else {
						in.skipNBytes(SIZES[field]);
					}
				}
			}
			in.skipNBytes(left);
			objects.accept(id, name(type), references);
			return 8 + 4 + 8 + 4 + length;
		}

		private long objectArray(DataInputStream in, Objects objects) throws IOException {
			long id = in.readLong();
			in.readInt();
			int length = in.readInt();
			long type = in.readLong();
			List<Long> references = new ArrayList<>();
			for (int i = 0; i < length; i++) {
				references.add(in.readLong());
			}
			objects.accept(id, name(type), references);
			return 8 + 4 + 4 + 8 + 8L * length;
		}

		private long primitiveArray(DataInputStream in, Found found) throws IOException {
			long id = in.readLong();
			in.readInt();
			int length = in.readInt();
			int type = in.readUnsignedByte();
			long bytes = (long) length * SIZES[type];
			byte[] content = in.readNBytes((int) bytes);
			if (content.length < bytes) {
				throw new EOFException();
			}
			this.patterns.forEach((form, pattern) -> {
				if (contains(content, pattern)) {
					found.accept(id, form);
				}
			});
			return 8 + 4 + 4 + 1 + bytes;
		}

		private static boolean contains(byte[] content, byte[] pattern) {
			for (int i = 0; i + pattern.length <= content.length; i++) {
				int j = 0;
				while (j < pattern.length && content[i + j] == pattern[j]) {
					j++;
				}
				if (j == pattern.length) {
					return true;
				}
			}
			return false;
		}

		private String name(long type) {
			String name = this.names.get(this.classNames.get(type));
			return (name != null) ? name.replace('/', '.') : "?";
		}

	}

}
