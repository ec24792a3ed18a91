# SPDX-License-Identifier: GPL-3.0-only
"""Whose money counts as a bot's."""

from pilot_runtime.agent.bot_client import _equity


def test_all_of_a_paper_wallet_belongs_to_the_bot() -> None:
    assert _equity({"total": 1000.0, "total_bot": 990.0, "note": "Simulated balances"}) == 1000.0


def test_of_a_live_account_only_what_freqtrade_counts_as_the_bots_own() -> None:
    assert _equity({"total": 5000.0, "total_bot": 990.0, "note": ""}) == 990.0
