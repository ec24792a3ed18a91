# SPDX-License-Identifier: GPL-3.0-only
"""Desired and observed state → a list of actions. Pure."""
