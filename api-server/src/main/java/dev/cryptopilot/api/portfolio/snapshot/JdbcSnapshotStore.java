// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.snapshot;

import dev.cryptopilot.api.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** {@link SnapshotStore} in SQL. */
public final class JdbcSnapshotStore implements SnapshotStore {

  private static final Map<Integer, Tier> TIERS =
      Arrays.stream(Tier.values()).collect(Collectors.toMap(JdbcSnapshotStore::seconds, t -> t));

  private static final String SELECT =
      "SELECT width, at, currency, value, profit, active_bots, bot_count, samples"
          + " FROM portfolio_snapshots WHERE owner = :owner";

  private final Transactions store;

  public JdbcSnapshotStore(Transactions store) {
    this.store = store;
  }

  @Override
  public void add(Map<String, Snapshot> byOwner) {
    if (!byOwner.isEmpty()) {
      store.writeOnly(
          handle -> {
            PreparedBatch batch = insertion(handle);
            byOwner.forEach((owner, snapshot) -> insert(batch, owner, snapshot));
            batch.execute();
          });
    }
  }

  @Override
  public List<Snapshot> between(String owner, Instant from, Instant to) {
    // Rows of the widest tier that may reach into the stretch.
    Instant early = from.minus(Tier.DAYS.width());
    return store.read(
        handle ->
            handle
                .createQuery(SELECT + " AND at > :early AND at < :to ORDER BY at, width")
                .bind("owner", owner)
                .bind("early", early)
                .bind("to", to)
                .map(JdbcSnapshotStore::snapshot)
                .filter(snapshot -> snapshot.end().isAfter(from))
                .list());
  }

  @Override
  public List<Snapshot> newest(String owner, int count) {
    return store
        .read(
            handle ->
                handle
                    .createQuery(SELECT + " AND width = :width ORDER BY at DESC LIMIT :count")
                    .bind("owner", owner)
                    .bind("width", seconds(Tier.RAW))
                    .bind("count", count)
                    .map(JdbcSnapshotStore::snapshot)
                    .list())
        .reversed();
  }

  @Override
  public Optional<Extent> extent(String owner) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "SELECT SUM(samples) AS samples, MIN(at) AS first, MAX(at) AS last"
                        + " FROM portfolio_snapshots WHERE owner = :owner HAVING COUNT(*) > 0")
                .bind("owner", owner)
                .map(
                    (row, context) ->
                        new Extent(
                            row.getLong("samples"),
                            Instant.ofEpochMilli(row.getLong("first")),
                            Instant.ofEpochMilli(row.getLong("last"))))
                .findOne());
  }

  @Override
  public int thin(Instant now) {
    int removed = 0;
    for (Tier tier : Tier.values()) {
      for (String owner : ownersOfOld(tier, now)) {
        removed += store.write(thinned(owner, tier, now));
      }
    }
    return removed;
  }

  private List<String> ownersOfOld(Tier tier, Instant now) {
    Instant before = tier.next().map(next -> next.begin(tier.oldest(now))).orElse(tier.oldest(now));
    return store.read(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT owner FROM portfolio_snapshots"
                        + " WHERE width = :width AND at < :before ORDER BY owner")
                .bind("width", seconds(tier))
                .bind("before", before)
                .mapTo(String.class)
                .list());
  }

  private static Function<Handle, Integer> thinned(String owner, Tier tier, Instant now) {
    return handle -> {
      Thinning.Plan plan = Thinning.plan(rows(handle, owner, tier, now), tier, now);
      if (plan.removed().isEmpty()) {
        return 0;
      }
      if (!plan.added().isEmpty()) {
        PreparedBatch batch = insertion(handle);
        plan.added().forEach(snapshot -> insert(batch, owner, snapshot));
        batch.execute();
      }
      PreparedBatch deletions =
          handle.prepareBatch(
              "DELETE FROM portfolio_snapshots"
                  + " WHERE owner = :owner AND width = :width AND at = :at");
      for (Snapshot row : plan.removed()) {
        deletions
            .bind("owner", owner)
            .bind("width", seconds(row.tier()))
            .bind("at", row.at())
            .add();
      }
      deletions.execute();
      return plan.removed().size();
    };
  }

  private static List<Snapshot> rows(Handle handle, String owner, Tier tier, Instant now) {
    return handle
        .createQuery(SELECT + " AND width = :width AND at < :oldest ORDER BY at")
        .bind("owner", owner)
        .bind("width", seconds(tier))
        .bind("oldest", tier.oldest(now))
        .map(JdbcSnapshotStore::snapshot)
        .list();
  }

  private static PreparedBatch insertion(Handle handle) {
    return handle.prepareBatch(
        "INSERT INTO portfolio_snapshots (owner, width, at, currency, value, profit, active_bots,"
            + " bot_count, samples) VALUES (:owner, :width, :at, :currency, :value, :profit,"
            + " :active, :bots, :samples) ON CONFLICT (owner, width, at) DO NOTHING");
  }

  private static void insert(PreparedBatch batch, String owner, Snapshot snapshot) {
    batch
        .bind("owner", owner)
        .bind("width", seconds(snapshot.tier()))
        .bind("at", snapshot.at())
        .bind("currency", snapshot.currency())
        .bind("value", snapshot.value())
        .bind("profit", snapshot.profit())
        .bind("active", snapshot.activeBots())
        .bind("bots", snapshot.botCount())
        .bind("samples", snapshot.samples())
        .add();
  }

  private static Snapshot snapshot(ResultSet row, StatementContext context) throws SQLException {
    return new Snapshot(
        TIERS.get(row.getInt("width")),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("currency"),
        new java.math.BigDecimal(row.getString("value")),
        new java.math.BigDecimal(row.getString("profit")),
        row.getInt("active_bots"),
        row.getInt("bot_count"),
        row.getLong("samples"));
  }

  private static int seconds(Tier tier) {
    return (int) tier.width().toSeconds();
  }
}
