// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventLoopsTest {

  @Test
  void aSmallMachineHasOneAndALargeOneHalfAsManyAsProcessors() {
    assertThat(EventLoops.of(1).getEventLoopPoolSize()).isEqualTo(1);
    assertThat(EventLoops.of(2).getEventLoopPoolSize()).isEqualTo(1);
    assertThat(EventLoops.of(3).getEventLoopPoolSize()).isEqualTo(1);
    assertThat(EventLoops.of(16).getEventLoopPoolSize()).isEqualTo(8);
  }
}
