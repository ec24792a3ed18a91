# SPDX-License-Identifier: Apache-2.0
"""The commands of `pilot`, one module each.

Each has HELP (one line), `describe(parser)` for its options and `run(invocation)`.
"""
