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

import java.util.List;

import io.github.openaihealth.diagnosis.Diagnosis;

import org.springframework.util.ClassUtils;

/**
 * Where the value of a setting came from.
 *
 * @param description for people, such as {@code environment variable OPENAI_API_KEY} or
 * {@code application.yml:12:14, which takes it from OPENAI_API_KEY, which is not set};
 * never holds the value
 * @param packed whether the value itself stands in a file that is packed in the
 * application
 * @param exposed whether others on the machine can read the value: it stands in the
 * command line of the process, or among its system properties
 * @param overrides the other sources that have a value which is not used, for people and
 * in the order of precedence, such as
 * {@code application.yml:3:12 (another value, sk-proj-…x4Kw, not used)}; masked
 * @param remedy what to do first about a value that is wrong, where it wins over others
 * by its place: to set one of those would not help; empty where nothing is to be said
 * @param reference the reference to a secret, such as {@code sm://openai-api-key}, that
 * stands in a placeholder, and of which Spring took the end for a default; masked, and
 * empty where there is none
 */
public record SettingOrigin(String description, boolean packed, boolean exposed, List<String> overrides, String remedy,
		String reference) {

	/**
	 * Create a new instance.
	 */
	public SettingOrigin {
		overrides = List.copyOf(overrides);
	}

	/**
	 * Create the origin of a value that is the only one.
	 * @param description for people; never holds the value
	 * @param packed whether the value itself stands in a file that is packed in the
	 * application
	 */
	public SettingOrigin(String description, boolean packed) {
		this(description, packed, List.of());
	}

	/**
	 * Create the origin of a value that nobody but the application can read.
	 * @param description for people; never holds the value
	 * @param packed whether the value itself stands in a file that is packed in the
	 * application
	 * @param overrides the other sources that have a value which is not used, masked
	 */
	public SettingOrigin(String description, boolean packed, List<String> overrides) {
		this(description, packed, false, overrides);
	}

	/**
	 * Create an origin about which nothing is to be done first.
	 * @param description for people; never holds the value
	 * @param packed whether the value itself stands in a file that is packed in the
	 * application
	 * @param exposed whether others on the machine can read the value
	 * @param overrides the other sources that have a value which is not used, masked
	 */
	public SettingOrigin(String description, boolean packed, boolean exposed, List<String> overrides) {
		this(description, packed, exposed, overrides, "", "");
	}

	/**
	 * Create the origin of a value that others on the machine can read.
	 * @param description for people; never holds the value
	 * @return the origin
	 */
	public static SettingOrigin ofExposed(String description) {
		return new SettingOrigin(description, false, true, List.of());
	}

	/**
	 * Create the origin of a setting that a bean supplies. A lambda has no name of its
	 * own.
	 * @param type the bean's type
	 * @return the origin
	 */
	public static SettingOrigin ofBean(Class<?> type) {
		Class<?> named = type.isHidden() ? OpenAiConnectionDetails.class : ClassUtils.getUserClass(type);
		return new SettingOrigin("bean of type " + named.getName(), false);
	}

	/**
	 * Return a copy that tells which sources lost.
	 * @param overrides the other sources, masked
	 * @return a new origin
	 */
	public SettingOrigin withOverrides(List<String> overrides) {
		return new SettingOrigin(this.description, this.packed, this.exposed, overrides, this.remedy, this.reference);
	}

	/**
	 * Return a copy that tells what to do first about a wrong value.
	 * @param remedy one sentence, without any value; empty for nothing
	 * @return a new origin
	 */
	public SettingOrigin withRemedy(String remedy) {
		return new SettingOrigin(this.description, this.packed, this.exposed, this.overrides, remedy, this.reference);
	}

	/**
	 * Return a copy with another description.
	 * @param description for people; never holds the value
	 * @return a new origin
	 */
	public SettingOrigin withDescription(String description) {
		return new SettingOrigin(description, this.packed, this.exposed, this.overrides, this.remedy, this.reference);
	}

	/**
	 * Return a copy that tells of a reference.
	 * @param reference the reference of which the value is the end, masked; empty if
	 * there is none
	 * @return a new origin
	 */
	public SettingOrigin withReference(String reference) {
		return new SettingOrigin(this.description, this.packed, this.exposed, this.overrides, this.remedy, reference);
	}

	/**
	 * Put first in a diagnosis what is to be done about a value that wins by its place.
	 * @param diagnosis a diagnosis of the setting, whose value is wrong
	 * @return the diagnosis with one more action, or as it was
	 */
	public Diagnosis addRemedyTo(Diagnosis diagnosis) {
		return this.remedy.isEmpty() ? diagnosis : diagnosis.withFirstAction(this.remedy);
	}

	/**
	 * Add to a diagnosis where the value came from, and which other values lost.
	 * @param diagnosis a diagnosis of the setting
	 * @return the diagnosis with more facts
	 */
	public Diagnosis addTo(Diagnosis diagnosis) {
		Diagnosis added = diagnosis.withFact("comes from", this.description);
		for (String override : this.overrides) {
			added = added.withFact("also set in", override);
		}
		return added;
	}

	@Override
	public String toString() {
		return this.description;
	}

}
