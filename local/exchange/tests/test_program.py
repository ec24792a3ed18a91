# SPDX-License-Identifier: Apache-2.0
"""The command line, and the real ccxt against the running program."""

import json
import socket
import subprocess
import sys

import ccxt
import ccxt.async_support
import pytest
from serving import PROJECT, exchange, fetch, free_port

from paper_exchange.cli import main, pace_of
from paper_exchange.overrides import overrides


@pytest.fixture(scope="module")
def url():
    with exchange("--symbols", "3500", "--seed", "7") as address:
        yield address


def ccxt_settings(url):
    section = overrides("127.0.0.1", int(url.rsplit(":", 1)[1]))
    return section["ccxt_config"]


def test_ccxt_loads_markets_candles_and_books(url):
    client = ccxt.binance(ccxt_settings(url))
    markets = client.load_markets()
    assert len(markets) == 3500
    bitcoin = client.market("BTC/USDT")
    assert bitcoin["active"]
    assert (bitcoin["precision"]["amount"], bitcoin["precision"]["price"]) == (1e-05, 0.01)
    assert bitcoin["limits"]["cost"]["min"] == 5
    assert {True, False} == {market["active"] for market in markets.values()}
    candles = client.fetch_ohlcv("ETH/USDT", "5m", limit=1000)
    assert len(candles) == 1000
    book = client.fetch_order_book("ETH/USDT", 20)
    assert book["bids"][0][0] < book["asks"][0][0]
    assert client.fetch_ticker("ETH/USDT")["last"] > 0
    assert len(client.fetch_tickers()) > 2000
    assert abs(client.fetch_time() - client.milliseconds()) < 5000
    assert len(client.fetch_trades("ETH/USDT", limit=50)) == 50
    with pytest.raises(ccxt.BadSymbol):
        client.public_get_ticker_price({"symbol": "NOPEUSDT"})


async def test_ccxt_async_loads_markets_and_candles(url):
    client = ccxt.async_support.binance(ccxt_settings(url))
    try:
        assert len(await client.load_markets()) == 3500
        candles = await client.fetch_ohlcv("BTC/USDT", "1m", limit=500)
        assert len(candles) == 500
        older = await client.fetch_ohlcv("BTC/USDT", "1m", since=candles[0][0], limit=3)
        assert older == candles[:3]
    finally:
        await client.close()


def test_ccxt_sees_faults_as_it_would_at_the_real_exchange(url):
    client = ccxt.binance(ccxt_settings(url))
    for fields, error in (
        ({"errorRate": 1, "status": 503}, ccxt.OperationFailed),
        ({"errorRate": 1, "status": 429}, ccxt.DDoSProtection),
        ({"outageSeconds": 60}, ccxt.NetworkError),
    ):
        fetch(f"{url}/_admin/faults", fields)
        with pytest.raises(error):
            client.fetch_time()
    fetch(f"{url}/_admin/faults", {})
    assert client.fetch_time() > 0


def test_overrides_are_printed_as_json(capsys):
    assert main(["overrides", "--port", "21090"]) == 0
    section = json.loads(capsys.readouterr().out)
    assert section == overrides("127.0.0.1", 21090)
    assert section["ccxt_config"]["urls"]["api"]["public"] == "http://127.0.0.1:21090/api/v3"


def run(*words):
    command = [sys.executable, "-m", "paper_exchange", *words]
    return subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_port_in_use_is_said_in_a_sentence():
    with socket.create_server(("127.0.0.1", free_port())) as holder:
        port = holder.getsockname()[1]
        ended = run("--port", str(port), "--symbols", "6")
    assert ended.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_replay_directory_without_candles_is_said_in_a_sentence(tmp_path):
    ended = run("--replay", str(tmp_path), "--symbols", "6")
    assert ended.returncode == 1
    assert "holds no candle file" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("text", "pace"), [("real", 1), ("accelerated=1", 1), ("accelerated=60", 60)]
)
def test_clock_choices(text, pace):
    assert pace_of(text) == pace


@pytest.mark.parametrize(
    "text", ["fast", "accelerated", "accelerated=0", "accelerated=61", "real=2"]
)
def test_other_clocks_are_refused(text, capsys):
    with pytest.raises(SystemExit):
        main(["--clock", text])
    assert "must be real or accelerated=N" in capsys.readouterr().err
