# SPDX-License-Identifier: GPL-3.0-only
"""Why a bot ended: from its exit code and the tail of its log."""
