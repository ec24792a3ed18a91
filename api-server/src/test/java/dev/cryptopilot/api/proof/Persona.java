// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proof;

/**
 * Somebody with an account.
 *
 * @param id user id
 * @param token valid
 */
record Persona(String id, String token) {}
