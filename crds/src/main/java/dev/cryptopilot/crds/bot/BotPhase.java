// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

/** One word for where a bot is in its life; conditions say more. */
public enum BotPhase {
  /** Not yet placed on a slot. */
  Pending,
  /** Placed; its process is not ready yet. */
  Starting,
  /** Ready and trading. */
  Running,
  /** Ready; enters no new trades. */
  Paused,
  /** On its way to having no process. */
  Stopping,
  /** No process, as asked. */
  Stopped,
  /** Cannot run; conditions say why and when it is tried again. */
  Failed,
  /** Its database is on its way to another pod. */
  Moving,
  /** Being drained, settled and archived. */
  Deleting
}
