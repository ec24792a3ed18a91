// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.observe;

import dev.cryptopilot.operator.agent.CpuReport;

/** How much processor the bots of a pod may count on, in thousandths of a core. */
public sealed interface CpuBound {

  /** The bound in thousandths of a core. */
  long milli();

  /** What of a bot's use is set against it, in thousandths of a core. */
  long of(CpuReport use);

  /** What a person looks for in the pod template. */
  String words();

  /** Beyond this the kernel makes the bots wait: it must hold when all of them compute at once. */
  record Limit(long milli) implements CpuBound {

    @Override
    public long of(CpuReport use) {
      return use.burstMilli();
    }

    @Override
    public String words() {
      return "CPU limit";
    }
  }

  /** Without a limit: beyond this they get over time only what others on the node leave. */
  record Request(long milli) implements CpuBound {

    @Override
    public long of(CpuReport use) {
      return use.averageMilli();
    }

    @Override
    public String words() {
      return "CPU request";
    }
  }
}
