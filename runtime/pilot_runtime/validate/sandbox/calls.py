# SPDX-License-Identifier: GPL-3.0-only
"""Numbers of the system calls that a confined process may not make, by processor."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Processor:
    """`audit` is the number by which seccomp knows it; `calls` its numbers of calls by name."""

    audit: int
    calls: Mapping[str, int]


PROCESSORS: Final[Mapping[str, Processor]] = {
    "x86_64": Processor(0xC000003E, {
        "socket": 41, "execve": 59, "execveat": 322, "fork": 57, "vfork": 58, "clone": 56,
        "clone3": 435, "ptrace": 101, "kill": 62, "tkill": 200, "tgkill": 234,
        "rt_sigqueueinfo": 129, "rt_tgsigqueueinfo": 297, "process_vm_readv": 310,
        "process_vm_writev": 311, "process_madvise": 440, "unshare": 272, "setns": 308,
        "mount": 165, "umount2": 166, "pivot_root": 155, "chroot": 161, "bpf": 321,
        "perf_event_open": 298, "io_uring_setup": 425, "userfaultfd": 323, "add_key": 248,
        "request_key": 249, "keyctl": 250, "pidfd_open": 434, "pidfd_send_signal": 424,
        "pidfd_getfd": 438, "open_by_handle_at": 304, "init_module": 175, "finit_module": 313,
        "kexec_load": 246, "reboot": 169, "shmget": 29, "semget": 64, "msgget": 68,
        "mq_open": 240, "memfd_create": 319, "memfd_secret": 447, "setsid": 112, "setpgid": 109,
        "fsopen": 430, "open_tree": 428, "move_mount": 429, "kcmp": 312, "personality": 135,
    }),
    "aarch64": Processor(0xC00000B7, {
        "socket": 198, "execve": 221, "execveat": 281, "clone": 220, "clone3": 435, "ptrace": 117,
        "kill": 129, "tkill": 130, "tgkill": 131, "rt_sigqueueinfo": 138,
        "rt_tgsigqueueinfo": 240, "process_vm_readv": 270, "process_vm_writev": 271,
        "process_madvise": 440, "unshare": 97, "setns": 268, "mount": 40, "umount2": 39,
        "pivot_root": 41, "chroot": 51, "bpf": 280, "perf_event_open": 241, "io_uring_setup": 425,
        "userfaultfd": 282, "add_key": 217, "request_key": 218, "keyctl": 219, "pidfd_open": 434,
        "pidfd_send_signal": 424, "pidfd_getfd": 438, "open_by_handle_at": 265,
        "init_module": 105, "finit_module": 273, "kexec_load": 104, "reboot": 142, "shmget": 194,
        "semget": 190, "msgget": 186, "mq_open": 180, "memfd_create": 279, "memfd_secret": 447,
        "setsid": 157, "setpgid": 154, "fsopen": 430, "open_tree": 428, "move_mount": 429,
        "kcmp": 272, "personality": 92,
    }),
}  # fmt: skip

# a process may send signals to itself
OWN_ONLY: Final = ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")
# makes processes, and threads when a flag says so
CLONE: Final = "clone"
THREAD_FLAG: Final = 0x00010000
# the C library turns to clone when this one seems not to exist
UNKNOWN: Final = {"clone3": errno.ENOSYS}
