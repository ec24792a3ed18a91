# SPDX-License-Identifier: Apache-2.0
"""Recorded candles played back as if they happened now."""
