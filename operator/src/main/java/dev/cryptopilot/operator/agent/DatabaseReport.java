// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

import java.time.Instant;
import java.util.Optional;

/**
 * The database of a sealed bot.
 *
 * @param sha256 digest of the file, 64 hex digits
 * @param bytes its size
 * @param sealedAt when it was sealed
 */
public record DatabaseReport(String sha256, long bytes, Optional<Instant> sealedAt) {}
