// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.http;

/**
 * One thing wrong with the input.
 *
 * @param path the field, as in {@code features.levels[0].percentage}
 * @param msg what is wrong and what is allowed
 * @param location {@code body}, {@code query} or {@code path}
 */
public record FieldError(String path, String msg, String location) {

  public static FieldError inBody(String path, String msg) {
    return new FieldError(path, msg, "body");
  }
}
