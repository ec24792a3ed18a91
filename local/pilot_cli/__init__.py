# SPDX-License-Identifier: Apache-2.0
"""The `pilot` command: builds, starts and looks after the one-machine cluster."""

VERSION = "0.1.0"
