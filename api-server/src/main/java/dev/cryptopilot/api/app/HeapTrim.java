// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.app;

import java.util.function.Supplier;

/**
 * Has the heap collected as soon as that gives memory back. Left alone, the serial collector lets
 * the old part grow to its limit before it looks into it for the first time.
 *
 * @param observed what is in it now
 * @param collect takes tens of milliseconds for each 30 MiB in use, and everything waits
 */
record HeapTrim(Supplier<HeapUse> observed, Runnable collect) implements Runnable {

  /** Of this JVM, which gives back what its flags do not let it keep. */
  static HeapTrim ofThisProcess() {
    return new HeapTrim(HeapUse::ofThisProcess, System::gc);
  }

  @Override
  public void run() {
    if (observed.get().worthCollecting()) {
      collect.run();
    }
  }
}
