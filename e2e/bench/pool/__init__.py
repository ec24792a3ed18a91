# SPDX-License-Identifier: Apache-2.0
"""A pool pod without a cluster: process 1, agent and bots, driven through a slots directory."""
