# SPDX-License-Identifier: GPL-3.0-only
"""The files of a strategy, read once; everything later works on the copy in memory."""
