# SPDX-License-Identifier: Apache-2.0
"""The Binance spot API over HTTP, and the admin API beside it."""
