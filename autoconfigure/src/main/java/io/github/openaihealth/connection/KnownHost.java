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

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a host that is not OpenAI's own, from {@code known-hosts.txt}: who
 * runs it, where they tell of outages and take money, and whether they list their models
 * to anybody.
 */
public final class KnownHost {

	private static final KnownHosts KNOWN = KnownHosts.load();

	private final String vendor;

	private final Map<Page, String> pages = new EnumMap<>(Page.class);

	private boolean listOpen;

	private @Nullable KeyCall keyCall;

	KnownHost(String vendor) {
		this.vendor = vendor;
	}

	/**
	 * Find a host.
	 * @param baseUrl what leads there
	 * @return what is known, or {@code null} for a host that is not in the table
	 */
	public static @Nullable KnownHost of(BaseUrl baseUrl) {
		return KNOWN.find(baseUrl.host());
	}

	/**
	 * Return whether a server lists its models to anybody, though it may ask for a key
	 * elsewhere.
	 * @param owner what the list names as the owner of a model, or {@code null}
	 * @return {@code true} for software of which that is known
	 */
	public static boolean isListOpen(@Nullable String owner) {
		return owner != null && KNOWN.isListOpen(owner);
	}

	/**
	 * Return who runs the host.
	 * @return the vendor's name
	 */
	public String vendor() {
		return this.vendor;
	}

	/**
	 * Return the pages of the vendor.
	 * @return those that are known, with their addresses
	 */
	public Map<Page, String> pages() {
		return new LinkedHashMap<>(this.pages);
	}

	/**
	 * Return whether the host lists its models to anybody: then the list proves nothing
	 * of the key.
	 * @return {@code true} if it does
	 */
	public boolean isListOpen() {
		return this.listOpen;
	}

	/**
	 * Return which call tells whether the key is good, where the list does not.
	 * @return the call, or {@code null} if none is known
	 */
	public @Nullable KeyCall keyCall() {
		return this.keyCall;
	}

	/**
	 * Add what a row of the table says.
	 * @param kind what the row is about
	 * @param value what it says
	 */
	void add(String kind, String value) {
		if (kind.equals("list-open")) {
			this.listOpen = true;
		}
		else if (kind.equals("key-call")) {
			this.keyCall = KeyCall.of(value);
		}
		else {
			this.pages.put(Page.of(kind), value);
		}
	}

	/**
	 * A page of a vendor's.
	 */
	public enum Page {

		/** Tells of outages. */
		STATUS("status-page", "statusPage"),

		/** Shows what was used, and takes money. */
		BILLING("billing-page", "billingPage"),

		/** Leads to people who help. */
		SUPPORT("support-page", "supportPage");

		private final String id;

		private final String blank;

		Page(String id, String blank) {
			this.id = id;
			this.blank = blank;
		}

		/**
		 * Return the name of this kind of page in the table, and of the texts that lead
		 * there.
		 * @return the name
		 */
		public String id() {
			return this.id;
		}

		/**
		 * Return the name of the blank in texts that the address fills in.
		 * @return the name
		 */
		String blank() {
			return this.blank;
		}

		static Page of(String id) {
			for (Page page : values()) {
				if (page.id.equals(id)) {
					return page;
				}
			}
			throw new IllegalArgumentException("There is no page '" + id + "'");
		}

	}

	/**
	 * A call that tells whether the key is good.
	 *
	 * @param path the path, which takes the place of {@code models}
	 * @param key where in the answer the key is described, as a JSON pointer; empty for
	 * all of it
	 * @param remaining the member of that with what the key may still spend
	 */
	public record KeyCall(String path, String key, String remaining) {

		static KeyCall of(String value) {
			String[] parts = value.split(" ");
			return new KeyCall(parts[0], parts[1].equals("-") ? "" : parts[1], parts[2]);
		}

	}

}
