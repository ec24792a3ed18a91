# SPDX-License-Identifier: Apache-2.0
"""Drives a one-machine cluster from outside, as a user would."""
