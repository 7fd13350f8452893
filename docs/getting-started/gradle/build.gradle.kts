import org.springframework.boot.gradle.plugin.SpringBootPlugin

plugins {
	java
	id("org.springframework.boot") version "4.1.2"
}

java {
	toolchain {
		languageVersion = JavaLanguageVersion.of(17)
	}
}

repositories {
	mavenLocal() // until it is published
	mavenCentral()
}

dependencies {
	implementation(platform(SpringBootPlugin.BOM_COORDINATES))
	implementation("io.github.openaihealth:openai-health-spring-boot-starter:0.1.0-SNAPSHOT")
	implementation("org.springframework.boot:spring-boot-starter-webmvc")
}
