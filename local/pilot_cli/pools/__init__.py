# SPDX-License-Identifier: Apache-2.0
"""Pools as people read them."""
