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

package io.github.openaihealth.sample.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Rotation} and {@link RotationStep}.
 */
class RotationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final String first = SimulatedKey.generate();

	private final Account account = Account.of(this.first, null, Scenario.OK);

	private final MountedSecret secret;

	private final Rotation rotation;

	RotationTests(@TempDir Path directory) throws IOException {
		this.secret = new MountedSecret(directory, "api-key", this.first);
		this.rotation = new Rotation(this.account, this.secret);
	}

	@Test
	void oldKeyIsRevokedOnceTheNewOneIsUsed() throws Exception {
		CompletableFuture<Void> end = this.rotation.play(PATIENCE);
		String second = Files.readString(this.secret.file());
		assertThat(second).isEqualTo(this.account.newestKey().value()).isNotEqualTo(this.first);
		this.account.answer(this.first, null);
		assertThat(end).isNotDone();
		assertThat(this.account.keys()).allMatch(IssuedKey::isValid);
		this.account.answer(second, null);
		end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		assertThat(this.account.keys()).extracting(IssuedKey::isValid).containsExactly(false, true);
	}

	@Test
	void nothingIsRevokedWhileTheNewKeyIsNotUsed() {
		assertThat(this.rotation.play(Duration.ofMillis(1))).failsWithin(PATIENCE)
			.withThrowableThat()
			.withRootCauseInstanceOf(TimeoutException.class);
		this.account.answer(this.account.newestKey().value(), null);
		assertThat(this.account.keys()).allMatch(IssuedKey::isValid);
	}

	@Test
	void stepsLeaveTheFileAsTheyShould() throws Exception {
		String second = this.account.issue(SimulatedKey.generate()).value();
		assertThat(play(RotationStep.ISSUE)).isEqualTo(this.first);
		assertThat(play(RotationStep.WRITE)).isEqualTo(this.account.newestKey().value());
		assertThat(play(RotationStep.ROLL_BACK)).isEqualTo(second);
		String wrong = play(RotationStep.WRITE_WRONG);
		assertThat(wrong).startsWith("sk-proj-");
		assertThat(this.account.key(wrong)).isNull();
		assertThat(this.account.newestKey().value()).startsWith(play(RotationStep.WRITE_HALF));
		assertThat(play(RotationStep.WRITE_BLANK)).isBlank();
		assertThat(play(RotationStep.DELETE)).isNull();
	}

	@Test
	void rollBackWithoutASecondKeyKeepsTheFirst() throws Exception {
		assertThat(play(RotationStep.ROLL_BACK)).isEqualTo(this.first);
	}

	@ParameterizedTest
	@EnumSource
	void reportShowsNoKey(RotationStep step) throws Exception {
		play(RotationStep.ISSUE);
		play(step);
		String content = this.secret.read();
		String report = this.rotation.report().toString();
		assertThat(report).contains(this.account.newestKey().toString(), this.secret.file().toString());
		assertThat(this.account.keys()).noneMatch((key) -> report.contains(key.value()));
		assertThat(content == null || content.isBlank() || !report.contains(content)).isTrue();
	}

	@Test
	void reportTellsWhatTheFileHolds() throws Exception {
		assertThat(this.rotation.report().content()).isEqualTo(this.account.newestKey().toString());
		play(RotationStep.WRITE_HALF);
		assertThat(this.rotation.report().content()).isEqualTo("82 characters that are no key of this account");
		play(RotationStep.WRITE_BLANK);
		assertThat(this.rotation.report().content()).isEqualTo("nothing");
		play(RotationStep.DELETE);
		assertThat(this.rotation.report().content()).isEqualTo("there is no file");
	}

	@ParameterizedTest
	@EnumSource
	void stepIsFoundByItsId(RotationStep step) {
		assertThat(RotationStep.of(step.id())).isSameAs(step);
		assertThat(step.description()).isNotBlank();
	}

	@Test
	void unknownStepIsRefused() {
		assertThatExceptionOfType(UnknownStepException.class).isThrownBy(() -> RotationStep.of("nonsense"));
	}

	private @Nullable String play(RotationStep step) throws IOException {
		this.rotation.play(step);
		return this.secret.read();
	}

}
