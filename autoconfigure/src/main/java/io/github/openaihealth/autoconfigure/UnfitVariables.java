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

package io.github.openaihealth.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * {@link ConfigurationPropertiesBindHandlerAdvisor} with which an environment variable
 * whose value does not fit its property counts as not set. Names such as
 * {@code OPENAI_ENABLED} are other software's as well, and what that software understands
 * must not stop a start. A value in the application's own files fails as any other.
 */
final class UnfitVariables implements ConfigurationPropertiesBindHandlerAdvisor {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("openai");

	private final Environment environment;

	private final Map<String, String> found = new LinkedHashMap<>();

	UnfitVariables(Environment environment) {
		this.environment = environment;
	}

	@Override
	public BindHandler apply(BindHandler bindHandler) {
		return new FitBindHandler(bindHandler);
	}

	/**
	 * Return the variables that counted as not set.
	 * @return their names and what would fit, without their values
	 */
	synchronized Map<String, String> found() {
		return Map.copyOf(this.found);
	}

	/**
	 * Add a variable that was found not to fit.
	 * @param variable its name
	 * @param property the property that it would set
	 * @param fitting what would fit
	 */
	synchronized void add(String variable, String property, String fitting) {
		this.found.put(variable, "'" + property + "' takes " + fitting);
	}

	private void add(ConfigurationProperty variable, ConfigurationPropertyName name, Bindable<?> target) {
		String variableName = (variable.getOrigin() instanceof PropertySourceOrigin origin) ? origin.getPropertyName()
				: name.toString();
		add(variableName, name.toString(), FittingValue.of(target));
	}

	private static boolean isVariable(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
	}

	private static Stream<ConfigurationPropertySource> sources(BindContext context) {
		return StreamSupport.stream(context.getSources().spliterator(), false);
	}

	/**
	 * Return the variable that a value comes from.
	 * @param name the property's name
	 * @param context the context
	 * @return the variable, or {@code null} if another source has the value
	 */
	private static @Nullable ConfigurationProperty variable(ConfigurationPropertyName name, BindContext context) {
		if (!PREFIX.isAncestorOf(name)) {
			return null;
		}
		for (ConfigurationPropertySource source : context.getSources()) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return isVariable(source) ? property : null;
			}
		}
		return null;
	}

	/**
	 * {@link BindHandler} that falls back to the other sources.
	 */
	private final class FitBindHandler extends AbstractBindHandler {

		FitBindHandler(BindHandler parent) {
			super(parent);
		}

		@Override
		public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target,
				BindContext context) {
			ConfigurationProperty variable = variable(name, context);
			if (variable != null && variable.getValue().toString().isBlank() && !FittingValue.mayBeBlank(target)) {
				throw new IllegalArgumentException("Blank");
			}
			return super.onStart(name, target, context);
		}

		@Override
		public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			ConfigurationProperty variable = variable(name, context);
			if (variable != null && Limit.brokenBy(name.toString(), result).isPresent()) {
				return bindOthers(variable, name, target, context);
			}
			return super.onSuccess(name, target, context, result);
		}

		@Override
		public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Exception error) throws Exception {
			ConfigurationProperty variable = variable(name, context);
			return (variable != null) ? bindOthers(variable, name, target, context)
					: super.onFailure(name, target, context, error);
		}

		private <T> @Nullable T bindOthers(ConfigurationProperty variable, ConfigurationPropertyName name,
				Bindable<T> target, BindContext context) {
			add(variable, name, target);
			Binder binder = new Binder(sources(context).filter((source) -> !isVariable(source)).toList(),
					new PropertySourcesPlaceholdersResolver(UnfitVariables.this.environment));
			return binder.bind(name, target).orElse(null);
		}

	}

}
