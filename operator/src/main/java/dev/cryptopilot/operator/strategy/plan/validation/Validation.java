// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.strategy.plan.validation;

/** What is known about the program of one version. The sentences are for people. */
public sealed interface Validation {

  /** Nobody looks into programs. */
  record Off() implements Validation {}

  /** It is to be looked at; {@code why} says what that waits for. */
  record Waiting(String why) implements Validation {}

  /** It is being looked at. */
  record Running() implements Validation {}

  /** It was tried to look at, to no verdict; that is tried again. */
  record Unjudged(String why) implements Validation {}

  /** The API server refuses the pod that is to look at it; that is tried again. */
  record NotAdmitted(String why) implements Validation {}

  /** Nothing speaks against it. */
  record Passed(String report) implements Validation {}

  /** Something does; the report says what, with file and line. */
  record Refused(String report) implements Validation {}

  /** A sentence about it. */
  default String sentence() {
    return switch (this) {
      case Off off -> "its program is not looked into";
      case Waiting(String why) -> "its program is not validated yet: " + why;
      case Running running -> "its program is being validated";
      case Unjudged(String why) -> "its program could not be judged yet: " + why;
      case NotAdmitted(String why) -> "its program could not be looked into yet: " + why;
      case Passed(String report) -> report;
      case Refused(String report) -> report;
    };
  }
}
