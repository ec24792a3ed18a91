// SPDX-License-Identifier: Apache-2.0

/** Charts of portfolios: their history in even windows. */
package dev.cryptopilot.api.charts;
