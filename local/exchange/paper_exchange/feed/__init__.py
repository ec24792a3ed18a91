# SPDX-License-Identifier: Apache-2.0
"""The model seen from now: quotes, order books, candles, day statistics and trades."""
