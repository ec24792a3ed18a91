# SPDX-License-Identifier: GPL-3.0-only
"""A bot's database comes from another pod: fetched aside, verified, then put in its place.

Until the last rename the bot has here what it had before; after it, everything that came.
"""
