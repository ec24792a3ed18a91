// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.portfolio.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RatePathsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void euroBecomesDollarsByWayOfBitcoin() {
    Set<PricedPair> pairs = pairs("BTC/EUR", "BTC/USD", "ETH/EUR");
    List<PricedPair> way = RatePaths.between("EUR", "USD", pairs).orElseThrow();

    assertThat(way).extracting(PricedPair::toString).containsExactly("BTC/EUR", "BTC/USD");
    Rate rate =
        Rate.along("EUR", way, prices(Map.of("BTC/EUR", "50000", "BTC/USD", "54000")))
            .orElseThrow();
    assertThat(rate.rate()).isEqualByComparingTo("1.08");
    assertThat(rate.to()).isEqualTo("USD");
    assertThat(rate.via()).containsExactly("BTC/EUR 50000 on kraken", "BTC/USD 54000 on kraken");
    assertThat(rate.convert(new BigDecimal("100.5"))).isEqualByComparingTo("108.54");
  }

  @Test
  void aDirectPairIsTaken() {
    assertThat(RatePaths.between("EUR", "USDT", pairs("BTC/EUR", "BTC/USDT", "EUR/USDT")))
        .isEqualTo(Optional.of(List.of(new PricedPair("EUR", "USDT"))));
  }

  @Test
  void noWayIsNoRate() {
    assertThat(RatePaths.between("EUR", "USD", pairs("BTC/EUR", "ETH/USD"))).isEmpty();
    assertThat(RatePaths.between("USD", "USD", pairs())).isEqualTo(Optional.of(List.of()));
    assertThat(Rate.along("USD", List.of(), Map.of())).isEmpty();
  }

  @Test
  void aPriceThatIsMissingOrNothingIsNoRate() {
    List<PricedPair> way = List.of(new PricedPair("EUR", "USD"));

    assertThat(Rate.along("EUR", way, Map.of())).isEmpty();
    assertThat(Rate.along("EUR", way, prices(Map.of("EUR/USD", "0")))).isEmpty();
  }

  @Test
  void theCurrencyOfTheSums() {
    Set<String> both = Set.of("EUR", "USDT");

    assertThat(SumCurrency.of(List.of(), Set.of(), "USD")).isEqualTo("USD");
    assertThat(SumCurrency.of(List.of("EUR", "EUR"), both, "USD")).isEqualTo("EUR");
    assertThat(SumCurrency.of(List.of("EUR", "USDT"), both, "USD")).isEqualTo("USD");
    assertThat(SumCurrency.of(List.of("USD", "USDT"), Set.of("USDT"), "USD")).isEqualTo("USD");
    assertThat(SumCurrency.of(List.of("EUR", "USDT", "USDT"), Set.of("EUR"), "USD"))
        .isEqualTo("USDT");
    assertThat(SumCurrency.of(List.of("USDT", "EUR"), Set.of(), "USD")).isEqualTo("EUR");
  }

  @Property(tries = 300)
  void thereAndBackIsTheSameMoney(@ForAll("markets") Map<String, String> market) {
    Map<PricedPair, Price> prices = prices(market);
    Optional<List<PricedPair>> there = RatePaths.between("A", "E", prices.keySet());
    Optional<List<PricedPair>> back = RatePaths.between("E", "A", prices.keySet());

    assertThat(there.isPresent()).isEqualTo(back.isPresent());
    if (there.isPresent()) {
      List<PricedPair> reversed = new ArrayList<>(there.get()).reversed();
      BigDecimal round =
          Rate.along("A", there.get(), prices)
              .orElseThrow()
              .rate()
              .multiply(Rate.along("E", reversed, prices).orElseThrow().rate());
      assertThat(back.get()).hasSameSizeAs(there.get());
      assertThat(round).isCloseTo(BigDecimal.ONE, Percentage.withPercentage(0.0001));
    }
  }

  @Provide
  Arbitrary<Map<String, String>> markets() {
    Arbitrary<String> coins = Arbitraries.of("A", "B", "C", "D", "E");
    Arbitrary<String> pairs =
        Combinators.combine(coins, coins).as((base, quote) -> base + "/" + quote);
    Arbitrary<String> prices =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.001"), new BigDecimal(100_000))
            .ofScale(4)
            .map(price -> price.max(new BigDecimal("0.001")).toPlainString());
    return Arbitraries.maps(pairs.filter(p -> p.charAt(0) != p.charAt(2)), prices).ofMaxSize(7);
  }

  private static Set<PricedPair> pairs(String... names) {
    return Set.copyOf(
        List.of(names).stream().map(name -> PricedPair.of(name).orElseThrow()).toList());
  }

  private static Map<PricedPair, Price> prices(Map<String, String> market) {
    Map<PricedPair, Price> prices = new HashMap<>();
    market.forEach(
        (name, price) -> {
          PricedPair pair = PricedPair.of(name).orElseThrow();
          prices.put(pair, new Price(pair, new BigDecimal(price), "kraken", NOW));
        });
    return prices;
  }
}
