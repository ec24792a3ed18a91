// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cryptopilot.api.wallet.Money;
import java.util.Optional;

/** What a saga is to bring about. Recorded when it starts, never changed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Task.Provision.class, name = "provision"),
  @JsonSubTypes.Type(value = Task.Adopt.class, name = "adopt"),
  @JsonSubTypes.Type(value = Task.Add.class, name = "add"),
  @JsonSubTypes.Type(value = Task.Take.class, name = "take"),
  @JsonSubTypes.Type(value = Task.ReturnAll.class, name = "return-all"),
  @JsonSubTypes.Type(value = Task.Depart.class, name = "depart")
})
public sealed interface Task {

  /** The task in few words, without what only describes it: equal for equal requests. */
  @JsonIgnore
  String request();

  /** Make a bot with this money. */
  record Provision(Money amount, String order) implements Task {
    @Override
    public String request() {
      return "provision " + amount + " " + order;
    }
  }

  /**
   * Put an existing bot onto this money.
   *
   * @param previous funding it carried before, or empty text
   * @param delta by which its initial balance changes so that it is worth the amount
   */
  record Adopt(Money amount, String previous, Money delta) implements Task {
    @Override
    public String request() {
      return "adopt " + amount;
    }
  }

  /**
   * Put more money into a bot.
   *
   * @param number of the move
   */
  record Add(Money amount, long number) implements Task {
    @Override
    public String request() {
      return "add " + amount;
    }
  }

  /**
   * Take part of the money out of a bot.
   *
   * @param cost the part of the allocation that leaves with it
   */
  record Take(Money amount, Money cost, long number) implements Task {
    @Override
    public String request() {
      return "take " + amount;
    }
  }

  /**
   * Bring the bot's whole worth home and leave the bot as it is: finished as it begins.
   *
   * @param asked the amount that was asked for and is the whole worth; empty for all
   */
  record ReturnAll(Optional<Money> asked) implements Task {
    @Override
    public String request() {
      return asked.map(amount -> "take " + amount).orElse("return all");
    }
  }

  /** Delete the bot and bring its final worth home. */
  record Depart() implements Task {
    @Override
    public String request() {
      return "depart";
    }
  }
}
