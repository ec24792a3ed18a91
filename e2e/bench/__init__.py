# SPDX-License-Identifier: Apache-2.0
"""Benchmarks. Each prints figures; none of them passes or fails."""
