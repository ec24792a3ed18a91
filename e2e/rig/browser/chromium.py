# SPDX-License-Identifier: Apache-2.0
"""Installs a headless Chromium from the npm registry, and starts it; needs no root."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = "@sparticuz/chromium"
VERSION = "147.0.0"
SHA512 = "4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ=="
"""Of the package, in base64; it holds the browser itself, compressed with Brotli."""

_UNPACK = """
const fs = require("fs"), zlib = require("zlib"), { pipeline } = require("stream/promises");
Promise.all(process.argv.slice(1).map((name) => pipeline(
  fs.createReadStream(`package/bin/${name}.br`),
  zlib.createBrotliDecompress(),
  fs.createWriteStream(name))));
"""

_FLAGS = (
    "--no-sandbox",  # what it loads is ours, and unprivileged namespaces are not everywhere
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--remote-debugging-port=0",
)


class NoBrowserError(RuntimeError):
    """Chromium cannot be installed or does not start; says what to do."""


def installed(cache: Path) -> Path:
    """The directory with `chromium` and its libraries; downloaded once a machine, 65 MB."""
    place = cache / f"chromium-{VERSION}"
    if place.is_dir():
        return place
    workshop = cache / f"chromium-{VERSION}.{os.getpid()}.building"
    workshop.mkdir(parents=True)
    try:
        _download(workshop)
        _words(workshop, "node", "-e", _UNPACK, "--", "chromium", "al2023.tar", "fonts.tar")
        for archive in ("al2023.tar", "fonts.tar"):
            with tarfile.open(workshop / archive) as tar:
                tar.extractall(workshop, filter="data")
        (workshop / "chromium").chmod(0o755)
        if not place.exists():
            workshop.rename(place)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return place


def _download(workshop: Path) -> None:
    _words(workshop, "npm", "pack", "--silent", f"{PACKAGE}@{VERSION}")
    (package,) = workshop.glob("*.tgz")
    digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if digest != SHA512:
        raise NoBrowserError(f"{PACKAGE} {VERSION} is not what it was when this test was written.")
    with tarfile.open(package) as tar:
        tar.extractall(workshop, filter="data")


def _words(workshop: Path, *words: str) -> None:
    if shutil.which(words[0]) is None:
        raise NoBrowserError("The browser scenario needs Node.js and npm: install them.")
    done = subprocess.run(words, cwd=workshop, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NoBrowserError(f"{' '.join(words[:2])} failed: {done.stderr.strip()[-500:]}")


@contextmanager
def browser(cache: Path, profile: Path) -> Iterator[str]:
    """A running browser with one empty page; gives the address of that page's debugger."""
    place = installed(cache)
    words = (*_FLAGS, f"--user-data-dir={profile}", "about:blank")
    libraries = {**os.environ, "LD_LIBRARY_PATH": str(place / "lib")}
    with (profile.parent / "chromium.log").open("w") as log:
        process = subprocess.Popen(
            [str(place / "chromium"), *words], stdout=log, stderr=log, env=libraries
        )
    try:
        yield _page(process, profile / "DevToolsActivePort")
    finally:
        process.kill()
        process.wait()


def _page(process: subprocess.Popen[bytes], port_file: Path) -> str:
    for _ in range(300):
        if process.poll() is not None:
            break
        if port_file.exists() and (words := port_file.read_text().split()):
            with urllib.request.urlopen(f"http://127.0.0.1:{words[0]}/json", timeout=10) as answer:
                pages = [one for one in json.load(answer) if one["type"] == "page"]
            if pages:
                return str(pages[0]["webSocketDebuggerUrl"])
        time.sleep(0.2)
    raise NoBrowserError("Chromium did not start: see chromium.log beside its profile.")
