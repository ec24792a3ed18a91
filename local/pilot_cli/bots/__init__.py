# SPDX-License-Identifier: Apache-2.0
"""Shows bots to people."""
