# SPDX-License-Identifier: Apache-2.0
"""Strategies as files, before they are in a cluster."""
