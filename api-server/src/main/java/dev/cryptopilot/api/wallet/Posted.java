// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry as it stands in the books.
 *
 * @param number counts the entries of the person, from 1
 * @param balanceAfter of the wallet, right after it
 * @param result profit, or below 0 loss, that it realised
 */
public record Posted(
    long number,
    String key,
    EntryType type,
    Money amount,
    Money result,
    Money balanceAfter,
    Optional<BotLabel> bot,
    String description,
    Instant at) {}
