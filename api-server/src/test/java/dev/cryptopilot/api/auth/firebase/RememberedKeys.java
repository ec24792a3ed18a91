// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A simulated {@link KeyMemory} that forgets when it is dropped. */
final class RememberedKeys implements KeyMemory {
  private final AtomicReference<Optional<Kept>> last = new AtomicReference<>(Optional.empty());

  @Override
  public void keep(Kept kept) {
    last.set(Optional.of(kept));
  }

  @Override
  public Optional<Kept> last() {
    return last.get();
  }
}
