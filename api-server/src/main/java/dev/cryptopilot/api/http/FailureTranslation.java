// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

import java.util.Optional;

/** Knows which exceptions of other rooms are more than accidents. */
@FunctionalInterface
public interface FailureTranslation {

  /** What to tell the caller; empty for an accident, which is logged and answered with 500. */
  Optional<ApiError> translate(RuntimeException failure);
}
