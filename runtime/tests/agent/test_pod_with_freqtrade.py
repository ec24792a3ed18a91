# SPDX-License-Identifier: GPL-3.0-only
"""Real freqtrade in a real pod: good bots trade, bad ones say what is wrong with them."""

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from freqtrade_pod import FreqtradePod, PaperExchange
from simulated_account import simulated_account
from slots_directory import STRATEGY, Bot, freqtrade_config

EXCHANGE_PORT = 22570
OUTAGE_PORT = 22571
POD_PORT = 22572
pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def exchange() -> Iterator[PaperExchange]:
    one = PaperExchange(EXCHANGE_PORT)
    one.start()
    yield one
    one.stop()


@pytest.fixture(scope="module")
def pod(
    tmp_path_factory: pytest.TempPathFactory, exchange: PaperExchange
) -> Iterator[FreqtradePod]:
    one = FreqtradePod(tmp_path_factory.mktemp("pod"), POD_PORT, maxRestarts=1, cooldownSeconds=600)
    yield one
    one.close()


def good(name: str, **changes: Any) -> Bot:
    return Bot(name, freqtrade_config(EXCHANGE_PORT, **changes))


def without(key: str) -> dict[str, Any]:
    return {name: one for name, one in freqtrade_config(EXCHANGE_PORT).items() if name != key}


def exchange_with(**changes: Any) -> dict[str, Any]:
    config = freqtrade_config(EXCHANGE_PORT)
    return config | {"exchange": config["exchange"] | changes}


def bad(name: str, strategy: str) -> Bot:
    return Bot(name, freqtrade_config(EXCHANGE_PORT), strategy=strategy)


def ready(bot: dict[str, Any]) -> bool:
    return bool(bot["ready"])


NO_EXIT = STRATEGY.replace("def populate_exit_trend", "def other")
BAD_BOTS = {
    "json-syntax": (
        Bot("json-syntax", '{"dry_run": true,, }'),
        "ConfigurationError",
        "spec.config",
    ),
    "schema": (
        Bot("schema", without("stake_currency")),
        "SchemaError",
        "spec.market.stakeCurrency",
    ),
    "no-class": (
        bad("no-class", STRATEGY.replace("Demo", "Other")),
        "StrategyNotLoaded",
        "spec.strategy",
    ),
    "syntax": (bad("syntax", "def broken(:\n" + STRATEGY), "StrategyNotLoaded", "spec.strategy"),
    "imports": (
        bad("imports", "import nowhere_at_all\n" + STRATEGY),
        "StrategyNotLoaded",
        "spec.strategy",
    ),
    "abstract": (bad("abstract", NO_EXIT), "StrategyNotLoaded", "spec.strategy"),
    "exchange": (
        Bot("exchange", exchange_with(name="binanse")),
        "UnknownExchange",
        "spec.exchange.name",
    ),
    "stake": (
        good("stake", stake_currency="ABC"),
        "StakeCurrencyNotOnExchange",
        "spec.market.stakeCurrency",
    ),
    "pairs": (Bot("pairs", exchange_with(pair_whitelist=[])), "NoPairs", "spec.market.pairs"),
    "start": (
        bad(
            "start",
            STRATEGY + "\n    def bot_start(self, **k):\n        raise RuntimeError('not today')\n",
        ),
        "StrategyError",
        "spec.strategy",
    ),
    "away": (Bot("away", freqtrade_config(OUTAGE_PORT)), "ExchangeUnreachable", None),
}


def test_bad_bots_say_why_and_leave_the_good_one_alone(pod: FreqtradePod) -> None:
    fine = good("fine")
    pod.slots.write(fine)
    before = pod.until(lambda bots: ready(bots["fine"]))["fine"]
    pod.slots.write(fine, *(bot for bot, _, _ in BAD_BOTS.values()))

    def all_explained(bots: dict[str, dict[str, Any]]) -> bool:
        return all(
            bots[name]["state"] in {"failed", "backoff"}
            and bots[name]["lastExit"]["reason"] == reason
            for name, (_, reason, _) in BAD_BOTS.items()
        )

    bots = pod.until(all_explained)
    for name, (_, reason, field) in BAD_BOTS.items():
        end = bots[name]["lastExit"]
        assert (end["reason"], end["field"]) == (reason, field), name
        assert bots[name]["reason"] == reason
        assert end["message"]
    assert bots["syntax"]["lastExit"]["message"].startswith("Demo.py line 1: ")
    assert bots["imports"]["message"] == "Demo.py: No module named 'nowhere_at_all'"
    assert "not today" in bots["start"]["message"]
    assert bots["json-syntax"]["lastExit"]["code"] == 0
    assert (bots["fine"]["pid"], bots["fine"]["restarts"]) == (before["pid"], 0)
    assert bots["away"]["restarts"] == 0


def test_unknown_pair_trades_on_and_is_named(pod: FreqtradePod) -> None:
    bot = Bot("oddpair", exchange_with(pair_whitelist=["BTC/USDT", "NOPE/USDT"]))
    pod.slots.write(bot)
    found = pod.until(lambda bots: ready(bots["oddpair"]) and bots["oddpair"]["message"])
    assert found["oddpair"]["reason"] == "UnknownPair"
    assert "NOPE/USDT" in found["oddpair"]["message"]


def test_broken_database_is_told(pod: FreqtradePod) -> None:
    bot = good("brokendb")
    pod.database(bot).parent.mkdir(parents=True)
    pod.database(bot).write_bytes(b"not a database" * 100)
    pod.slots.write(bot)
    found = pod.until(lambda bots: bots["brokendb"]["state"] in {"failed", "backoff"})
    assert found["brokendb"]["lastExit"]["reason"] == "DatabaseError"


def test_trades_survive_kill_pause_and_drain(pod: FreqtradePod) -> None:
    bot = good("trader")
    pod.slots.write(bot)
    before = pod.until(
        lambda bots: (
            ready(bots["trader"])
            and bool(bots["trader"]["trading"])
            and bots["trader"]["trading"]["openTrades"] > 0
        )
    )["trader"]
    os.kill(before["pid"], signal.SIGKILL)
    healed = pod.until(lambda b: ready(b["trader"]) and b["trader"]["pid"] != before["pid"])
    assert healed["trader"]["lastExit"]["reason"] == "Killed"
    pod.slots.write(bot.with_goal("paused"))
    pod.until(lambda bots: ready(bots["trader"]) and bots["trader"]["state"] == "paused")
    pod.slots.write(bot.with_goal("drained"))
    drained = pod.until(lambda bots: bots["trader"]["state"] == "drained")["trader"]
    assert drained["trading"]["openTrades"] == 0
    assert drained["trading"]["closedTrades"] > 0
    assert float(drained["trading"]["equity"]) > 0
    pod.slots.write(bot.with_goal("sealed"))
    sealed = pod.until(lambda bots: bots["trader"]["state"] == "sealed")["trader"]
    assert sealed["database"]["bytes"] == pod.database(bot).stat().st_size


def test_bot_that_starts_during_an_outage_comes_up_when_it_is_over(pod: FreqtradePod) -> None:
    waiting = Bot("waiting", freqtrade_config(OUTAGE_PORT))
    pod.slots.write(waiting)
    away = pod.until(lambda bots: bots["waiting"]["reason"] == "ExchangeUnreachable")["waiting"]
    assert away["state"] == "backoff"
    outage = PaperExchange(OUTAGE_PORT)
    outage.start()
    try:
        up = pod.until(lambda bots: ready(bots["waiting"]))["waiting"]
        # and the other way round: a running bot is left alone while the exchange is away
        outage.stop()
        later = pod.until(lambda bots: bots["waiting"]["lastLoopAt"] > up["lastLoopAt"])["waiting"]
        assert (later["pid"], later["restarts"]) == (up["pid"], 0)
    finally:
        outage.stop()
    pod.slots.write(replace(waiting, goal="removed"))
    pod.until(lambda bots: bots["waiting"]["state"] == "removed")


def test_secrets_stay_in_the_pod(pod: FreqtradePod) -> None:
    secret = {"exchange": {"key": "key-that-nobody-may-see", "secret": "and-this-one-neither"}}
    bot = replace(good("quiet"), secret=secret)
    broken = Bot("loud", without("pairlists"), secret=secret)
    pod.slots.write(bot, broken)
    pod.until(lambda bots: ready(bots["quiet"]) and bots["loud"]["state"] in {"failed", "backoff"})
    told = pod.get("/v1/status") + pod.get("/metrics") + (pod.root / "pod.log").read_bytes()
    for one in (bot, broken):
        told += pod.get(f"/v1/bots/{one.id}/logs?tail=5000")
    assert b"nobody-may-see" not in told
    assert b"this-one-neither" not in told


def test_a_live_bot_signs_with_its_keys_and_shows_them_to_nobody(pod: FreqtradePod) -> None:
    """Freqtrade itself, not dry; its account is simulated, and it enters nothing."""
    keys = {"key": "live-key-71f3a0c2", "secret": "live-secret-90be1245"}
    with simulated_account() as account:
        public = f"http://127.0.0.1:{EXCHANGE_PORT}/api/v3"
        config = exchange_with(ccxt_config=account.exchange(public)) | {"dry_run": False}
        patient = STRATEGY.replace('"enter_long"] = 1', '"enter_long"] = 0')
        live = Bot("live", config, strategy=patient, secret={"exchange": keys}, mode="Live")
        pod.slots.write(live)
        up = pod.until(lambda bots: ready(bots["live"]) and bool(bots["live"]["trading"]))["live"]
        assert ("/account", keys["key"]) in account.signed
        assert float(up["trading"]["equity"]) == pytest.approx(990), "a hundredth is never traded"
        shown = json.loads(pod.get(f"/v1/bots/{live.id}/api/show_config"))
        assert shown["dry_run"] is False
        pod.slots.write(live.with_goal("stopped"))
        file = pod.root / "run" / "bots" / live.id / "secret.json"
        pod.until(lambda bots: bots["live"]["state"] == "stopped" and not file.exists())
    told = [
        *(pod.get(path) for path in ("/v1/status", "/metrics", f"/v1/bots/{live.id}/logs")),
        json.dumps([up, shown]).encode(),
        *pod.written(),
    ]
    for secret in keys.values():
        assert [text[:80] for text in told if secret.encode() in text] == []
