// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.slots;

/**
 * Where a sealed database is fetched, and how it is known to be whole.
 *
 * @param url base address of the source's agent, such as {@code http://10.0.0.7:8900}
 * @param ticket bearer token that is good for this database only
 * @param sha256 digest of the database file, 64 hex digits
 * @param bytes size of that file
 */
public record Parcel(String url, MoveTicket ticket, String sha256, long bytes) {}
