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

package io.github.openaihealth.startup;

import java.time.Duration;

/**
 * How the start is validated.
 *
 * @param enabled whether anything is validated at all
 * @param mode how much is validated
 * @param onFailure what to do about a misconfiguration
 * @param timeout how long the start may wait for the online check
 */
public record ValidationSettings(boolean enabled, ValidationMode mode, OnFailure onFailure, Duration timeout) {
}
