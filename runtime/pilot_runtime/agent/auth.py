# SPDX-License-Identifier: GPL-3.0-only
"""The bearer token of the agent's API."""

import hmac
from hashlib import sha256
from pathlib import Path

SCHEME = "Bearer "


def ticket(token: bytes, move: str, bot_id: str) -> str:
    """What opens one bot's database for one move: both sides compute it, nobody hands it out."""
    return hmac.new(token, f"move\n{move}\n{bot_id}".encode(), sha256).hexdigest()


class TokenFile:
    """The token as mounted; read again when the file is another one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._token = b""

    def accepts(self, header: str | None) -> bool:
        """Compare in constant time; without a token nobody is let in."""
        if header is None or not header.startswith(SCHEME):
            return False
        token = self._current()
        given = header.removeprefix(SCHEME).strip().encode()
        return bool(token) and hmac.compare_digest(given, token)

    def accepts_ticket(self, header: str | None, move: str, bot_id: str) -> bool:
        """Whether the bearer is the ticket of this move and bot; compared in constant time."""
        token = self._current()
        if not token or header is None or not header.startswith(SCHEME):
            return False
        given = header.removeprefix(SCHEME).strip().encode()
        return hmac.compare_digest(given, ticket(token, move, bot_id).encode())

    def _current(self) -> bytes:
        try:
            found = self._path.stat()
            seen = (found.st_mtime_ns, found.st_ino)
            if seen != self._seen:
                self._token = self._path.read_bytes().strip()
                self._seen = seen
        except OSError:
            self._token, self._seen = b"", None
        return self._token
