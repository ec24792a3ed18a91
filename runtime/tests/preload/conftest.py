# SPDX-License-Identifier: GPL-3.0-only
"""Pods that are made once a module."""

from collections.abc import Iterator

import pytest
from bot_rig import BotRig, rehearsal_exchange


@pytest.fixture(scope="session")
def exchange_port() -> Iterator[int]:
    with rehearsal_exchange() as port:
        yield port


@pytest.fixture(scope="module")
def rig(
    tmp_path_factory: pytest.TempPathFactory, exchange_port: int, request: pytest.FixtureRequest
) -> Iterator[BotRig]:
    """A pod as the test module wants it: PILOT_SETTINGS of the module are its environment."""
    with BotRig(
        tmp_path_factory.mktemp("pod"), exchange_port, request.module.PILOT_SETTINGS
    ) as one:
        yield one
