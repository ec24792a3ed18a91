# SPDX-License-Identifier: Apache-2.0
"""What can be traded: assets, symbols, their filters, and the exchangeInfo document."""
