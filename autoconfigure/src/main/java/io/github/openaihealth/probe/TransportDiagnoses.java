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

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.github.openaihealth.connection.DiagnosisFactory;
import io.github.openaihealth.connection.OpenAiConnection;
import io.github.openaihealth.diagnosis.Diagnosis;
import io.github.openaihealth.diagnosis.Subject;
import io.github.openaihealth.probe.TransportFailure.Particular;
import org.jspecify.annotations.Nullable;

/**
 * Makes the diagnosis of a request without an answer.
 */
final class TransportDiagnoses {

	private final ProbeSettings settings;

	private final ProxyHint proxyHint;

	TransportDiagnoses(ProbeSettings settings, ProxyHint proxyHint) {
		this.settings = settings;
		this.proxyHint = proxyHint;
	}

	/**
	 * Make the diagnosis.
	 * @param failure why there is no answer
	 * @param connection the connection
	 * @return the diagnosis
	 */
	Diagnosis of(TransportFailure failure, OpenAiConnection connection) {
		Diagnosis diagnosis = SettingFacts
			.addTo(new DiagnosisFactory(connection).create(failure.cause(), particulars(failure)), connection);
		diagnosis = addParticular(diagnosis, failure.particular(), connection.baseUrlSetting().property());
		if (failure.particular() instanceof Particular.ClientCertificate) {
			diagnosis = diagnosis.withFirstAction(clientCertificate(connection));
		}
		return (failure.cause().subject() == Subject.NETWORK) ? this.proxyHint.addTo(diagnosis, connection.baseUrl())
				: diagnosis;
	}

	private Map<String, String> particulars(TransportFailure failure) {
		Duration limit = failure.whileConnecting() ? this.settings.connectTimeout() : this.settings.timeout();
		Map<String, String> particulars = new HashMap<>();
		particulars.put("limit", describe(limit));
		if (failure.particular() instanceof Particular.NoHttp noHttp) {
			particulars.put("finding", noHttp.finding());
		}
		return particulars;
	}

	/**
	 * Return what to do where a host asks for a client certificate.
	 * @param connection the connection
	 * @return the action
	 */
	static String clientCertificate(OpenAiConnection connection) {
		return "Put a client certificate that this host accepts into an SSL bundle, and name the bundle in '"
				+ connection.prefix() + ".ssl.bundle': the host asks for one.";
	}

	private static Diagnosis addParticular(Diagnosis diagnosis, @Nullable Particular particular, String baseUrl) {
		if (particular instanceof Particular.NoHttp) {
			return diagnosis
				.withFirstAction("Check the port of '" + baseUrl + "': what answers there does not speak HTTP.");
		}
		if (particular instanceof Particular.Tls) {
			return diagnosis.withFirstAction("Let '" + baseUrl + "' begin with 'https://': the port speaks TLS.");
		}
		if (particular instanceof Particular.ProxyRefused refused) {
			return diagnosis.withFact("proxy", refused.proxy() + " answered CONNECT with " + refused.status())
				.withFirstAction("Ask those who run the proxy " + refused.proxy()
						+ " to let connections pass: it answered CONNECT with " + refused.status() + ".");
		}
		if (particular instanceof Particular.NotAsked) {
			return diagnosis.withFirstAction("Give this application more CPU, or see which filter of an "
					+ "OpenAiProbeCustomizer does not return: nothing could be asked within a minute.");
		}
		return diagnosis;
	}

	private static String describe(Duration limit) {
		return (limit.toMillisPart() == 0) ? limit.toSeconds() + "s" : limit.toMillis() + "ms";
	}

}
