# SPDX-License-Identifier: GPL-3.0-only
"""The only room that changes anything: files, the supervisor, bots."""
