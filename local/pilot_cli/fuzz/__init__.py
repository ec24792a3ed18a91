# SPDX-License-Identifier: Apache-2.0
"""Throws what its document allows and forbids at the API server."""
