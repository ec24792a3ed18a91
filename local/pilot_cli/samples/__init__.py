# SPDX-License-Identifier: Apache-2.0
"""The strategies and bots a new cluster begins with."""
