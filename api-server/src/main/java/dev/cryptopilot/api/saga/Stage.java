// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.saga;

/** What a saga does next. */
public enum Stage {
  /** Ask the bot side for the change. */
  BOT,
  /** Wait for the final worth of a deleted bot, and book it. */
  SETTLE,
  /** Let the settled bot go. */
  RELEASE,
  /** Nothing: all is done. */
  DONE,
  /** Nothing: refused, and whatever was begun is undone. */
  FAILED;

  public boolean isFinished() {
    return this == DONE || this == FAILED;
  }
}
