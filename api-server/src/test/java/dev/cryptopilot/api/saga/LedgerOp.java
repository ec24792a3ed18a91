// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One thing that happens to a person's money.
 *
 * @param bot which of the person's bots, where the kind is about one
 * @param crashAt the server dies at this place of the work (see {@link CrashPoints}); 0 = it lives
 * @param silence how many of a hundred answers of the bot side are lost
 */
record LedgerOp(Kind kind, int bot, BigDecimal amount, int crashAt, int silence) {
  enum Kind {
    DEPOSIT,
    WITHDRAW,
    SET,
    PROVISION,
    PROVISION_REFUSED,
    ADD,
    TAKE,
    TAKE_ALL,
    ALLOCATE,
    DELETE,
    KUBECTL_CREATE,
    KUBECTL_DELETE,
    VANISH,
    WIN,
    LOSE,
    SYNC,
    LOOK
  }

  /** The same in every run, which the hash of an enum is not: a failure can be repeated. */
  long seed() {
    return Objects.hash(kind.name(), bot, amount, crashAt, silence);
  }
}
