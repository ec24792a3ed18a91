// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs on both databases: once on a SQLite file, once on a real PostgreSQL.
 *
 * <p>Give the method a parameter of type {@link Database}: each run gets an empty store of its own
 * with the whole schema. Outside of JUnit methods (properties, benches) use {@link TestDatabases}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(OnBothDatabases.class)
public @interface DatabaseTest {}
