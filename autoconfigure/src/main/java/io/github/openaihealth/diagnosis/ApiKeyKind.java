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

package io.github.openaihealth.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a key tells about its kind. Prefixes are certain; lengths drift
 * and are no more than hints.
 */
public enum ApiKeyKind {

	/** A key of a project. */
	PROJECT("project", "sk-proj-", null, 56, 132, 164),

	/** A key of a service account. */
	SERVICE_ACCOUNT("service account", "sk-svcacct-", null, 135, 167),

	/** A key for the administration API. */
	ADMIN("admin", "sk-admin-", null, 133, 165),

	/** A user's key as made for a while in 2024. */
	USER("user", "sk-None-", null, 56),

	/** A user's key of the old form, with the mark {@code T3BlbkFJ} in its middle. */
	LEGACY("legacy user", "sk-", null, 51),

	/** A service account's key as made for a while in 2024, with a name of the user's. */
	NAMED_SERVICE_ACCOUNT("service account", "sk-", null),

	/** A token of the browser session, not a key. */
	SESSION("browser session", "sess-", null),

	/** A key of Anthropic. */
	ANTHROPIC("Anthropic", "sk-ant-", "Anthropic"),

	/** A key of OpenRouter. */
	OPENROUTER("OpenRouter", "sk-or-v1-", "OpenRouter"),

	/** A key of Groq. */
	GROQ("Groq", "gsk_", "Groq"),

	/** A key of xAI. */
	XAI("xAI", "xai-", "xAI"),

	/** A key of Google. */
	GOOGLE("Google", "AIza", "Google"),

	/** A token of Hugging Face. */
	HUGGING_FACE("Hugging Face", "hf_", "Hugging Face"),

	/** A key of Perplexity. */
	PERPLEXITY("Perplexity", "pplx-", "Perplexity"),

	/** A key of NVIDIA. */
	NVIDIA("NVIDIA", "nvapi-", "NVIDIA"),

	/** A key of Cerebras. */
	CEREBRAS("Cerebras", "csk-", "Cerebras"),

	/** A key of Together. */
	TOGETHER("Together", "tgp_v1_", "Together"),

	/** A token of Replicate. */
	REPLICATE("Replicate", "r8_", "Replicate"),

	/** A personal access token of GitHub. */
	GITHUB("GitHub", "ghp_", "GitHub"),

	/** An OAuth token of GitHub. */
	GITHUB_OAUTH("GitHub", "gho_", "GitHub"),

	/** A fine-grained personal access token of GitHub. */
	GITHUB_FINE_GRAINED("GitHub", "github_pat_", "GitHub"),

	/** Begins like a key of OpenAI, but has none of the known forms. */
	OTHER("unknown", "sk-", null),

	/** Has no known beginning. */
	UNKNOWN("unknown", "", null);

	private static final String MARK = "T3BlbkFJ";

	/**
	 * The name may be the beginning of other keys, which the mark outweighs: none but
	 * keys for administration have so much behind it.
	 */
	// The names in it can be parted in many ways, all of which are tried for what is no
	// key
	private static final int LONGEST_NAMED = 512;

	private static final Pattern NAMED = Pattern.compile("^sk-(?!(?:proj|svcacct|None)-|admin-[A-Za-z0-9_-]{50,}" + MARK
			+ "[A-Za-z0-9_-]{50})[A-Za-z0-9_-]+-[A-Za-z0-9_-]*" + MARK + "[A-Za-z0-9_-]+$");

	private static final List<ApiKeyKind> LONGEST_PREFIX_FIRST = Arrays.stream(values())
		.sorted(Comparator.comparingInt((ApiKeyKind kind) -> kind.prefix.length()).reversed())
		.toList();

	private final String label;

	private final String prefix;

	private final @Nullable String vendor;

	private final int[] lengths;

	ApiKeyKind(String label, String prefix, @Nullable String vendor, int... lengths) {
		this.label = label;
		this.prefix = prefix;
		this.vendor = vendor;
		this.lengths = lengths;
	}

	/**
	 * Return the name of this kind for people, such as {@code project}.
	 * @return the label
	 */
	public String label() {
		return this.label;
	}

	/**
	 * Return the characters that every value of this kind begins with.
	 * @return the prefix, empty for {@link #UNKNOWN}
	 */
	public String prefix() {
		return this.prefix;
	}

	/**
	 * Return the vendor that makes keys of this kind.
	 * @return the name of a vendor other than OpenAI, or {@code null}
	 */
	public @Nullable String vendor() {
		return this.vendor;
	}

	/**
	 * Return the lengths that keys of this kind are known to have.
	 * @return the lengths in characters, ascending; empty if none are known
	 */
	public List<Integer> lengths() {
		return Arrays.stream(this.lengths).boxed().toList();
	}

	/**
	 * Return whether this is one of the forms of OpenAI's own keys.
	 * @return {@code true} for OpenAI's forms
	 */
	public boolean isOpenAi() {
		return this.vendor == null && this != OTHER && this != UNKNOWN;
	}

	/**
	 * Tell the kind of a value from its beginning.
	 * @param value the value to look at
	 * @return the kind, {@link #UNKNOWN} if nothing is recognised
	 */
	public static ApiKeyKind of(String value) {
		ApiKeyKind kind = LONGEST_PREFIX_FIRST.stream()
			.filter((candidate) -> value.startsWith(candidate.prefix))
			.findFirst()
			.orElse(UNKNOWN);
		if (kind.prefix.startsWith(OTHER.prefix) && value.length() <= LONGEST_NAMED && NAMED.matcher(value).matches()) {
			return NAMED_SERVICE_ACCOUNT;
		}
		if (kind.prefix.equals(OTHER.prefix)) {
			return value.contains(MARK) ? LEGACY : OTHER;
		}
		return kind;
	}

}
