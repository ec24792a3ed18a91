// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.slots.AccountId;
import dev.cryptopilot.operator.slots.BotContent;
import dev.cryptopilot.operator.slots.DecodedSlots;
import dev.cryptopilot.operator.slots.DesiredBot;
import dev.cryptopilot.operator.slots.SlotPlacement;
import dev.cryptopilot.operator.slots.SlotsSecrets;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which Live bot trades with which exchange account, by the slots Secrets of all namespaces.
 *
 * <p>Bots are accepted side by side, so two of them may be found to be alone on an account in the
 * same moment. A slot is given by one process only, and it asks here first.
 */
public final class AccountClaims {

  private final Supplier<List<Secret>> all;
  private final SlotsView.SecretFetch fetch;
  private final Map<AccountId, Claim> claims = new HashMap<>();
  private boolean read;

  private record Claim(String uid, String namespace, String secret, boolean writing) {}

  /**
   * Claims as the slots Secrets say.
   *
   * @param all every slots Secret of every namespace, asked for once
   */
  public AccountClaims(Supplier<List<Secret>> all, SlotsView.SecretFetch fetch) {
    this.all = all;
    this.fetch = fetch;
  }

  /**
   * Claims the account of a slot that is about to be written; {@link #written} has to follow.
   *
   * @return false when another bot trades with it, or may
   */
  public synchronized boolean claim(DesiredBot slot, String namespace, String secret) {
    Optional<AccountId> account = AccountId.of(slot.content());
    if (account.isEmpty()) {
      return true;
    }
    if (isHeldByAnother(slot.uid(), account.get())) {
      return false;
    }
    claims.put(account.get(), new Claim(slot.uid(), namespace, secret, true));
    return true;
  }

  /** The write of a claimed slot is over, well or not: from now on the Secret says who has what. */
  public synchronized void written(DesiredBot slot) {
    AccountId.of(slot.content())
        .ifPresent(
            account ->
                claims.computeIfPresent(
                    account,
                    (key, claim) ->
                        claim.uid().equals(slot.uid())
                            ? new Claim(claim.uid(), claim.namespace(), claim.secret(), false)
                            : claim));
  }

  /** Whether another bot than that one trades with its account. */
  public synchronized boolean isInUse(String uid, BotContent content) {
    return AccountId.of(content).filter(account -> isHeldByAnother(uid, account)).isPresent();
  }

  private boolean isHeldByAnother(String uid, AccountId account) {
    if (!read) {
      all.get().forEach(this::note);
      read = true;
    }
    Claim claim = claims.get(account);
    return claim != null
        && !claim.uid().equals(uid)
        && (claim.writing() || stillHolds(claim, account));
  }

  private void note(Secret secret) {
    for (SlotPlacement slot : SlotsSecrets.placements(secret)) {
      AccountId.of(slot.bot().content())
          .ifPresent(
              account ->
                  claims.putIfAbsent(
                      account,
                      new Claim(
                          slot.bot().uid(),
                          slot.namespace(),
                          secret.getMetadata().getName(),
                          false)));
    }
  }

  private boolean stillHolds(Claim claim, AccountId account) {
    return fetch
        .fetch(claim.namespace(), claim.secret())
        .map(SlotsSecrets::decode)
        .filter(slots -> mayHold(slots, claim.uid(), account))
        .isPresent();
  }

  private static boolean mayHold(DecodedSlots slots, String uid, AccountId account) {
    return switch (slots) {
      case DecodedSlots.Decoded decoded ->
          decoded
              .pod()
              .bot(uid)
              .flatMap(bot -> AccountId.of(bot.content()))
              .filter(account::equals)
              .isPresent();
      case DecodedSlots.Unreadable unreadable -> true;
    };
  }
}
