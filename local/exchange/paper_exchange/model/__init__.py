# SPDX-License-Identifier: Apache-2.0
"""The price model: pure functions from (seed, symbol, time) to prices; no clock, no network."""
