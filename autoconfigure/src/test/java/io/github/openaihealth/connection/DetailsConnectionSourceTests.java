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

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CancellationException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link DetailsConnectionSource}.
 */
class DetailsConnectionSourceTests {

	@Test
	void mayTakeItsTime() {
		assertThat(source(new IOException()).mayBlock()).isTrue();
	}

	@Test
	void whatIsUncheckedArrivesAsItIs() {
		IllegalStateException thrown = new IllegalStateException("no token");
		assertThatIllegalStateException().isThrownBy(() -> source(thrown).read()).isSameAs(thrown);
		assertThatIllegalStateException().isThrownBy(() -> source(thrown).readKey()).isSameAs(thrown);
	}

	@Test
	void whatIsNotDeclaredArrivesUnchecked() {
		IOException thrown = new IOException("no token");
		assertThatExceptionOfType(UndeclaredThrowableException.class).isThrownBy(() -> source(thrown).read())
			.havingCause()
			.isSameAs(thrown);
		assertThatExceptionOfType(UndeclaredThrowableException.class).isThrownBy(() -> source(thrown).readKey())
			.havingCause()
			.isSameAs(thrown);
	}

	@Test
	void interruptionIsKept() {
		assertThatExceptionOfType(CancellationException.class)
			.isThrownBy(() -> source(new InterruptedException()).read());
		assertThat(Thread.interrupted()).isTrue();
	}

	private static DetailsConnectionSource source(Exception thrown) {
		return new DetailsConnectionSource("default", () -> sneak(thrown));
	}

	// As code in Kotlin may
	@SuppressWarnings("unchecked")
	private static <E extends Exception> @Nullable ApiKey sneak(Exception thrown) throws E {
		throw (E) thrown;
	}

}
