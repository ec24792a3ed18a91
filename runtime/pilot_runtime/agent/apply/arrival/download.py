# SPDX-License-Identifier: GPL-3.0-only
"""Fetches a sealed database from the agent of the pod that the bot leaves."""

import shutil
from http import HTTPStatus

import aiohttp

from pilot_runtime.agent.apply.arrival.staging import ArrivalFailedError, Staging
from pilot_runtime.agent.desired.moves import Arrival, ArrivalSource

CHUNK = 256 * 1024
SILENCE_SECONDS = 15.0
SPARE_BYTES = 16 * 1024 * 1024


class Download:
    """One bot's database, from where the last attempt ended."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def fetch(self, bot_id: str, arrival: Arrival, staging: Staging) -> None:
        """Return with every byte here; raises `ArrivalFailedError`, `OSError` and aiohttp's own."""
        source = arrival.source
        have = staging.open()
        if source is None or have == staging.mark.size:
            return
        free = shutil.disk_usage(staging.directory).free
        if free < staging.mark.size - have + SPARE_BYTES:
            raise ArrivalFailedError(
                f"the volume has {free} bytes free, the database needs {staging.mark.size}"
            )
        await self._fetch(bot_id, arrival.id, source, staging, have)

    async def _fetch(
        self, bot_id: str, move: str, source: ArrivalSource, staging: Staging, have: int
    ) -> None:
        headers = {"Authorization": f"Bearer {source.ticket}", "Accept-Encoding": "identity"}
        if have:
            headers["Range"] = f"bytes={have}-"
        async with self._session.get(
            f"{source.url}/v1/bots/{bot_id}/database",
            params={"move": move},
            headers=headers,
            allow_redirects=False,
            # a large database may take long, a silent source may not
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=SILENCE_SECONDS, sock_read=SILENCE_SECONDS
            ),
        ) as answer:
            if answer.status not in {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT}:
                raise ArrivalFailedError(await _refusal(answer))
            resumed = answer.status == HTTPStatus.PARTIAL_CONTENT
            await _store(answer, staging, have if resumed else 0)


async def _store(answer: aiohttp.ClientResponse, staging: Staging, have: int) -> None:
    limit = staging.mark.size
    with staging.database.open("r+b" if have else "wb") as file:
        file.seek(have)
        async for part in answer.content.iter_chunked(CHUNK):
            have += len(part)
            if have > limit:
                break
            file.write(part)
    if have != limit:
        if have > limit:
            staging.discard()
        raise ArrivalFailedError(f"{have} bytes came, {limit} were sealed")


async def _refusal(answer: aiohttp.ClientResponse) -> str:
    try:
        body = await answer.json()
        said = f"{body['error']['code']}: {body['error']['message']}"
    except (aiohttp.ClientError, ValueError, KeyError, TypeError):
        said = answer.reason or "no reason given"
    return f"the other agent answered {answer.status} {said}"
