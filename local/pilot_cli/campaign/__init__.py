# SPDX-License-Identifier: Apache-2.0
"""The crash campaign and its mutants."""
