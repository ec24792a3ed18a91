# SPDX-License-Identifier: Apache-2.0
"""How pools, pods and bots are, and what helps."""
