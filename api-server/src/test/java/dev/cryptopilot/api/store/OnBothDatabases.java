// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a {@link DatabaseTest} once for each {@link Dialect}. */
public final class OnBothDatabases implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(Dialect.values()).map(OnBothDatabases::on);
  }

  private static TestTemplateInvocationContext on(Dialect dialect) {
    return new TestTemplateInvocationContext() {
      @Override
      public String getDisplayName(int index) {
        return dialect.name();
      }

      @Override
      public List<Extension> getAdditionalExtensions() {
        return List.of(new FreshDatabase(dialect));
      }
    };
  }

  private static final class FreshDatabase implements ParameterResolver, AfterEachCallback {
    private final Dialect dialect;
    private Database database;

    FreshDatabase(Dialect dialect) {
      this.dialect = dialect;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      if (database == null) {
        database = TestDatabases.fresh(dialect);
      }
      return database;
    }

    @Override
    public void afterEach(ExtensionContext context) {
      if (database != null) {
        database.close();
      }
    }
  }
}
