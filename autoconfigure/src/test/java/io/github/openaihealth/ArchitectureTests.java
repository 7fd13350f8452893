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

package io.github.openaihealth;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.openaihealth.connection.ApiKey;
import io.github.openaihealth.diagnosis.Cause;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Holds the arrows between the packages, and the few rules that a compiler cannot.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.openaihealth.";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.github.openaihealth");

	@Test
	void arrowsOnlyPointDown() {
		Architectures.layeredArchitecture()
			.consideringOnlyDependenciesInLayers()
			.layer("autoconfigure")
			.definedBy(ROOT + "autoconfigure..")
			.layer("actuate")
			.definedBy(ROOT + "actuate..")
			.layer("client")
			.definedBy(ROOT + "client..")
			.layer("startup")
			.definedBy(ROOT + "startup..")
			.layer("traffic")
			.definedBy(ROOT + "traffic..")
			.layer("monitor")
			.definedBy(ROOT + "monitor..")
			.layer("probe")
			.definedBy(ROOT + "probe..")
			.layer("check")
			.definedBy(ROOT + "check..")
			.layer("settings")
			.definedBy(ROOT + "settings..")
			.layer("connection")
			.definedBy(ROOT + "connection..")
			.layer("diagnosis")
			.definedBy(ROOT + "diagnosis..")
			.whereLayer("autoconfigure")
			.mayNotBeAccessedByAnyLayer()
			.whereLayer("actuate")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("client")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("client")
			.mayOnlyAccessLayers("connection", "diagnosis")
			.whereLayer("startup")
			.mayOnlyBeAccessedByLayers("autoconfigure")
			.whereLayer("traffic")
			.mayOnlyBeAccessedByLayers("autoconfigure", "actuate")
			.whereLayer("monitor")
			.mayOnlyBeAccessedByLayers("autoconfigure", "actuate", "startup", "traffic")
			.whereLayer("probe")
			.mayOnlyBeAccessedByLayers("autoconfigure", "actuate", "startup", "traffic", "monitor")
			.whereLayer("check")
			.mayOnlyBeAccessedByLayers("autoconfigure", "startup", "monitor")
			.whereLayer("settings")
			.mayOnlyBeAccessedByLayers("autoconfigure", "startup", "check")
			.whereLayer("settings")
			.mayOnlyAccessLayers("connection", "diagnosis")
			.whereLayer("connection")
			.mayOnlyAccessLayers("diagnosis")
			.whereLayer("diagnosis")
			.mayNotAccessAnyLayer()
			.check(CLASSES);
	}

	@Test
	void packagesAreFreeOfCycles() {
		SlicesRuleDefinition.slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void diagnosisKnowsNothingOfSpring() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(ROOT + "diagnosis..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "reactor..", "tools.jackson..")
			.check(CLASSES);
	}

	@Test
	void onlyTheProbeAndTheTrafficKnowTheWire() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(ROOT + "probe..", ROOT + "traffic..", ROOT + "autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "java.net.http..",
					"reactor..")
			.check(CLASSES);
	}

	@Test
	void onlyTheClientKnowsTheSdk() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(ROOT + "client..", ROOT + "traffic..", ROOT + "autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.openai..", "okhttp3..")
			.check(CLASSES);
	}

	@Test
	void whatACauseMeansIsSaidByTheCauseAlone() {
		ArchRuleDefinition.noFields()
			.that()
			.areStatic()
			.and()
			.areDeclaredInClassesThat(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(Cause.class)))
			.should(beCollectionsOfCauses())
			.check(CLASSES);
		ArchRuleDefinition.noClasses()
			.that()
			.areNotAssignableTo(Cause.class)
			.should()
			.callMethod(Cause.class, "ordinal")
			.orShould()
			.callMethod(Cause.class, "values")
			.because("a switch does, and falls silently behind where it has a default")
			.check(CLASSES);
	}

	private static ArchCondition<JavaField> beCollectionsOfCauses() {
		return ArchCondition.from(DescribedPredicate
			.describe("be collections of causes", (field) -> !field.getRawType().isEquivalentTo(Cause.class)
					&& field.getAllInvolvedRawTypes().stream().anyMatch((type) -> type.isEquivalentTo(Cause.class))));
	}

	// The probe writes the header itself. The SDK writes its own, and asks a supplier
	// for the value of each request.
	@Test
	void keyIsRevealedWhereAHeaderIsWritten() {
		DescribedPredicate<JavaClass> revealing = DescribedPredicate.describe("reveal a key", (type) -> type
			.getMethodCallsFromSelf()
			.stream()
			.anyMatch((call) -> call.getTargetOwner().isEquivalentTo(ApiKey.class) && call.getName().equals("reveal")));
		ArchRuleDefinition.classes()
			.that(revealing)
			.should()
			.haveFullyQualifiedName(ROOT + "probe.RequestHeaders")
			.orShould()
			.haveFullyQualifiedName(ROOT + "client.RequestKey")
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsArePublicAndFinalWithoutPublicBeans() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
		ArchRuleDefinition.methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(CLASSES);
	}

}
