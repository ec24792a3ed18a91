# SPDX-License-Identifier: GPL-3.0-only
"""How freqtrade gets into supervisord once and from there into every bot by fork."""
