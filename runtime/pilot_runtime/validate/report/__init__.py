# SPDX-License-Identifier: GPL-3.0-only
"""A verdict in the forms that people, programs and Kubernetes read."""
