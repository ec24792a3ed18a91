// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.api.portfolio.observe.Bots;
import dev.cryptopilot.api.portfolio.plan.Aggregation;
import dev.cryptopilot.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChannelTest {

  private static final Duration PACE = Duration.ofSeconds(5);

  private final SettableClock clock = SettableClock.at(Bots.NOW);
  private final AtomicInteger looks = new AtomicInteger();
  private final Channel channel = new Channel("alice", this::look, PACE, clock);

  @Test
  void oneLookServesAllClients() {
    Client one = new Client();
    Client two = new Client();
    channel.join(one, Optional.empty());
    channel.join(two, Optional.empty());

    channel.round();
    channel.round();

    assertThat(looks).hasValue(1);
    assertThat(one.names()).containsExactly("portfolio", "positions");
    assertThat(two.taken).isEqualTo(one.taken);
  }

  @Test
  void theNextRoundComesInItsTimeOrWhenSomethingHappened() {
    channel.join(new Client(), Optional.empty());
    channel.round();
    clock.pass(PACE.minusMillis(1));
    channel.round();
    assertThat(looks).hasValue(1);

    channel.hasten();
    channel.round();
    assertThat(looks).hasValue(2);

    clock.pass(PACE);
    channel.round();
    assertThat(looks).hasValue(3);
  }

  @Test
  void nobodyListensNobodyLooks() {
    Client client = new Client();
    channel.join(client, Optional.empty());
    channel.leave(client);

    channel.round();

    assertThat(looks).hasValue(0);
  }

  @Test
  void aClientThatJoinsSoonAfterARoundGetsThatRound() {
    channel.join(new Client(), Optional.empty());
    channel.round();
    Client late = new Client();
    channel.join(late, Optional.empty());

    assertThat(late.names()).containsExactly("portfolio", "positions");
    assertThat(looks).hasValue(1);
  }

  @Test
  void aClientThatIsTooSlowIsDroppedAndNobodyElseIs() {
    Client slow = new Client();
    Client quick = new Client();
    channel.join(slow, Optional.empty());
    channel.join(quick, Optional.empty());
    slow.full = true;

    channel.round();
    channel.heartbeat();

    assertThat(channel.clients()).isEqualTo(1);
    assertThat(slow.taken).isEmpty();
    assertThat(slow.refused).as("not tried again").isEqualTo(1);
    assertThat(quick.heartbeats).isEqualTo(1);
  }

  @Test
  void oneThatComesBackGoesOnWhereItWas() {
    Client first = new Client();
    channel.join(first, Optional.empty());
    channel.round();
    String seen = first.taken.getLast().id();
    channel.tell(Draft.change("trade", Map.of("event", "opened")));
    channel.leave(first);

    Client back = new Client();
    channel.join(back, Optional.of(seen));

    assertThat(back.names()).containsExactly("trade");
  }

  @Test
  void aChannelIsForgottenAfterAWhile() {
    Client client = new Client();
    channel.join(client, Optional.empty());
    clock.pass(Duration.ofHours(1));
    assertThat(channel.isForgettable()).isFalse();
    channel.leave(client);
    assertThat(channel.isForgettable()).isFalse();
    clock.pass(Duration.ofMinutes(3));
    assertThat(channel.isForgettable()).isTrue();
  }

  private View look(String owner) {
    looks.incrementAndGet();
    return View.of(
        Aggregation.of(
            List.of(Bots.live(Bots.bot("one", "USD"), "1000")), "USD", Map.of(), clock.instant()));
  }

  private static final class Client implements Subscriber {
    private final List<StreamEvent> taken = new ArrayList<>();
    private boolean full;
    private int refused;
    private int heartbeats;

    @Override
    public boolean take(StreamEvent event) {
      if (full) {
        refused++;
        return false;
      }
      return taken.add(event);
    }

    @Override
    public boolean heartbeat() {
      heartbeats++;
      return true;
    }

    List<String> names() {
      return taken.stream().map(StreamEvent::name).toList();
    }
  }
}
