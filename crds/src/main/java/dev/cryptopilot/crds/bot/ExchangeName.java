// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.bot;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Exchanges that the pinned freqtrade trades on. */
public enum ExchangeName {
  @JsonProperty("binance")
  Binance,
  @JsonProperty("binanceus")
  BinanceUs,
  @JsonProperty("binanceusdm")
  BinanceUsdm,
  @JsonProperty("bingx")
  BingX,
  @JsonProperty("bitget")
  Bitget,
  @JsonProperty("bitmart")
  Bitmart,
  @JsonProperty("bitvavo")
  Bitvavo,
  @JsonProperty("bybit")
  Bybit,
  @JsonProperty("bybiteu")
  BybitEu,
  @JsonProperty("coinbase")
  Coinbase,
  @JsonProperty("coinex")
  CoinEx,
  @JsonProperty("cryptocom")
  CryptoCom,
  @JsonProperty("gate")
  Gate,
  @JsonProperty("gateeu")
  GateEu,
  @JsonProperty("gateio")
  GateIo,
  @JsonProperty("htx")
  Htx,
  @JsonProperty("hyperliquid")
  Hyperliquid,
  @JsonProperty("kraken")
  Kraken,
  @JsonProperty("krakenfutures")
  KrakenFutures,
  @JsonProperty("kucoin")
  KuCoin,
  @JsonProperty("kucoineu")
  KuCoinEu,
  @JsonProperty("lbank")
  LBank,
  @JsonProperty("luno")
  Luno,
  @JsonProperty("modetrade")
  ModeTrade,
  @JsonProperty("myokx")
  MyOkx,
  @JsonProperty("okx")
  Okx;

  /** The name that freqtrade and ccxt use. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
