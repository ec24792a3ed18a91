// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.lockout;

import java.time.Duration;

/**
 * How often something may go wrong.
 *
 * @param failures allowed within {@code window}; the next one locks
 * @param lock how long nothing more is tried
 */
public record AttemptLimit(int failures, Duration window, Duration lock) {}
