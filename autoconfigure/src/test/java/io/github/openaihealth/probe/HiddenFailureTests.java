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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HiddenFailure}.
 */
class HiddenFailureTests {

	@ParameterizedTest
	@ValueSource(strings = { "{'error':'x'}", "{'error':{'code':1}}", "{'error':[1]}", "{'error':true}",
			"{'errors':[{}]}", "{'success':false}", "{'success':'false'}", "{'ok':false}", "{'data':{'error':'x'}}",
			"{'data':{'success':false}}" })
	void toldBesideModels(String body) {
		assertThat(HiddenFailure.isIn(json(body), false)).isTrue();
		assertThat(HiddenFailure.isIn(json(body), true)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'object':'error'}", "{'status':'error'}", "{'status':'FAILED'}", "{'status':500}",
			"{'code':401}", "{'code':'401'}", "{'code':-1,'msg':'x'}", "{'code':'InvalidApiKey'}",
			"{'status_code':403}", "{'statusCode':401}", "{'errcode':40001}", "{'error_code':110}",
			"{'errorCode':'AB01'}", "{'meta':{'code':401}}",
			"{'base_resp':{'status_code':1004,'status_msg':'login fail'}}", "{'message':'Invalid API key'}",
			"{'detail':'Not authenticated'}" })
	void countsWithoutModelsOnly(String body) {
		assertThat(HiddenFailure.isIn(json(body), true)).isTrue();
		assertThat(HiddenFailure.isIn(json(body), false)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{'error':null}", "{'error':''}", "{'error':{}}", "{'errors':[]}", "{'error':false}",
			"{'success':true}", "{'ok':true}", "{'code':0}", "{'code':200}", "{'code':20000}", "{'code':'ok'}",
			"{'code':'Success'}", "{'code':''}", "{'code':null}", "{'status':'active'}", "{'code':1,'msg':'success'}",
			"{'code':10000,'message':'OK'}", "{'message':'2 models'}", "{'object':'list'}", "{'data':[]}",
			"{'meta':{'code':200}}" })
	void noFailure(String body) {
		assertThat(HiddenFailure.isIn(json(body), true)).isFalse();
		assertThat(HiddenFailure.isIn(json(body), false)).isFalse();
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text.replace('\'', '"'));
	}

}
