# SPDX-License-Identifier: Apache-2.0
"""Bad days on demand: slowness, errors, outages."""
