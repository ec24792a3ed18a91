# SPDX-License-Identifier: GPL-3.0-only
"""What the agent tells: the pod's report."""
