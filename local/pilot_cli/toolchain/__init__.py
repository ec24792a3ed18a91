# SPDX-License-Identifier: Apache-2.0
"""Finds the tools that building and running need, and says what is missing."""
