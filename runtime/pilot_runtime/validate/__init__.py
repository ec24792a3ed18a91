# SPDX-License-Identifier: GPL-3.0-only
"""Says whether a strategy may be given to bots, before any bot gets it.

Stages, each giving typed findings: read, parse and rules look at the text and run nothing of it;
shape looks at the class in the text; load and analysis run it in a confined process; lookahead
and recursive are freqtrade's own analyses, on request.
"""
