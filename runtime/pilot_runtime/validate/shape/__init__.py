# SPDX-License-Identifier: GPL-3.0-only
"""What freqtrade wants of a strategy's class, told from its text and from the loaded class."""
