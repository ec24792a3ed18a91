# SPDX-License-Identifier: GPL-3.0-only
"""The parts of the rehearsal: its exchange, its audience, its failure."""

import itertools
import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from pilot_runtime.preload import preloader, rehearse
from pilot_runtime.preload.rehearsal import market, stage
from pilot_runtime.preload.rehearsal.audience import Audience
from pilot_runtime.preload.rehearsal.exchange import answer_for
from pilot_runtime.preload.report import PreloadReport
from pilot_runtime.preload.settings import PodSettings

AT = 1_795_000_000.0


def test_candles_end_with_the_open_one_and_follow_each_other() -> None:
    rows = answer_for("klines", {"symbol": "BTCUSDT", "interval": "5m", "limit": "100"}, AT)
    opened = [row[0] for row in rows]
    assert len(rows) == 100
    assert {late - early for early, late in itertools.pairwise(opened)} == {300_000}
    assert opened[-1] <= AT * 1000 < opened[-1] + 300_000
    assert all(float(row[3]) <= min(float(row[1]), float(row[4])) for row in rows)
    assert all(float(row[2]) >= max(float(row[1]), float(row[4])) for row in rows)


def test_candles_start_where_they_are_asked_to() -> None:
    start = int(AT * 1000) - 600_000
    asked = {"symbol": "ETHUSDT", "interval": "1m", "startTime": str(start), "limit": "1000"}
    rows = answer_for("klines", asked, AT)
    assert rows[0][0] == start // 60_000 * 60_000
    assert len(rows) == 11


def test_order_book_lies_around_the_price() -> None:
    book = answer_for("depth", {"symbol": "SOLUSDT"}, AT)
    price = market.price("SOLUSDT", AT)
    assert float(book["bids"][0][0]) < price < float(book["asks"][0][0])
    assert len(book["bids"]) == len(book["asks"]) == 20


def test_tickers_symbols_and_time() -> None:
    names = [one["symbol"] for one in answer_for("ticker/24hr", {}, AT)]
    assert names == [one["symbol"] for one in answer_for("exchangeInfo", {}, AT)["symbols"]]
    assert answer_for("ticker/24hr", {"symbol": "BTCUSDT"}, AT)["symbol"] == "BTCUSDT"
    assert answer_for("time", {}, AT) == {"serverTime": int(AT * 1000)}
    assert answer_for("account", {}, AT) is None


def test_exchange_answers_over_http(exchange_port: int) -> None:
    base = f"http://127.0.0.1:{exchange_port}/api/v3"
    with urllib.request.urlopen(f"{base}/depth?symbol=BTCUSDT") as answer:
        assert json.load(answer)["lastUpdateId"] > 0
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{base}/nothing")


def test_audience_survives_a_bot_that_does_not_answer() -> None:
    audience = Audience("127.0.0.1", 9, "u", "p")
    assert audience.ask_once() is False
    assert audience.rounds == 0


def test_audience_asks_and_orders(exchange_port: int) -> None:
    audience = Audience("127.0.0.1", exchange_port, "u", "p")
    assert all(audience.ask_once() for _ in range(2))
    assert audience.rounds == 2


def test_stage_has_secrets_of_its_own_in_private_files(tmp_path: Path) -> None:
    first = stage.build(tmp_path / "one", 1, 0.0)
    second = stage.build(tmp_path / "two", 1, 0.0)
    assert first.password != second.password
    assert first.files.api_address == ("127.0.0.1", first.port)
    assert (tmp_path / "one" / "runtime.json").stat().st_mode & 0o077 == 0


def test_failed_rehearsal_is_a_reason_and_no_end(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rehearse.trade, "trade", lambda *_: 2)
    monkeypatch.setattr(rehearse.cleanup, "forget", lambda _: None)
    monkeypatch.setattr(rehearse.cleanup, "close_leftovers", lambda _: None)
    monkeypatch.setattr(rehearse.cleanup, "wait_for_single_thread", lambda _: 1)
    assert rehearse.rehearse(tmp_path / "stage", 0.1) == "the bot ended with code 2"
    assert not (tmp_path / "stage").exists()


def test_left_threads_are_a_failure(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rehearse.trade, "trade", lambda *_: 130)
    monkeypatch.setattr(rehearse.cleanup, "forget", lambda _: None)
    monkeypatch.setattr(rehearse.cleanup, "close_leftovers", lambda _: None)
    monkeypatch.setattr(rehearse.cleanup, "wait_for_single_thread", lambda _: 3)
    assert rehearse.rehearse(tmp_path / "stage", 0.1) == "it left 3 threads and open files []"


def settings(tmp_path: Path, **other: object) -> PodSettings:
    return PodSettings(tmp_path, tmp_path, **other)  # type: ignore[arg-type]


def test_preload_falls_back_with_the_reason(monkeypatch, tmp_path: Path) -> None:
    def fails(_: object) -> None:
        raise ImportError("no module named freqtrade")

    monkeypatch.setattr(preloader.modules, "prepare", fails)
    report = preloader.preload(settings(tmp_path))
    assert report.preloaded is False
    assert report.reason == "ImportError: no module named freqtrade"


def test_preload_falls_back_when_threads_are_left(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(preloader.modules, "prepare", lambda _: None)
    monkeypatch.setattr(preloader.modules, "import_all", lambda: None)
    monkeypatch.setattr(preloader, "_practise", lambda _: [])
    monkeypatch.setattr(preloader, "thread_count", lambda: 2)
    report = preloader.preload(settings(tmp_path))
    assert report.preloaded is False
    assert report.reason == "2 threads after the import; a fork needs a single one"


def test_report_is_written_whole_and_says_it_in_a_sentence(tmp_path: Path) -> None:
    report = PreloadReport(True, False, True, "not immortal: too old", 3.25, 0)
    report.write(tmp_path / "preload.json")
    assert json.loads((tmp_path / "preload.json").read_text())["reason"] == "not immortal: too old"
    assert "preloaded, rehearsed in 3.2 s; not immortal: too old" in report.sentence()
    assert [path.name for path in tmp_path.iterdir()] == ["preload.json"]
