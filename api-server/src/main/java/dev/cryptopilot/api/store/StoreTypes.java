// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.store;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;

/** How Java values are kept: an {@link Instant} as epoch milliseconds, money as decimal. */
final class StoreTypes extends JdbiPlugin.Singleton {
  private final Dialect dialect;

  StoreTypes(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.registerArgument(new InstantArgument());
    jdbi.registerColumnMapper(Instant.class, instants());
    if (dialect == Dialect.SQLITE) {
      jdbi.registerArgument(new PlainTextMoney());
    }
  }

  private static ColumnMapper<Instant> instants() {
    return (row, column, context) -> {
      long millis = row.getLong(column);
      return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    };
  }

  private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.BIGINT);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setLong(position, value.toEpochMilli());
    }
  }

  /** SQLite has no decimal type; text keeps every digit, without an exponent. */
  private static final class PlainTextMoney extends AbstractArgumentFactory<BigDecimal> {
    PlainTextMoney() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(BigDecimal value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setString(position, value.toPlainString());
    }
  }
}
