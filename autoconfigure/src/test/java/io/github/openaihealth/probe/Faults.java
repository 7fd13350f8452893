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

package io.github.openaihealth.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.github.openaihealth.diagnosis.Cause;
import io.github.openaihealth.probe.Fault.Act;
import io.github.openaihealth.probe.Fault.Player;
import io.github.openaihealth.probe.FaultScript.End;
import org.jspecify.annotations.Nullable;

/**
 * All that is played to the probe, the monitor and the start of an application.
 */
public final class Faults {

	private static final String MODELS = FaultScript.MODELS;

	private static final String OK = "HTTP/1.1 200 OK\r\n";

	private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

	private static final String LENGTH = "Content-Length: 37\r\n\r\n";

	private static final String GOAWAY = "\0\0\u0008\u0007\0\0\0\0\0\0\0\0\0\0\0\0\u0001";

	private static final String SETTINGS = "\0\0\u0006\u0004\0\0\0\0\0\0\u0003\0\0\0\u0064";

	private Faults() {
	}

	/**
	 * Return what must not pass for a service that works.
	 * @return the faults, in groups
	 */
	public static List<Fault> broken() {
		return Stream
			.of(connecting(), strangers(), heads(), lengths(), chunks(), bodies(), redirects(), tls(), proxies(),
					names())
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * Return what is odd, but works.
	 * @return the faults, which must not be any
	 */
	public static List<Fault> working() {
		return Stream.of(oddHeads(), oddBodies(), oddEnds(), oddTls()).flatMap(List::stream).toList();
	}

	private static List<Fault> connecting() {
		return new Group(Player.SERVICE, Cause.CONNECTION_FAILED)
			.add("refuses connections", Cause.CONNECTION_REFUSED, new Act.Refused())
			.add("does not answer who connects", Cause.TIMEOUT, new Act.Unanswered())
			.add("closed before the request", FaultScript.answering("", End.CLOSE).unasked())
			.add("reset before the request", FaultScript.answering("", End.RESET).unasked())
			.add("closed before an answer", FaultScript.answering("", End.CLOSE))
			.add("reset before an answer", FaultScript.answering("", End.RESET))
			.add("silence", Cause.TIMEOUT, FaultScript.answering("", End.WAIT))
			.add("a process that was stopped", Cause.TIMEOUT, new Act.Stopped())
			.add("accepts, and reads nothing", Cause.TIMEOUT, FaultScript.answering("", End.DEAF))
			.faults();
	}

	private static List<Fault> strangers() {
		return new Group(Player.SERVICE, Cause.UNEXPECTED_RESPONSE)
			.add("an SSH banner", FaultScript.answering("SSH-2.0-OpenSSH_9.2p1\r\n", End.WAIT))
			.add("a mail server", FaultScript.answering("220 mail.example.com ESMTP\r\n", End.WAIT).unasked())
			.add("a database", FaultScript.answering("J\0\0\0\n8.4.0\0", End.WAIT).unasked())
			.add("a cache", FaultScript.answering("-ERR unknown command 'GET'\r\n", End.WAIT))
			.add("a stream of sound", FaultScript.answering("ICY 200 OK\r\n\r\n", End.WAIT))
			.add("random bytes", FaultScript.answering("\u0007\u0001\u00FE\u0080", End.WAIT))
			.add("HTTP/0.9", FaultScript.answering("<html></html>", End.CLOSE))
			.add("HTTP/0.9 with a list of models", FaultScript.answering(MODELS, End.CLOSE))
			.add("HTTP/2, from the beginning", FaultScript.answering(SETTINGS, End.WAIT).unasked())
			.add("HTTP/2, GOAWAY", FaultScript.answering(GOAWAY, End.CLOSE))
			.add("TLS", Cause.CONNECTION_FAILED,
					FaultScript.answering("\u0015\u0003\u0001\0\u0002\u0002\u0016", End.WAIT))
			.faults();
	}

	private static List<Fault> heads() {
		return new Group(Player.SERVICE, Cause.UNEXPECTED_RESPONSE)
			.add("half a status line, closed", Cause.CONNECTION_FAILED, FaultScript.answering("HTTP/1.1 2", End.CLOSE))
			.add("half a status line, silent", Cause.TIMEOUT, FaultScript.answering("HTTP/1.1 2", End.WAIT))
			.add("half a head, closed", Cause.CONNECTION_FAILED, FaultScript.answering(OK + "Conte", End.CLOSE))
			.add("half a head, reset", Cause.CONNECTION_FAILED, FaultScript.answering(OK + "Conte", End.RESET))
			.add("half a head, silent", Cause.TIMEOUT, FaultScript.answering(OK + "Conte", End.WAIT))
			.add("headers without end", FaultScript.flooding(OK, "Name: value\r\n".repeat(100)))
			.add("headers without end, slowly", Cause.TIMEOUT, FaultScript.dripping(OK, "Name: value\r\n"))
			.add("100,000 headers",
					FaultScript.answering(OK, End.WAIT).repeating("Name: value\r\n", 100_000, 0).then(LENGTH + MODELS))
			.add("a header of 10 MB",
					FaultScript.answering(OK + "Name: ", End.WAIT)
						.repeating("x".repeat(1000), 10_000, 0)
						.then("\r\n" + LENGTH + MODELS))
			.add("a header without end", FaultScript.flooding(OK + "Name: ", "x".repeat(1000)))
			.add("a status line without end", FaultScript.flooding("HTTP/1.1 200 ", "x".repeat(1000)))
			.add("a head that ends with each line", Cause.TIMEOUT,
					FaultScript.answering("HTTP/1.1 200 OK\r" + "Content-Length: 37\r\r" + MODELS, End.WAIT))
			.add("garbage in place of headers", FaultScript.answering(OK + "\0\u0001\u00FF garbage\r\n\r\n", End.CLOSE))
			.add("status 000", FaultScript.answering("HTTP/1.1 000 No\r\n\r\n", End.WAIT))
			.add("a negative status", FaultScript.answering("HTTP/1.1 -1 No\r\n\r\n", End.WAIT))
			.add("status 999", Cause.SERVICE_UNAVAILABLE,
					FaultScript.answering("HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n", End.WAIT))
			.add("status 101", FaultScript.answering("HTTP/1.1 101 Switching Protocols\r\n\r\n", End.WAIT))
			.add("a flood of 100", FaultScript.flooding("", "HTTP/1.1 100 Continue\r\n\r\n".repeat(100)))
			.add("a flood of interim answers",
					FaultScript.flooding("",
							"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n".repeat(100)))
			.add("interim answers, slowly", Cause.TIMEOUT, FaultScript.dripping("", "HTTP/1.1 102 Processing\r\n\r\n"))
			.faults();
	}

	private static List<Fault> lengths() {
		return new Group(Player.SERVICE, Cause.UNEXPECTED_RESPONSE)
			.add("a length that is no number", FaultScript.ok("Content-Length: two\r\n\r\n" + MODELS))
			.add("a length with a gap", FaultScript.ok("Content-Length: 3 7\r\n\r\n" + MODELS))
			.add("a length in hexadecimal", FaultScript.ok("Content-Length: 0x25\r\n\r\n" + MODELS))
			.add("a negative length", FaultScript.ok("Content-Length: -1\r\n\r\n" + MODELS))
			.add("two lengths", FaultScript.ok("Content-Length: 37\r\nContent-Length: 38\r\n\r\n" + MODELS))
			.add("a huge length", FaultScript.ok("Content-Length: 999999999999\r\n\r\n" + MODELS))
			.add("a length beyond all numbers", FaultScript.ok("Content-Length: 99999999999999999999\r\n\r\n" + MODELS))
			.add("a length that is too long, closed", FaultScript.ok("Content-Length: 99\r\n\r\n" + MODELS, End.CLOSE))
			.add("a length that is too long, reset", FaultScript.ok("Content-Length: 99\r\n\r\n" + MODELS, End.RESET))
			.add("a length that is too long, silent", Cause.TIMEOUT,
					FaultScript.ok("Content-Length: 99\r\n\r\n" + MODELS))
			.add("a length that is too short", FaultScript.ok("Content-Length: 3\r\n\r\n" + MODELS))
			.add("closed between head and body", FaultScript.ok(LENGTH, End.CLOSE))
			.add("closed between head and body, without a length", FaultScript.ok("\r\n", End.CLOSE))
			.add("reset after half of the body",
					FaultScript.ok("Connection: keep-alive\r\n" + LENGTH + "{\"object\":\"li", End.RESET))
			.faults();
	}

	private static List<Fault> chunks() {
		return new Group(Player.SERVICE, Cause.UNEXPECTED_RESPONSE)
			.add("chunks of no size", FaultScript.ok(CHUNKED + "zz\r\n" + MODELS))
			.add("chunks of a negative size", FaultScript.ok(CHUNKED + "-25\r\n" + MODELS + "\r\n0\r\n\r\n"))
			.add("chunks of a huge size", FaultScript.ok(CHUNKED + "7FFFFFFFFFFFFFFF\r\n" + MODELS))
			.add("chunks of a size beyond all numbers", FaultScript.ok(CHUNKED + "FFFFFFFFFFFFFFFFFF\r\n" + MODELS))
			.add("chunks that are longer than they say", FaultScript.ok(CHUNKED + "24\r\n" + MODELS + "\r\n0\r\n\r\n"))
			.add("chunks without the last one", FaultScript.ok(CHUNKED + "25\r\n" + MODELS + "\r\n", End.CLOSE))
			.add("an extension of a chunk without end", FaultScript.flooding(OK + CHUNKED + "2;", "x".repeat(1000)))
			.add("an encoding that nobody knows",
					FaultScript.ok("Transfer-Encoding: br, chunked\r\n\r\n25\r\n" + MODELS + "\r\n0\r\n\r\n"))
			.faults();
	}

	private static List<Fault> bodies() {
		return new Group(Player.SERVICE, Cause.UNEXPECTED_RESPONSE)
			.add("one byte a second", Cause.TIMEOUT, FaultScript.dripping(OK + "Content-Length: 9999\r\n\r\n", "["))
			.add("a body that stops", Cause.TIMEOUT, FaultScript.ok(LENGTH + "{\"object\":"))
			.add("a body without end", FaultScript.flooding(OK + "\r\n", "x".repeat(0x10000)))
			.add("a body without end, slowly", Cause.TIMEOUT, FaultScript.dripping(OK + "\r\n", "x".repeat(100)))
			.add("chunks without end", FaultScript.flooding(OK + CHUNKED, "10000\r\n" + "x".repeat(0x10000) + "\r\n"))
			.add("chunks without end, slowly", Cause.TIMEOUT, FaultScript.dripping(OK + CHUNKED, "1\r\n \r\n"))
			.add("a gzip bomb", FaultScript.answering(bomb(), End.WAIT))
			.add("deep JSON", json("[".repeat(1_000_000)))
			.add("JSON of a million nodes", json("[" + "0,".repeat(1_000_000) + "0]"))
			.add("JSON of half a million objects", json("[" + "{},".repeat(500_000) + "{}]"))
			.add("a number of a million digits",
					json("{\"data\":[{\"id\":\"a\",\"created\":" + "9".repeat(1_000_000) + "}]}"))
			.add("binary", json(binary()))
			.add("an interim answer inside the answer",
					FaultScript.ok(LENGTH + "HTTP/1.1 100 Continue\r\n\r\n" + MODELS))
			.faults();
	}

	private static List<Fault> redirects() {
		return new Group(Player.SERVICE, Cause.UNEXPECTED_RESPONSE)
			.add("a redirect to itself", redirect(302, "Location: /v1/models\r\n"))
			.add("a redirect to another host, 302", redirect(302, "Location: http://elsewhere.invalid/v1/models\r\n"))
			.add("a redirect to another host, 307", redirect(307, "Location: http://elsewhere.invalid/v1/models\r\n"))
			.add("a redirect to nowhere", redirect(302, ""))
			.faults();
	}

	private static List<Fault> tls() {
		FaultScript models = FaultScript.NONE;
		return new Group(Player.SERVICE_WITH_TLS, Cause.TLS_FAILURE)
			.add("a certificate of an unknown authority", models.with(FaultCertificates.STRANGE))
			.add("a certificate that has expired", models.with(FaultCertificates.EXPIRED))
			.add("a certificate that is not valid yet", models.with(FaultCertificates.EARLY))
			.add("a certificate for another host", models.with(FaultCertificates.MISNAMED))
			.add("plain text", FaultScript.answering("HTTP/1.1 400 Bad Request\r\n\r\n", End.WAIT).unasked())
			.add("an alert", FaultScript.answering("\u0015\u0003\u0003\0\u0002\u0002\u0028", End.CLOSE).unasked())
			.add("closed", Cause.CONNECTION_FAILED, FaultScript.answering("", End.CLOSE).unasked())
			.add("reset", Cause.CONNECTION_FAILED, FaultScript.answering("", End.RESET).unasked())
			.add("silence", Cause.TIMEOUT, FaultScript.answering("", End.WAIT).unasked())
			.add("closed after the handshake", Cause.CONNECTION_FAILED,
					FaultScript.answering("", End.CLOSE).with(FaultCertificates.GOOD))
			.add("cut after the handshake", Cause.CONNECTION_FAILED,
					FaultScript.answering("", End.CUT).with(FaultCertificates.GOOD))
			.add("silence after the handshake", Cause.TIMEOUT,
					FaultScript.answering("", End.WAIT).with(FaultCertificates.GOOD))
			.add("cut in the middle of the body", Cause.UNEXPECTED_RESPONSE,
					FaultScript.ok("Content-Length: 99\r\n\r\n" + MODELS, End.CUT).with(FaultCertificates.GOOD))
			.add("cut in the middle of a body without length", Cause.UNEXPECTED_RESPONSE,
					FaultScript.ok("\r\n{\"object\":\"li", End.CUT).with(FaultCertificates.GOOD))
			.faults();
	}

	private static List<Fault> proxies() {
		return new Group(Player.PROXY, Cause.CONNECTION_FAILED)
			.add("refuses connections", Cause.CONNECTION_REFUSED, new Act.Refused())
			.add("does not answer who connects", Cause.TIMEOUT, new Act.Unanswered())
			.add("407, Basic", Cause.PROXY_AUTHENTICATION, unauthorized("Proxy-Authenticate: Basic realm=\"x\"\r\n"))
			.add("407, Negotiate", Cause.PROXY_AUTHENTICATION, unauthorized("Proxy-Authenticate: Negotiate\r\n"))
			.add("407, without a challenge", Cause.PROXY_AUTHENTICATION, unauthorized(""))
			.add("403", FaultScript.answering("HTTP/1.1 403 Forbidden\r\n\r\n", End.WAIT))
			.add("502", FaultScript.answering("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 3\r\n\r\nNo\n", End.WAIT))
			.add("405, since it does not know CONNECT", FaultScript.answering("HTTP/1.1 405 No\r\n\r\n", End.CLOSE))
			.add("a login page",
					FaultScript.answering("HTTP/1.1 302 Found\r\nLocation: http://login.invalid/\r\n\r\n", End.CLOSE))
			.add("closed", FaultScript.answering("", End.CLOSE))
			.add("reset", FaultScript.answering("", End.RESET))
			.add("silence", Cause.TIMEOUT, FaultScript.answering("", End.WAIT))
			.add("garbage", Cause.UNEXPECTED_RESPONSE, FaultScript.answering("\0\u0001garbage", End.WAIT))
			.add("a tunnel that is closed", FaultScript.answering("", End.CLOSE).unasked().tunnelled())
			.add("a tunnel that is reset", FaultScript.answering("", End.RESET).unasked().tunnelled())
			.add("a tunnel that is silent", Cause.TIMEOUT, FaultScript.answering("", End.WAIT).unasked().tunnelled())
			.add("a tunnel to a page", Cause.TLS_FAILURE,
					FaultScript.answering("<html></html>", End.WAIT).unasked().tunnelled())
			.add("a certificate of its own", Cause.TLS_FAILURE,
					FaultScript.NONE.with(FaultCertificates.STRANGE).tunnelled())
			.faults();
	}

	private static List<Fault> names() {
		return new Group(Player.NAME_SERVER, Cause.HOST_UNKNOWN).add("a name that does not exist", new Act.Unknown())
			.add("no answer", Cause.TIMEOUT, new Act.Unresolved())
			.faults();
	}

	private static List<Fault> oddHeads() {
		return new Group(Player.SERVICE, null)
			.add("ends lines with line feeds alone",
					FaultScript.answering("HTTP/1.1 200 OK\nContent-Length: 37\n\n" + MODELS, End.WAIT))
			.add("a reason that is not ASCII",
					FaultScript.answering("HTTP/1.1 200 \u00C3\u0085 \u00E2\u0080\u00A6\r\n" + LENGTH + MODELS,
							End.WAIT))
			.add("no reason", FaultScript.answering("HTTP/1.1 200\r\n" + LENGTH + MODELS, End.WAIT))
			.add("HTTP/1.0, without a length", FaultScript.answering("HTTP/1.0 200 OK\r\n\r\n" + MODELS, End.CLOSE))
			.add("interim answers before the answer",
					FaultScript.answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n"
							+ OK + LENGTH + MODELS, End.WAIT))
			.add("folded headers", FaultScript.ok("Content-Length:\r\n 37\r\nName: a\r\n\tb\r\n\r\n" + MODELS))
			.add("spaces before a colon", FaultScript.ok("Content-Length : 37\r\n\r\n" + MODELS))
			.add("a name with spaces", FaultScript.ok("My Name: a\r\n" + LENGTH + MODELS))
			.add("a line without a colon", FaultScript.ok("nothing\r\n" + LENGTH + MODELS))
			.add("a carriage return inside a header", FaultScript.ok("Name: a\rb\r\n" + LENGTH + MODELS))
			.add("headers of 200 KB",
					FaultScript.ok(("Name: " + "x".repeat(40_000) + "\r\n").repeat(5) + LENGTH + MODELS))
			.faults();
	}

	private static List<Fault> oddBodies() {
		return new Group(Player.SERVICE, null)
			.add("the same length twice", FaultScript.ok("Content-Length: 37\r\n" + LENGTH + MODELS))
			.add("the same length twice in one header", FaultScript.ok("Content-Length: 37, 37\r\n\r\n" + MODELS))
			.add("a length with a sign", FaultScript.ok("Content-Length: +37\r\n\r\n" + MODELS))
			.add("a length between spaces", FaultScript.ok("Content-Length: \t 37 \r\n\r\n" + MODELS))
			.add("chunks and a length", FaultScript.ok("Content-Length: 3\r\n" + CHUNKED + chunks("25", "0")))
			.add("sizes in capitals, with zeros and spaces",
					FaultScript.ok(CHUNKED + "000A \r\n" + MODELS.substring(0, 10) + "\r\n01b\t\r\n"
							+ MODELS.substring(10) + "\r\n0000\r\n\r\n"))
			.add("chunked, twice", FaultScript.ok("Transfer-Encoding: chunked\r\n" + CHUNKED + chunks("25", "0")))
			.add("chunked, in capitals",
					FaultScript.ok("TRANSFER-ENCODING:Chunked\r\n\r\n" + chunks("25;a=\"b\"", "0")))
			.add("gzip, chunked", FaultScript.answering(gzipInChunks(), End.WAIT))
			.add("the encoding 'identity'", FaultScript.ok("Transfer-Encoding: identity\r\n" + LENGTH + MODELS))
			.add("trailers", FaultScript.ok(CHUNKED + "25\r\n" + MODELS + "\r\n0\r\nName: value\r\n\r\n"))
			.add("trailers without end",
					FaultScript.flooding(OK + CHUNKED + "25\r\n" + MODELS + "\r\n0\r\n", "Name: value\r\n"))
			.add("more than the length says", FaultScript.ok(LENGTH + MODELS + "HTTP/1.1 400 Bad Request\r\n\r\n"))
			.add("a number beyond all numbers",
					json("{\"data\":[{\"id\":\"a\",\"created\":1e999999999,\"n\":-1E-999999999}]}"))
			.faults();
	}

	private static List<Fault> oddEnds() {
		return new Group(Player.SERVICE, null)
			.add("closes an idle connection", FaultScript.ok(LENGTH + MODELS, End.CLOSE))
			.add("resets an idle connection", FaultScript.ok(LENGTH + MODELS, End.RESET))
			.add("closes a connection that is used again", FaultScript.ok(LENGTH + MODELS, End.CLOSE_WHEN_ASKED))
			.add("forgets a connection that is used again", FaultScript.ok(LENGTH + MODELS, End.WAIT))
			.faults();
	}

	private static List<Fault> oddTls() {
		return new Group(Player.SERVICE_WITH_TLS, null)
			.add("closes without telling TLS", FaultScript.ok(LENGTH + MODELS, End.CUT).with(FaultCertificates.GOOD))
			.add("closes without telling TLS, without a length",
					FaultScript.ok("\r\n" + MODELS, End.CUT).with(FaultCertificates.GOOD))
			.faults();
	}

	private static FaultScript json(String body) {
		return FaultScript.ok("Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
	}

	private static FaultScript redirect(int status, String location) {
		return FaultScript.answering("HTTP/1.1 " + status + " Moved\r\n" + location + "Content-Length: 0\r\n\r\n",
				End.WAIT);
	}

	private static FaultScript unauthorized(String challenge) {
		return FaultScript.answering("HTTP/1.1 407 Who\r\n" + challenge + "Content-Length: 0\r\n\r\n", End.WAIT);
	}

	private static String chunks(String size, String end) {
		return size + "\r\n" + MODELS + "\r\n" + end + "\r\n\r\n";
	}

	private static String binary() {
		byte[] bytes = new byte[100_000];
		new Random(1).nextBytes(bytes);
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	// As small as it came, it is more than the probe wants to read
	private static byte[] bomb() {
		byte[] body = gzip(" ".repeat(1_000_000), 60);
		return join(OK + "Content-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n", body, "");
	}

	private static byte[] gzipInChunks() {
		byte[] body = gzip(MODELS, 1);
		return join(OK + "Transfer-Encoding: gzip, chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n", body,
				"\r\n0\r\n\r\n");
	}

	private static byte[] join(String head, byte[] body, String end) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
		all.writeBytes(body);
		all.writeBytes(end.getBytes(StandardCharsets.ISO_8859_1));
		return all.toByteArray();
	}

	private static byte[] gzip(String text, int times) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
			for (int time = 0; time < times; time++) {
				stream.write(text.getBytes(StandardCharsets.ISO_8859_1));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static final class Group {

		private final Player player;

		private final @Nullable Cause cause;

		private final List<Fault> faults = new ArrayList<>();

		Group(Player player, @Nullable Cause cause) {
			this.player = player;
			this.cause = cause;
		}

		Group add(String name, FaultScript script) {
			return add(name, this.cause, script);
		}

		Group add(String name, @Nullable Cause cause, FaultScript script) {
			return add(name, cause, new Act.Scripted(script));
		}

		Group add(String name, Act act) {
			return add(name, this.cause, act);
		}

		Group add(String name, @Nullable Cause cause, Act act) {
			this.faults.add(new Fault(this.player, name, cause, act));
			return this;
		}

		List<Fault> faults() {
			return List.copyOf(this.faults);
		}

	}

}
