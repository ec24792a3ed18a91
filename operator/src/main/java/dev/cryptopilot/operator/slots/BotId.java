// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/**
 * Name of a bot inside its pod and on the pod's volume.
 *
 * <p>It holds a part of the uid, so that a bot that is deleted and made again under its old name
 * gets a new directory.
 *
 * @param value {@code <name cut to 40>-<first 8 hex digits of the uid>}
 */
public record BotId(String value) {

  private static final int NAME_LENGTH = 40;
  private static final int UID_DIGITS = 8;

  /** The id of the Bot {@code name} with the Kubernetes {@code uid}. */
  public static BotId of(String name, String uid) {
    String digits = uid.replace("-", "");
    return new BotId(
        name.substring(0, Math.min(NAME_LENGTH, name.length()))
            + "-"
            + digits.substring(0, Math.min(UID_DIGITS, digits.length())));
  }

  @Override
  public String toString() {
    return value;
  }
}
