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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;

/**
 * {@link Socket} that waits for what it reads at the expense of a {@link Wire}. TLS that
 * is layered over it does too.
 */
final class WireSocket extends Socket {

	private final Wire wire;

	WireSocket(Wire wire, Proxy proxy) {
		super(proxy);
		this.wire = wire;
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return new WireInputStream(super.getInputStream());
	}

	private final class WireInputStream extends FilterInputStream {

		WireInputStream(InputStream stream) {
			super(stream);
		}

		@Override
		public int read() throws IOException {
			return WireSocket.this.wire.await((millis) -> {
				setSoTimeout(millis);
				return super.read();
			});
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			return WireSocket.this.wire.await((millis) -> {
				setSoTimeout(millis);
				return super.read(bytes, offset, length);
			});
		}

	}

}
