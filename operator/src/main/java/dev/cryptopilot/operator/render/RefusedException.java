// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

/** Ends a rendering; becomes {@link RenderResult.Refused}. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  RefusedException(String field, String fix) {
    super(field + " " + fix);
    this.field = field;
  }

  RenderResult.Refused result() {
    return new RenderResult.Refused(field, getMessage());
  }
}
