// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.observe;

/** What a look into the program itself has shown, for the version in spec. */
public sealed interface ValidationFact {

  /** Nobody was asked to look: the version is taken as it is. */
  record Absent() implements ValidationFact {}

  /** It is being looked at; no bot gets the version before. */
  record Running() implements ValidationFact {}

  /**
   * Nothing speaks against it.
   *
   * @param report a readable summary with the warnings
   */
  record Passed(String report) implements ValidationFact {}

  /**
   * No bot may get it.
   *
   * @param report why, with file and line
   */
  record Failed(String report) implements ValidationFact {}

  /** Whether bots may get the version now. */
  default boolean letsPass() {
    return this instanceof Absent || this instanceof Passed;
  }
}
