// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EntriesTest {
  private static final BotLabel BOT = new BotLabel("alice-bot-1", "EmaRsi (alice-bot-1)");
  private static final Account ALLOCATION = Account.allocation("f");

  @Property
  void whatABotHandsBackIsSplitIntoCostAndResult(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long cost,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long amount) {
    Optional<Entry> entry = Entries.handBack("k", BOT, "f", new Money(cost), new Money(amount), "");
    if (cost == 0 && amount == 0) {
      assertThat(entry).isEmpty();
      return;
    }
    assertThat(entry.orElseThrow().change(Account.WALLET).units()).isEqualTo(amount);
    assertThat(entry.orElseThrow().change(ALLOCATION).units()).isEqualTo(-cost);
    assertThat(entry.orElseThrow().change(Account.PROFIT).units()).isEqualTo(cost - amount);
    assertThat(entry.orElseThrow().result().units()).isEqualTo(amount - cost);
  }

  @Test
  void aTotalLossIsALossOfTheCost() {
    Entry entry = Entries.handBack("k", BOT, "f", Money.of("5"), Money.ZERO, "").orElseThrow();
    assertThat(entry.type()).isEqualTo(EntryType.LOSS);
    assertThat(entry.amount()).isEqualTo(Money.of("5"));
  }

  @Test
  void settingABalanceIsTheDifference() {
    assertThat(Entries.setBalance("k", Money.of("5"), Money.of("5"))).isEmpty();
    assertThat(Entries.setBalance("k", Money.of("5"), Money.of("7")).orElseThrow().type())
        .isEqualTo(EntryType.DEPOSIT);
    Entry down = Entries.setBalance("k", Money.of("5"), Money.ZERO).orElseThrow();
    assertThat(down.type()).isEqualTo(EntryType.WITHDRAW);
    assertThat(down.change(Account.WALLET)).isEqualTo(Money.of("-5"));
  }

  @Test
  void nothingAndNegativeAmountsAreNoPostings() {
    assertThatThrownBy(() -> new Posting(Account.EXTERNAL, Account.WALLET, Money.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Posting(Account.EXTERNAL, Account.WALLET, Money.of("-1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Posting(Account.WALLET, Account.WALLET, Money.of("1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
