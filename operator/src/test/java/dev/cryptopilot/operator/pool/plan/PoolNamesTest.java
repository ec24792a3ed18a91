// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PoolNamesTest {

  // A pod of the pool is a StatefulSet of its own, whose name becomes part of a label.
  private static final String NAME = "[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?";

  @Property
  void everyOwnerHasAValidDefaultPool(@ForAll @StringLength(min = 1, max = 63) String owner) {
    assertThat(DefaultPool.nameFor(owner)).matches(NAME);
    assertThat(DefaultPool.dedicatedNameFor(owner)).matches(NAME);
  }

  @Property
  void twoOwnersNeverShareOne(
      @ForAll @StringLength(min = 1, max = 63) String one,
      @ForAll @StringLength(min = 1, max = 63) String other) {
    assertThat(DefaultPool.nameFor(one).equals(DefaultPool.nameFor(other)))
        .isEqualTo(one.equals(other));
  }

  @Test
  void theNameCanBeRead() {
    assertThat(DefaultPool.nameFor("Alice_B.")).startsWith("default-alice-b-");
    assertThat(DefaultPool.nameFor("alice")).isNotEqualTo(DefaultPool.nameFor("Alice"));
  }
}
