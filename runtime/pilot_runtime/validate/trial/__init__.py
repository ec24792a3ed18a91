# SPDX-License-Identifier: GPL-3.0-only
"""Runs a strategy, in a confined process, on candles that nobody can trade on."""
