// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import dev.cryptopilot.api.store.Transactions;
import dev.cryptopilot.api.wallet.Allocations;
import dev.cryptopilot.api.wallet.JdbcAllocations;
import dev.cryptopilot.api.wallet.JdbcLedger;
import dev.cryptopilot.api.wallet.Ledger;
import java.time.Instant;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** {@link SagaStore} over the server's database. */
public final class JdbcSagaStore implements SagaStore {
  private final Transactions transactions;
  private final SagaJson json = new SagaJson();

  public JdbcSagaStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T write(Function<SagaPages, T> work) {
    return transactions.write(handle -> work.apply(pages(handle)));
  }

  @Override
  public <T> T read(Function<SagaPages, T> work) {
    return transactions.read(handle -> work.apply(pages(handle)));
  }

  /**
   * Removes the steps of changes that ended before that; returns how many there were. What came of
   * a change stays: the same request has the same answer for ever.
   */
  public int forgetSteps(Instant before) {
    return transactions.write(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM saga_steps WHERE saga IN"
                        + " (SELECT id FROM sagas WHERE finished_at < :before)")
                .bind("before", before)
                .execute());
  }

  private SagaPages pages(Handle handle) {
    return new Pages(
        new JdbcLedger(handle), new JdbcAllocations(handle), new JdbcSagas(handle, json));
  }

  private record Pages(Ledger ledger, Allocations allocations, Sagas sagas) implements SagaPages {}
}
