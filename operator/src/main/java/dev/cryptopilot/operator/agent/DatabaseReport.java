// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.agent;

/**
 * The database of a sealed bot.
 *
 * @param sha256 digest of the file, 64 hex digits
 * @param bytes its size
 */
public record DatabaseReport(String sha256, long bytes) {}
