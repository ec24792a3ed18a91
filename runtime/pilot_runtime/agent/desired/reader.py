# SPDX-License-Identifier: GPL-3.0-only
"""Reads the mounted slots; the last good revision wins."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pilot_runtime.agent.desired.fields import DesiredInvalidError
from pilot_runtime.agent.desired.obeyed import ObeyedRevision
from pilot_runtime.agent.desired.parse import parse_desired
from pilot_runtime.agent.desired.records import DesiredPod, DesiredView

DESIRED_FILE = "desired.json"
SWAP_LINK = "..data"
BLOB_DIGITS = 24


class SlotsReader:
    """Keeps the last good view of one mounted directory."""

    def __init__(self, directory: Path, obeyed: ObeyedRevision) -> None:
        self._directory = directory
        self._obeyed = obeyed
        self._view = DesiredView(obeyed=obeyed.highest())
        self._seen: tuple[Path, str] | None = None

    @property
    def view(self) -> DesiredView:
        return self._view

    def refresh(self) -> bool:
        """Read again; True when the view is another one than before."""
        before = self._view
        source = self._source()
        try:
            text = (source / DESIRED_FILE).read_text(encoding="utf-8")
            if (source, text) == self._seen:
                return False
            pod = _with_blobs(parse_desired(text), source)
            self._refuse_older(pod)
        except (OSError, UnicodeDecodeError) as problem:
            reason = f"{DESIRED_FILE} cannot be read: {problem.__class__.__name__}"
            self._view = DesiredView(before.pod, reason, before.obeyed)
        except DesiredInvalidError as problem:
            self._view = DesiredView(before.pod, str(problem), before.obeyed)
        else:
            self._seen = (source, text) if source != self._directory else None
            self._view = DesiredView(pod, obeyed=pod.revision)
        if self._view.error:
            self._seen = None
        return self._view != before

    def _refuse_older(self, pod: DesiredPod) -> None:
        highest = self._obeyed.highest()
        if pod.revision < highest:
            raise DesiredInvalidError(
                f"revision {pod.revision} is older than {highest}, which this volume has obeyed"
            )
        self._obeyed.note(pod.revision)

    def _source(self) -> Path:
        # one consistent set of files: the target of the link that the kubelet swaps
        link = self._directory / SWAP_LINK
        return link.resolve() if link.is_symlink() else self._directory


def _with_blobs(pod: DesiredPod, source: Path) -> DesiredPod:
    # kept in memory (1 MB at most): the directory of this revision is gone after the next swap
    keys = {key for bot in pod.bots for key in bot.files.values()}
    return replace(pod, blobs={key: _blob(source, key) for key in sorted(keys)})


def _blob(source: Path, key: str) -> bytes:
    try:
        content = (source / key).read_bytes()
    except OSError:
        raise DesiredInvalidError(f"{key} is named but not there") from None
    if sha256(content).hexdigest()[:BLOB_DIGITS] != key.removeprefix("blob-"):
        raise DesiredInvalidError(f"{key} does not hold the content its name says")
    return content
