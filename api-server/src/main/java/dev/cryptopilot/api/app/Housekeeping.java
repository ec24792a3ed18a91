// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import dev.cryptopilot.api.audit.JdbcAuditLog;
import dev.cryptopilot.api.config.Environment;
import dev.cryptopilot.api.saga.JdbcSagaStore;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is too old to keep, once an hour; from memory much more often. */
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration HEAP_EVERY = Duration.ofSeconds(10);

  private final Runnable people;
  private final JdbcAuditLog audit;
  private final JdbcSagaStore sagas;
  private final HeapTrim heap;
  private final Duration kept;
  private final Clock clock;
  private final Chores chores = new Chores("housekeeping");

  /**
   * Not begun yet.
   *
   * @param people expired sessions, counts of attempts and links
   */
  Housekeeping(
      Environment environment,
      Runnable people,
      JdbcAuditLog audit,
      JdbcSagaStore sagas,
      HeapTrim heap,
      Clock clock) {
    this.people = people;
    this.audit = audit;
    this.sagas = sagas;
    this.heap = heap;
    this.kept = Duration.ofDays(environment.integer("PILOT_AUDIT_DAYS", 365, 1, 36_500));
    this.clock = clock;
  }

  /** One turn now, the others each hour; a part that fails does not keep the next from its turn. */
  void start() {
    chores.once(people);
    chores.once(this::forgetCommands);
    chores.every(EVERY, people);
    chores.every(EVERY, this::forgetCommands);
    chores.every(EVERY, this::forgetSteps);
    chores.every(HEAP_EVERY, heap);
  }

  private void forgetSteps() {
    int forgotten = sagas.forgetSteps(clock.instant().minus(kept));
    LOG.debug("removed {} steps of changes of bots' money", forgotten);
  }

  private void forgetCommands() {
    int forgotten = audit.forget(clock.instant(), kept);
    LOG.debug("removed {} entries of the audit log", forgotten);
  }

  @Override
  public void close() {
    chores.close();
  }
}
