# SPDX-License-Identifier: GPL-3.0-only
"""How one bot process is started: its supervisord program and what that program runs."""
