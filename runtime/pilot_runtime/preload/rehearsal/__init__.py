# SPDX-License-Identifier: GPL-3.0-only
"""A short life of a bot inside the parent, on a stub exchange, before the first fork."""
