# SPDX-License-Identifier: Apache-2.0
"""Builds the parts of the product into the cache, each once for each content."""
