// SPDX-License-Identifier: Apache-2.0
/** Does what a plan says: the only place of this kind with a client. */
package dev.cryptopilot.operator.pool.apply;
