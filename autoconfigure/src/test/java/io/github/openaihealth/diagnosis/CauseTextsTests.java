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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CauseTexts} and the texts themselves.
 */
class CauseTextsTests {

	private static final int LONGEST = 300;

	private static final Pattern BLANK = Pattern.compile("(?<!\\$)\\{([^}{]+)}");

	private static final Pattern KEY_SHAPED = Pattern.compile("sk-[A-Za-z0-9_-]{8,}");

	private static final Pattern OPENAIS_PAGES = Pattern
		.compile("(platform|status|help)\\.openai\\.com|OpenAI's (dashboard|status|support|organization|project)");

	/**
	 * Rules for keys that count for hosts of OpenAI's own only.
	 */
	private static final Set<Cause> OF_OPENAI_HOSTS = EnumSet.of(Cause.API_KEY_MISSING, Cause.API_KEY_EMPTY,
			Cause.API_KEY_PLACEHOLDER, Cause.API_KEY_MASKED, Cause.API_KEY_FOREIGN, Cause.API_KEY_WRONG_TYPE);

	private static final Map<Cause, Set<String>> BLANKS = Map.ofEntries(
			Map.entry(Cause.API_KEY_UNRESOLVED, Set.of("variable", "text", "tool", "advice")),
			Map.entry(Cause.API_KEY_MALFORMED, Set.of("finding", "advice")),
			Map.entry(Cause.API_KEY_FOREIGN, Set.of("vendor")), Map.entry(Cause.API_KEY_WRONG_TYPE, Set.of("kind")),
			Map.entry(Cause.ORG_ID_MALFORMED, Set.of("finding")),
			Map.entry(Cause.PROJECT_ID_MALFORMED, Set.of("finding")),
			Map.entry(Cause.BASE_URL_INVALID, Set.of("finding")), Map.entry(Cause.BASE_URL_INSECURE, Set.of("host")),
			Map.entry(Cause.API_KEY_TRUNCATED, Set.of("length", "expected")),
			Map.entry(Cause.API_KEY_HARDCODED, Set.of("origin")),
			Map.entry(Cause.SETTING_IGNORED, Set.of("names", "instead")), Map.entry(Cause.API_KEY_AGING, Set.of("age")),
			Map.entry(Cause.API_KEY_EXPIRING, Set.of("day", "left")),
			Map.entry(Cause.MODEL_RETIRING, Set.of("model", "day", "left")),
			Map.entry(Cause.ORG_MISMATCH, Set.of("inUse", "expected")),
			Map.entry(Cause.PROJECT_MISMATCH, Set.of("inUse", "expected")),
			Map.entry(Cause.SETTINGS_DIFFER, Set.of("watched", "others", "same", "named")),
			Map.entry(Cause.API_KEY_REVOKED, Set.of("when")), Map.entry(Cause.API_KEY_NOT_CHECKED, Set.of("host")),
			Map.entry(Cause.API_KEY_FILE_UNREADABLE, Set.of("finding")),
			Map.entry(Cause.ENDPOINT_NOT_FOUND, Set.of("host", "url")),
			Map.entry(Cause.WRONG_PROVIDER, Set.of("host", "vendor")),
			Map.entry(Cause.SERVICE_UNAVAILABLE, Set.of("host", "status", "url")),
			Map.entry(Cause.HOST_UNKNOWN, Set.of("host")), Map.entry(Cause.CONNECTION_REFUSED, Set.of("host")),
			Map.entry(Cause.CONNECTION_FAILED, Set.of("host", "exception", "code")),
			Map.entry(Cause.TLS_FAILURE, Set.of("host", "url")), Map.entry(Cause.PROXY_AUTHENTICATION, Set.of("host")),
			Map.entry(Cause.TIMEOUT, Set.of("host", "limit")),
			Map.entry(Cause.UNEXPECTED_RESPONSE, Set.of("host", "finding", "url")),
			Map.entry(Cause.PERMISSION_DENIED, Set.of("status", "code")),
			Map.entry(Cause.MODEL_UNAVAILABLE, Set.of("models")));

	private static final Set<String> NAMES = Set.of("apiKey", "apiKeyVariable", "apiKeyFile", "apiKeyCreated",
			"apiKeyExpires", "orgId", "orgIdPlaces", "projectId", "projectIdPlaces", "baseUrl", "baseUrlPlaces",
			"requiredModels", "sslBundle", "curl", "withRequest");

	@ParameterizedTest
	@EnumSource
	void everyCauseHasASummaryAndOneToThreeActions(Cause cause) {
		CauseTexts texts = CauseTexts.of(cause);
		assertThat(texts.summary(particulars(cause))).isNotBlank();
		assertThat(texts.actions(particulars(cause))).hasSizeBetween(1, 3).allSatisfy((action) -> {
			assertThat(action).isNotBlank();
			assertThat(action).matches("(?s)\\p{Lu}.*");
		});
	}

	@ParameterizedTest
	@EnumSource
	void textsForGatewaysLeadNobodyToOpenAi(Cause cause) {
		CauseTexts texts = CauseTexts.ofGateway(cause);
		Map<String, String> particulars = gatewayParticulars(cause);
		assertThat(texts.summary(particulars)).isNotBlank();
		assertThat(texts.actions(particulars)).hasSizeBetween(1, 3)
			.allSatisfy((action) -> assertThat(action).matches("(?s)\\p{Lu}.*"));
		if (!OF_OPENAI_HOSTS.contains(cause)) {
			assertThat(Stream.concat(Stream.of(texts.summary(particulars), "" + texts.explanation(particulars)),
					texts.actions(particulars).stream()))
				.noneMatch((text) -> OPENAIS_PAGES.matcher(text).find());
		}
	}

	@Test
	void textsForGatewaysTakeThePlaceOfTheOthersPartByPart() {
		CauseTexts rejected = CauseTexts.ofGateway(Cause.API_KEY_REJECTED);
		assertThat(rejected.summary(Map.of("vendor", "Azure"))).isEqualTo("Azure does not know this API key.");
		Map<String, String> failing = Map.of("host", "Host", "status", "503", "url", "https://host");
		CauseTexts unavailable = CauseTexts.ofGateway(Cause.SERVICE_UNAVAILABLE);
		CauseTexts openAis = CauseTexts.of(Cause.SERVICE_UNAVAILABLE);
		assertThat(unavailable.summary(failing)).isEqualTo(openAis.summary(failing));
		assertThat(unavailable.explanation(failing)).isEqualTo(openAis.explanation(failing)).isNotNull();
		assertThat(unavailable.actions(failing)).doesNotContainAnyElementsOf(openAis.actions(failing));
		CauseTexts billing = CauseTexts.ofGateway(Cause.BILLING_INACTIVE);
		assertThat(billing.actions(failing)).hasSize(1);
		assertThat(CauseTexts.ofGateway(Cause.STALE).actions(Map.of()))
			.isEqualTo(CauseTexts.of(Cause.STALE).actions(Map.of()));
	}

	@Test
	void eachPartIsThatOfTheFirstVariantThatHasIt() {
		Map<String, String> values = Map.of("host", "Host", "status", "503", "statusPage", "https://status",
				"hostVendor", "They", "url", "https://host");
		CauseTexts texts = CauseTexts.ofVariants(Cause.SERVICE_UNAVAILABLE,
				List.of("billing-page", "status-page", "gateway"));
		assertThat(texts.actions(values)).hasSize(2);
		assertThat(texts.actions(values).get(0))
			.isEqualTo("See https://status, where They tells of outages, and wait.");
		CauseTexts gateway = CauseTexts.ofVariants(Cause.SERVICE_UNAVAILABLE, List.of("billing-page", "gateway"));
		assertThat(gateway.actions(values)).isEqualTo(CauseTexts.ofGateway(Cause.SERVICE_UNAVAILABLE).actions(values));
	}

	@ParameterizedTest
	@EnumSource
	void everyEntryOfACauseIsRead(Cause cause) throws IOException {
		CauseTexts texts = CauseTexts.of(cause);
		int read = 1 + texts.actions(particulars(cause)).size()
				+ ((texts.explanation(particulars(cause)) != null) ? 1 : 0);
		assertThat(entries().keySet()).filteredOn((key) -> idOf(key).equals(cause.id())).hasSize(read);
	}

	@ParameterizedTest
	@EnumSource
	void actionsForGatewaysAreNumberedWithoutAGap(Cause cause) throws IOException {
		long actions = entries().keySet()
			.stream()
			.filter((key) -> key.startsWith(cause.id() + "@gateway.action."))
			.count();
		assertThat(CauseTexts.ofGateway(cause).actions(gatewayParticulars(cause)))
			.hasSize((actions > 0) ? (int) actions : CauseTexts.of(cause).actions(particulars(cause)).size());
	}

	@Test
	void everyEntryIsOfAKnownCauseAndStandsThereOnce() throws IOException {
		Map<String, String> entries = entries();
		assertThat(entries.keySet()).map(CauseTextsTests::causeOf).allMatch((id) -> Cause.of(id).isPresent());
		long lines = resource().getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("name."))
			.count();
		assertThat(lines).isEqualTo(entries.size());
	}

	@Test
	void blanksAreTheOnesThatTheCauseHas() throws IOException {
		assertThat(entries()).allSatisfy((key, text) -> {
			Set<String> used = BLANK.matcher(text)
				.results()
				.map((match) -> match.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
			Cause cause = Cause.of(causeOf(key)).orElseThrow();
			Map<String, String> allowed = idOf(key).equals(cause.id()) ? particulars(cause) : variantParticulars(cause);
			used.removeIf((blank) -> NAMES.contains(blank));
			assertThat(allowed.keySet()).as("blanks of %s, listed in BLANKS here", cause).containsAll(used);
		});
	}

	@Test
	void textsAreShortAndHoldNoKey() throws IOException {
		assertThat(entries().values()).allSatisfy((text) -> {
			assertThat(text).hasSizeLessThanOrEqualTo(LONGEST).isEqualTo(text.strip());
			assertThat(text).doesNotContainPattern(KEY_SHAPED);
			assertThat(text).doesNotContainIgnoringCase("please");
		});
	}

	@Test
	void summariesAndExplanationsAreSentences() throws IOException {
		assertThat(entries()).allSatisfy((key, text) -> {
			if (!key.contains(".action.")) {
				assertThat(text).endsWith(".");
			}
		});
	}

	@Test
	void summariesWithAFindingAreItsSentence() {
		Map<String, String> finding = Map.of("finding", "has a blank");
		assertThat(CauseTexts.of(Cause.API_KEY_MALFORMED).summary(finding)).isEqualTo("The API key has a blank.");
		assertThat(CauseTexts.of(Cause.ORG_ID_MALFORMED).summary(finding)).isEqualTo("'openai.org-id' has a blank.");
		assertThat(CauseTexts.of(Cause.PROJECT_ID_MALFORMED).summary(finding))
			.isEqualTo("'openai.project-id' has a blank.");
		assertThat(CauseTexts.of(Cause.BASE_URL_INVALID).summary(finding)).isEqualTo("'openai.base-url' has a blank.");
	}

	@Test
	void summaryWhenPlaceholderIsUnresolvedShowsItAsItWasWritten() {
		assertThat(CauseTexts.of(Cause.API_KEY_UNRESOLVED).summary(Map.of("variable", "OPENAI_KEY")))
			.contains("${OPENAI_KEY}");
	}

	@Test
	void fillInTakesTheValueAsItIs() {
		assertThat(CauseTexts.of(Cause.HOST_UNKNOWN).summary(Map.of("host", "$1 \\ {limit} ${x}")))
			.contains("$1 \\ {limit} ${x}");
	}

	@Test
	void fillInWhenValueIsMissingThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> CauseTexts.of(Cause.TIMEOUT).summary(Map.of()))
			.withMessageContaining("host")
			.withMessageContaining("timeout.summary");
	}

	@Test
	void explanationWhenThereIsNoneIsNull() throws IOException {
		Set<String> keys = entries().keySet();
		Cause cause = Arrays.stream(Cause.values())
			.filter((candidate) -> !keys.contains(candidate.id() + ".explanation"))
			.findFirst()
			.orElseThrow();
		assertThat(CauseTexts.of(cause).explanation(particulars(cause))).isNull();
	}

	private static Map<String, String> particulars(Cause cause) {
		Map<String, String> particulars = new HashMap<>();
		BLANKS.getOrDefault(cause, Set.of()).forEach((blank) -> particulars.put(blank, "Value"));
		return particulars;
	}

	private static Map<String, String> gatewayParticulars(Cause cause) {
		Map<String, String> particulars = particulars(cause);
		particulars.put("host", "Value");
		particulars.put("vendor", "Value");
		return particulars;
	}

	private static Map<String, String> variantParticulars(Cause cause) {
		Map<String, String> particulars = gatewayParticulars(cause);
		Stream.of("hostVendor", "statusPage", "billingPage", "supportPage", "namedHost", "baseUrlLine")
			.forEach((blank) -> particulars.put(blank, "Value"));
		return particulars;
	}

	private static String causeOf(String key) {
		return idOf(key).replaceFirst("@.*", "");
	}

	private static String idOf(String key) {
		return key.substring(0, key.indexOf('.'));
	}

	private static Map<String, String> entries() throws IOException {
		Properties properties = PropertiesLoaderUtils
			.loadProperties(new EncodedResource(resource(), StandardCharsets.UTF_8));
		Map<String, String> entries = new TreeMap<>();
		properties.stringPropertyNames()
			.stream()
			.filter((key) -> !key.startsWith("name."))
			.forEach((key) -> entries.put(key, properties.getProperty(key)));
		return entries;
	}

	private static ClassPathResource resource() {
		return new ClassPathResource("causes.properties", Cause.class);
	}

}
