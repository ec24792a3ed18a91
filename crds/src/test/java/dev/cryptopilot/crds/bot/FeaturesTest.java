// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.Manifests;
import dev.cryptopilot.crds.bot.feature.Features;
import dev.cryptopilot.crds.bot.feature.TakeProfitLevel;
import dev.cryptopilot.crds.bot.feature.Weekday;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The settings page sends back what it was given: lists stay lists, unknown fields stay. */
class FeaturesTest {

  private static final BotSpec SPEC =
      Manifests.read("bot/valid/risk-and-features", Bot.class).getSpec();

  private static Features features() {
    return SPEC.featureSettings().orElseThrow();
  }

  @Test
  void unknownFieldsAreKept() {
    assertThat(features().other()).containsKey("futureFeature");
    assertThat(features().meta().other()).containsEntry("savedBy", "somebody");
    assertThat(SPEC.riskSettings().orElseThrow().other())
        .containsEntry("note", "kept though unknown");
    assertThat(Manifests.rewritten(features(), Features.class)).isEqualTo(features());
  }

  @Test
  void listsStayLists() {
    assertThat(features().takeProfit().orElseThrow().levels())
        .extracting(TakeProfitLevel::percentage)
        .containsExactly(new BigDecimal("2"), new BigDecimal("5.5"));
    assertThat(features().schedule().orElseThrow().activeDays())
        .isEqualTo(List.of(Weekday.MON, Weekday.SUN));
  }

  @Test
  void aGroupThatIsThereHasItsDefaults() {
    var limits = features().limits().orElseThrow();

    assertThat(limits.enabled()).isTrue();
    assertThat(limits.maxPercentPerAsset()).isEqualTo("30");
    assertThat(limits.minTimeBetweenSameAsset()).isEqualTo(3600);
    assertThat(features().emergency().orElseThrow().actions().pauseDurationHours()).isEqualTo(4);
    assertThat(features().execution().orElseThrow().icebergOrders().visiblePercent())
        .isEqualTo("20");
    assertThat(features().trailing().orElseThrow().callbackRate()).isEqualTo("1.5");
    assertThat(features().dailyLoss().orElseThrow().pauseUntil()).isEqualTo("12");
    assertThat(features().volatility().orElseThrow().lookbackPeriod()).isEqualTo(14);
    assertThat(features().reinvestment().orElseThrow().reinvestPercent()).isEqualTo("80");
  }

  @Test
  void anAbsentGroupIsOff() {
    Features none = Serialization.unmarshal("{}", Features.class);

    assertThat(none.takeProfit()).isEmpty();
    assertThat(none.trailing()).isEmpty();
    assertThat(none.other()).isEmpty();
  }

  @Test
  void riskHasTheDefaultsOfTheSettingsPage() {
    assertThat(Serialization.unmarshal("{}", Risk.class))
        .isEqualTo(new Risk(50, true, true, true, null, null));
  }
}
