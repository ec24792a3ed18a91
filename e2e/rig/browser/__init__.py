# SPDX-License-Identifier: Apache-2.0
"""A real browser with a page that calls the API as the web client does."""
