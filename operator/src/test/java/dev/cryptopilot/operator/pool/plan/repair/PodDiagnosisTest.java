// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan.repair;

import static dev.cryptopilot.operator.pool.plan.repair.SickPod.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.operator.condition.ConditionReason;
import dev.cryptopilot.operator.pool.observe.SlotsBump;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodDiagnosisTest {

  @Test
  void nothingIsWrongWithAPodThatIsWell() {
    assertThat(issues(new SickPod())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sicknesses")
  void eachHasItsNameAndARemedy(SickPod pod, ConditionReason reason, String said) {
    assertThat(issues(pod))
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.reason()).isEqualTo(reason);
              assertThat(issue.message()).contains(said);
              assertThat(issue.remedy()).isNotBlank();
              assertThat(issue.severe()).isEqualTo(reason != ConditionReason.PodMissing);
            });
  }

  static Stream<Arguments> sicknesses() {
    return Stream.of(
        Arguments.of(
            new SickPod().waits("ErrImageNeverPull", "no such image"),
            ConditionReason.ImageUnavailable,
            "ErrImageNeverPull: no such image"),
        Arguments.of(
            new SickPod().waits("ImagePullBackOff", ""),
            ConditionReason.ImageUnavailable,
            "ImagePullBackOff"),
        Arguments.of(
            new SickPod().waits("CreateContainerConfigError", "no Secret"),
            ConditionReason.ContainerNotCreated,
            "no Secret"),
        Arguments.of(
            new SickPod().waits("CrashLoopBackOff", "").ended("Error", 64, NOW),
            ConditionReason.CrashLooping,
            "exit code 64"),
        Arguments.of(
            new SickPod().waits("CrashLoopBackOff", "").ended("OOMKilled", 137, NOW),
            ConditionReason.OutOfMemory,
            "3 times"),
        Arguments.of(
            new SickPod().ended("OOMKilled", 137, NOW.minusSeconds(599)),
            ConditionReason.OutOfMemory,
            "the kernel"),
        Arguments.of(
            new SickPod().fitsNowhere("insufficient memory"),
            ConditionReason.Unschedulable,
            "insufficient memory"),
        Arguments.of(
            new SickPod().deleteBy(NOW.minusSeconds(61)),
            ConditionReason.StuckTerminating,
            "2026-11-21T11:58:59Z"),
        Arguments.of(
            new SickPod().onLostNode(), ConditionReason.NodeNotReady, "node-a does not report"),
        Arguments.of(new SickPod().silent(), ConditionReason.PodUnreachable, "does not answer"),
        Arguments.of(
            new SickPod().neverHeardSince(NOW.minusSeconds(61)),
            ConditionReason.PodUnreachable,
            "does not answer"),
        Arguments.of(
            new SickPod().refuses("bots[0].goal"), ConditionReason.SlotsRefused, "bots[0].goal"),
        Arguments.of(
            new SickPod().unreadable("not JSON"), ConditionReason.SlotsUnreadable, "not JSON"),
        Arguments.of(new SickPod().gone(), ConditionReason.PodMissing, "not there"),
        Arguments.of(new SickPod().uses(900), ConditionReason.MemoryPressure, "90 %"),
        Arguments.of(new SickPod().has(6, told(21)), ConditionReason.SlotsNotTaken, "revision 6"));
  }

  @Test
  void whatIsOverIsForgotten() {
    assertThat(issues(new SickPod().ended("OOMKilled", 137, NOW.minusSeconds(601)))).isEmpty();
    assertThat(issues(new SickPod().ended("Error", 1, NOW))).isEmpty();
  }

  @Test
  void whatPassesByItselfIsGivenItsTime() {
    assertThat(issues(new SickPod().deleteBy(NOW.minusSeconds(59)))).isEmpty();
    assertThat(issues(new SickPod().has(6, told(19)))).isEmpty();
    assertThat(issues(new SickPod().uses(899))).isEmpty();
    assertThat(issues(new SickPod().neverHeardSince(NOW.minusSeconds(59)))).isEmpty();
    assertThat(issues(new SickPod().waits("ContainerCreating", ""))).isEmpty();
  }

  @Test
  void stuckPodsAreNotForcedAway() {
    assertThat(issues(new SickPod().deleteBy(NOW.minusSeconds(3600))))
        .singleElement()
        .satisfies(issue -> assertThat(issue.remedy()).contains("start nowhere else"));
  }

  @Test
  void theKubeletIsToldOncePerChangeAndAgainWhenTheAgentLags() {
    SlotsBump late = told(21);
    assertThat(SlotsReminder.of(new SickPod().facts(), 7, NOW)).isEmpty();
    assertThat(SlotsReminder.of(new SickPod().told(6).facts(), 7, NOW))
        .contains(SlotsBump.first(7, NOW));
    assertThat(SlotsReminder.of(new SickPod().has(6, late).facts(), 7, NOW))
        .contains(new SlotsBump(7, late.first(), NOW));
    assertThat(SlotsReminder.of(new SickPod().has(6, late.again(NOW)).facts(), 7, NOW)).isEmpty();
    assertThat(SlotsReminder.of(new SickPod().has(6, late).silent().facts(), 7, NOW)).isEmpty();
    assertThat(SlotsReminder.of(new SickPod().has(6, late).refuses("x").facts(), 7, NOW)).isEmpty();
    assertThat(SlotsReminder.of(new SickPod().told(6).deleteBy(NOW).facts(), 7, NOW)).isEmpty();
    assertThat(SlotsReminder.of(new SickPod().gone().facts(), 7, NOW)).isEmpty();
  }

  @Test
  void aBumpComesBackFromItsText() {
    SlotsBump bump = told(5).again(NOW);
    assertThat(SlotsBump.read(bump.text())).contains(bump);
    for (String text : List.of("", "7", "7 x y", "x 2026-11-21T12:00:00Z 2026-11-21T12:00:00Z")) {
      assertThat(SlotsBump.read(text)).isEmpty();
    }
  }

  private static SlotsBump told(int secondsAgo) {
    return SlotsBump.first(7, NOW.minusSeconds(secondsAgo));
  }

  private static List<PodIssue> issues(SickPod pod) {
    return PodDiagnosis.of(pod.facts(), NOW);
  }
}
