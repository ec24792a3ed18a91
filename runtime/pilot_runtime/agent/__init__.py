# SPDX-License-Identifier: GPL-3.0-only
"""The pod's agent: brings the bots of this pod to the goals in its slots, and reports them.

Rooms: `desired` and `observe` read, `plan` decides (pure), `apply` acts, `status` tells.
"""
