# SPDX-License-Identifier: Apache-2.0
"""Starts, watches and stops the programs of the one-machine cluster."""
