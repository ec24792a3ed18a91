# SPDX-License-Identifier: GPL-3.0-only
"""What runs inside a pool pod: preloaded supervisord, pod agent, bot launcher."""

__version__ = "0.1.0"
