# SPDX-License-Identifier: GPL-3.0-only
"""Tries, with no guard of Python in the way, what a confined process must not be able to do.

Prints {attempt: errno name, "done", or how the process ended}.
"""

import ctypes
import errno
import json
import os
import socket
import sys
import threading
from pathlib import Path

from pilot_runtime.validate.sandbox.limits import Limits
from pilot_runtime.validate.sandbox.rooms import python_room
from pilot_runtime.validate.sandbox.watch import run_confined

LIBC = ctypes.CDLL(None, use_errno=True)


def libc(name, *arguments):
    """Past every function of Python."""
    if getattr(LIBC, name)(*arguments) < 0:
        raise OSError(ctypes.get_errno(), name)


def bind():
    socket.create_server(("127.0.0.1", 0))


def unix_socket():
    socket.socket(socket.AF_UNIX).connect("/run/docker.sock")


def start_thread():
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()


def outside(path):
    return lambda: Path(path).write_text("mine")


def link_out():
    os.symlink("/etc", "etc")
    os.listdir("etc/")


def hoard():
    block = []
    while True:
        block.append(bytearray(1 << 24))


ATTEMPTS = {
    "socket": bind,
    "socket by libc": lambda: libc("socket", 2, 1, 0),
    "raw socket": lambda: libc("socket", 2, 3, 1),
    "unix socket": unix_socket,
    "fork": os.fork,
    "fork by libc": lambda: libc("fork"),
    "program": lambda: os.execv("/bin/true", ["true"]),
    "program by libc": lambda: libc("execv", b"/bin/true", None),
    "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "thread": start_thread,
    "read passwd": lambda: Path("/etc/passwd").read_text(),
    "read by libc": lambda: libc("open", b"/etc/passwd", 0),
    "list the root": lambda: os.listdir("/"),
    "read processes": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    "own memory": lambda: Path("/proc/self/mem").open("rb"),
    "write to tmp": outside("/tmp/pilot-evil"),
    "write to libraries": outside(Path(json.__file__).with_name("evil.py")),
    "remove a library": lambda: os.remove(json.__file__),
    "through a link": link_out,
    "hard link": lambda: os.link(sys.executable, "python"),
    "signal to parent": lambda: os.kill(os.getppid(), 9),
    "signal to all": lambda: os.kill(-1, 9),
    "signal by libc": lambda: libc("kill", os.getppid(), 9),
    "trace parent": lambda: libc("ptrace", 16, os.getppid(), 0, 0),
    "leave the session": os.setsid,
    "mount": lambda: libc("mount", b"none", b"/mnt", b"tmpfs", 0, None),
    "new namespace": lambda: libc("unshare", 0x10000000),
    "anonymous file": lambda: os.memfd_create("mine"),
    "shared memory": lambda: libc("shmget", 0, 4096, 0o1600),
    "device": lambda: os.mknod("device", 0o20600, os.makedev(1, 3)),
    "large file": lambda: Path("large").write_bytes(bytes(3 << 20)),
    "many files open": lambda: [os.open("/dev/null", os.O_RDONLY) for _ in range(100)],
    "memory": hoard,
    "raise the limits": lambda: __import__("resource").setrlimit(7, (4096, 4096)),
    "user id": lambda: os.setuid(1),
    "own room": lambda: Path("notes.txt").write_text("allowed"),
    "signal to itself": lambda: os.kill(os.getpid(), 0),
    "libraries": lambda: Path(json.__file__).read_text(),
}


def attempt(action):
    def task(report):
        try:
            action()
        except OSError as error:
            report({"said": errno.errorcode.get(error.errno or 0, str(error))})
        except Exception as error:  # noqa: BLE001
            report({"said": type(error).__name__})
        else:
            report({"said": "done"})

    return task


def main(directory):
    room = python_room(Path(directory))
    limits = Limits(cpu_seconds=5, wall_seconds=60, memory_bytes=128 << 20, disk_bytes=2 << 20,
                    open_files=64)  # fmt: skip
    found = {}
    for name, action in ATTEMPTS.items():
        outcome = run_confined(attempt(action), limits, room)
        said = outcome.said("said")
        found[name] = said[-1] if said else f"{outcome.ending} {outcome.code}"
        for file in room.writable.iterdir():
            file.unlink()
    locks = run_confined(attempt(int), limits, room).said("locks")[0]
    json.dump({"attempts": found, "locks": locks}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
