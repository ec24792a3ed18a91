// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.bot.status;

import dev.cryptopilot.crds.bot.VitalsStatus;
import dev.cryptopilot.operator.agent.BotReport;
import dev.cryptopilot.operator.agent.VitalsReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When new counts of a process are worth a write. Pure. */
final class VitalsFigures {

  private static final Duration QUIET = Duration.ofMinutes(1);

  /** Times differ from loop to loop; only a change by this factor is told by itself. */
  private static final BigDecimal TOLD = new BigDecimal("1.5");

  private VitalsFigures() {}

  /** The counts to show; those of a process that is gone go when another one is there. */
  static Optional<VitalsStatus> next(
      Optional<VitalsStatus> shown, Optional<BotReport> word, Instant now) {
    if (word.isEmpty() || word.get().pid().isEmpty()) {
      return shown;
    }
    return word.get().vitals().map(fresh -> shown(shown, fresh, now));
  }

  private static VitalsStatus shown(Optional<VitalsStatus> shown, VitalsReport fresh, Instant now) {
    return shown.filter(old -> !isDue(old, fresh, now)).orElseGet(() -> status(fresh, now));
  }

  private static boolean isDue(VitalsStatus old, VitalsReport fresh, Instant now) {
    if (!fresh.since().toString().equals(old.since())) {
      return true;
    }
    int before = Integer.SIZE - Integer.numberOfLeadingZeros(old.errors());
    boolean moved =
        fresh.errors() != old.errors()
            || differs(old.loopMillis(), fresh.loopMillis())
            || differs(old.analysisMillis(), fresh.analysisMillis());
    return fresh.alarm() != before || (moved && !now.isBefore(Instant.parse(old.at()).plus(QUIET)));
  }

  private static boolean differs(String old, Optional<BigDecimal> fresh) {
    if (old == null || fresh.isEmpty()) {
      return old == null && fresh.isPresent();
    }
    BigDecimal before = new BigDecimal(old);
    BigDecimal now = fresh.get();
    return now.compareTo(before.multiply(TOLD)) > 0 || now.multiply(TOLD).compareTo(before) < 0;
  }

  private static VitalsStatus status(VitalsReport report, Instant now) {
    return new VitalsStatus(
        report.since().toString(),
        report.errors(),
        report.loopMillis().map(VitalsFigures::text).orElse(null),
        report.analysisMillis().map(VitalsFigures::text).orElse(null),
        now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static String text(BigDecimal millis) {
    return millis.setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }
}
