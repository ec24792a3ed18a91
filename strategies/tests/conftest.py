# SPDX-License-Identifier: Apache-2.0
import importlib.util

import pytest


@pytest.fixture(scope="session", autouse=True)
def freqtrade_is_there():
    if importlib.util.find_spec("freqtrade") is None:
        pytest.fail("install freqtrade 2026.9 into this Python: pip install freqtrade==2026.9")
