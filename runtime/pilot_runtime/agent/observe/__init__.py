# SPDX-License-Identifier: GPL-3.0-only
"""What is seen: the supervisor's process table, the bots' own words, memory in use."""
