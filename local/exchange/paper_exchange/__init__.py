# SPDX-License-Identifier: Apache-2.0
"""A paper exchange: public market data in the shape of the Binance spot API, made up here."""
