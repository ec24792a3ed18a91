# SPDX-License-Identifier: Apache-2.0
"""The life of a bot through the API, while operator and API server are killed again and again."""
