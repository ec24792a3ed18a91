// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.stream;

/**
 * An event that is to be sent.
 *
 * @param whole whether it tells all there is, so that older ones of its name are worth nothing
 * @param body written as JSON
 */
record Draft(String name, boolean whole, Object body) {

  static Draft whole(String name, Object body) {
    return new Draft(name, true, body);
  }

  static Draft change(String name, Object body) {
    return new Draft(name, false, body);
  }
}
