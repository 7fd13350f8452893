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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;

/**
 * Counts the copies of the key in the heap of the sample application: after a full garbage
 * collection, with and without the auto-configurations of this project, right after the
 * start and after a hundred polls. Run it from the root of the project after a build:
 *
 * <pre>
 * java docs/benchmarks/KeyCopies.java
 * </pre>
 *
 * Ends with exit code 3 if the copies become more with the polls.
 */
public class KeyCopies {

	private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"model-1\",\"object\":\"model\"}]}";

	private static final int POLLS = 100;

	private static final String OURS = "io.github.openaihealth.autoconfigure.";

	public static void main(String[] args) throws Exception {
		Path jar = Path.of("sample-app", "target", "openai-health-sample-app-0.1.0-SNAPSHOT.jar");
		if (!jar.toFile().isFile()) {
			System.err.println("Build the project first: there is no " + jar);
			System.exit(2);
		}
		AtomicInteger requests = new AtomicInteger();
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			requests.incrementAndGet();
			byte[] body = MODELS.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
		try {
			int without = run(jar, server, requests, "without the starter", 0);
			int before = run(jar, server, requests, "after the first poll", 1);
			int after = run(jar, server, requests, "after " + POLLS + " polls", POLLS);
			System.out.printf("%nThe starter adds %d; %d after %d polls%n", before - without, after - without, POLLS);
			System.exit((after > before) ? 3 : 0);
		}
		finally {
			server.stop(0);
		}
	}

	private static int run(Path jar, HttpServer server, AtomicInteger requests, String title, int polls)
			throws Exception {
		String key = "sk-proj-" + (UUID.randomUUID() + "T3BlbkFJ" + UUID.randomUUID()).replace("-", "");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString(),
						"--server.port=0", "--simulation.enabled=false", "--openai.health.interval=1s",
						"--openai.base-url=http://127.0.0.1:" + server.getAddress().getPort() + "/v1"));
		if (polls == 0) {
			command.add("--spring.autoconfigure.exclude=" + String.join(",", OURS + "OpenAiAutoConfiguration",
					OURS + "OpenAiClientAutoConfiguration", OURS + "OpenAiEndpointAutoConfiguration",
					OURS + "OpenAiHealthContributorAutoConfiguration", OURS + "OpenAiMetricsAutoConfiguration",
					OURS + "OpenAiSanitizingAutoConfiguration", OURS + "OpenAiTrafficAutoConfiguration"));
		}
		Path log = Files.createTempFile("key-copies", ".log");
		Path dump = Files.createTempFile("key-copies", ".hprof");
		Files.delete(dump);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("OPENAI_API_KEY", key);
		requests.set(0);
		Process process = builder.start();
		try {
			await(() -> Files.readString(log).contains("Started SampleApplication") && requests.get() >= polls);
			Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
					String.valueOf(process.pid()), "GC.heap_dump", dump.toString())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (jcmd.waitFor() != 0) {
				throw new IOException("No heap dump of " + process.pid());
			}
			return report(title, dump, key);
		}
		finally {
			process.destroy();
			process.waitFor();
			Files.deleteIfExists(dump);
			Files.deleteIfExists(log);
		}
	}

	private static int report(String title, Path dump, String key) throws IOException {
		HeapDump heap = HeapDump.read(dump, key);
		System.out.printf("%n%s: %d arrays hold the key%n", title, heap.arrays());
		heap.holders().forEach((holder, count) -> System.out.printf("  %3d  %s%n", count, holder));
		return heap.arrays();
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
	 * The arrays of a heap dump that hold the key, and who refers to them.
	 *
	 * @param arrays the number of arrays
	 * @param holders the classes of what refers to them, and to the strings made of them
	 */
	private record HeapDump(int arrays, Map<String, Integer> holders) {

		static HeapDump read(Path file, String key) throws IOException {
			Set<Long> arrays = new HashSet<>();
			Reader first = new Reader(file, key.getBytes(StandardCharsets.ISO_8859_1));
			first.read((id, type, references) -> {
			}, arrays::add);
			Map<Long, String> strings = new HashMap<>();
			Map<String, Integer> holders = new TreeMap<>();
			first.read((id, type, references) -> {
				for (long reference : references) {
					if (arrays.contains(reference)) {
						if (type.equals("java.lang.String")) {
							strings.put(id, type);
						}
						else {
							holders.merge(type + " (bytes)", 1, Integer::sum);
						}
					}
				}
			}, (id) -> {
			});
			first.read((id, type, references) -> {
				for (long reference : references) {
					if (strings.containsKey(reference)) {
						holders.merge(type, 1, Integer::sum);
					}
				}
			}, (id) -> {
			});
			return new HeapDump(arrays.size(), holders);
		}

	}

	@FunctionalInterface
	private interface Objects {

		void accept(long id, String type, List<Long> references);

	}

	@FunctionalInterface
	private interface Found {

		void accept(long id);

	}

	/**
	 * Reads the binary format of heap dumps, as far as it is needed.
	 */
	private static final class Reader {

		private static final int OBJECT = 2;

		private static final int[] SIZES = { 0, 0, 8, 0, 1, 2, 4, 8, 1, 2, 4, 8 };

		private final Path file;

		private final byte[] key;

		private final Map<Long, String> names = new HashMap<>();

		private final Map<Long, Long> classNames = new HashMap<>();

		private final Map<Long, Long> superClasses = new HashMap<>();

		private final Map<Long, List<Integer>> fields = new HashMap<>();

		Reader(Path file, byte[] key) {
			this.file = file;
			this.key = key;
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
			if (contains(content)) {
				found.accept(id);
			}
			return 8 + 4 + 4 + 1 + bytes;
		}

		private boolean contains(byte[] content) {
			for (int i = 0; i + this.key.length <= content.length; i++) {
				int j = 0;
				while (j < this.key.length && content[i + j] == this.key[j]) {
					j++;
				}
				if (j == this.key.length) {
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
