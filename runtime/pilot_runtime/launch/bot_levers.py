# SPDX-License-Identifier: GPL-3.0-only
"""What a bot process does with less memory than freqtrade by itself; each can be switched off."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Self

from pilot_runtime.launch import api_app, collector, log_buffer, plain_console, tls, vitals
from pilot_runtime.launch.run_files import RunFiles
from pilot_runtime.markets import trim
from pilot_runtime.markets.wanted import wanted_markets
from pilot_runtime.preload.settings import flag


@dataclass(frozen=True, slots=True)
class BotLevers:
    """Switches from the environment; all on unless told otherwise."""

    trim_markets: bool = True
    share_api_app: bool = True
    log_records: int = 200

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> Self:
        """PILOT_TRIM_MARKETS and PILOT_SHARE_API_APP: true or false."""
        return cls(
            trim_markets=flag(env, "PILOT_TRIM_MARKETS", default=True),
            share_api_app=flag(env, "PILOT_SHARE_API_APP", default=True),
        )


def pull(levers: BotLevers, files: RunFiles) -> ExitStack:
    """Apply them before freqtrade starts; closing the stack undoes them."""
    undo = ExitStack()
    undo.callback(collector.collect_often())
    undo.callback(log_buffer.shrink(levers.log_records))
    undo.callback(plain_console.write_plain_lines())
    undo.callback(vitals.count(files.directory))
    if levers.share_api_app:
        undo.callback(api_app.reuse_prepared())
    undo.callback(tls.reuse_prepared())
    wanted = wanted_markets(files) if levers.trim_markets else None
    if wanted is not None:
        undo.callback(trim.install(wanted))
    return undo
