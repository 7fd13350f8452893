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

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;

import io.github.openaihealth.connection.BaseUrl;

/**
 * Where a request goes.
 *
 * @param uri the address
 * @param host the host in lower case; unlike {@link URI#getHost()} also one that is no
 * proper name, such as one with an underscore
 * @param port the port
 * @param tls whether the connection is encrypted
 * @param proxy what leads there
 */
record Destination(URI uri, String host, int port, boolean tls, Proxy proxy) {

	static Destination of(URI uri, ProbeTransport.Settings settings) {
		BaseUrl url = BaseUrl.of(uri.toString());
		boolean tls = url.scheme().equals("https");
		if (url.host().isEmpty() || !(tls || url.scheme().equals("http"))) {
			throw new IllegalArgumentException("No HTTP client calls such an address");
		}
		int port = (url.port() != -1) ? url.port() : tls ? 443 : 80;
		return new Destination(uri, url.host(), port, tls, settings.proxy(uri));
	}

	/**
	 * Return what the header {@code Host} says, and {@code CONNECT} asks for.
	 * @param withPort whether the port is named even where it is the usual one
	 * @return host and port
	 */
	String authority(boolean withPort) {
		boolean usual = this.port == (this.tls ? 443 : 80);
		return (usual && !withPort) ? this.host : this.host + ":" + this.port;
	}

	/**
	 * Return what a request line names.
	 * @return path and query, or the whole address for a proxy that is asked in clear
	 */
	String target() {
		String path = this.uri.getRawPath() + ((this.uri.getRawQuery() != null) ? "?" + this.uri.getRawQuery() : "");
		boolean whole = !this.tls && this.proxy.type() == Proxy.Type.HTTP;
		return whole ? "http://" + authority(false) + path : path;
	}

	/**
	 * Return where the connection leads first.
	 * @return the HTTP proxy, or the destination itself; not resolved
	 */
	InetSocketAddress firstHop() {
		return (this.proxy.type() == Proxy.Type.HTTP && this.proxy.address() instanceof InetSocketAddress address)
				? address : InetSocketAddress.createUnresolved(this.host, this.port);
	}

	/**
	 * Return the name that the certificate of the other end must be for.
	 * @return the host, and an IPv6 address without its brackets
	 */
	String peer() {
		return this.host.startsWith("[") ? this.host.substring(1, this.host.length() - 1) : this.host;
	}

	/**
	 * Return whether an HTTP proxy only passes on what it cannot read.
	 * @return {@code true} for an encrypted connection by such a proxy
	 */
	boolean isTunnelled() {
		return this.tls && this.proxy.type() == Proxy.Type.HTTP;
	}

	@Override
	public String toString() {
		return "Destination";
	}

}
