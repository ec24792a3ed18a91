# SPDX-License-Identifier: GPL-3.0-only
"""What this pod should run, as its mounted slots say."""
