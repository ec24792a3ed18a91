# SPDX-License-Identifier: GPL-3.0-only
"""Runs a function in a child process that can do as little harm as the kernel allows.

`confine` puts every lock in place, in the child; `watch` looks at the child from outside and
ends it. Each lock that the kernel refuses is reported as missing, never passed over.
"""
