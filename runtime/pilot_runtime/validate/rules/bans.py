# SPDX-License-Identifier: GPL-3.0-only
"""Modules that strategies do not import, and why."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Ban:
    """Why a group of modules is forbidden and what to do instead."""

    code: str
    why: str
    remedy: str


NETWORK: Final = Ban(
    "NetworkAccess",
    "reaches the network",
    "take market data from self.dp; a strategy has no other way out",
)
PROCESS: Final = Ban(
    "ProcessAccess",
    "starts or controls processes or threads",
    "do the work in the populate methods; a bot is one process",
)
DYNAMIC: Final = Ban(
    "DynamicCode",
    "runs code that is not in the text",
    "import helper modules by name and call functions directly",
)
NATIVE: Final = Ban(
    "NativeCode",
    "reaches memory and native libraries past Python",
    "use numpy, pandas, talib or technical",
)
SERIALISED: Final = Ban(
    "UnsafeData",
    "runs code hidden in data when it is read",
    "keep numbers in the program or in parameters",
)
FILES: Final = Ban(
    "FileAccess",
    "reads or writes files",
    "keep data in the program, in parameters or in trade.set_custom_data()",
)
INSIDES: Final = Ban(
    "InterpreterAccess",
    "reaches into the interpreter",
    "use the strategy's own attributes and methods",
)

_GROUPS: Final[dict[Ban, str]] = {
    NETWORK: "socket ssl socketserver http urllib urllib3 requests aiohttp httpx httpcore h11 "
    "websocket websockets ftplib smtplib imaplib poplib telnetlib nntplib xmlrpc webbrowser "
    "wsgiref paramiko telegram redis pymongo psycopg psycopg2 zmq grpc boto3 selenium "
    "python_socks socks dns ccxt uvicorn fastapi pycoingecko yfinance select selectors "
    "_socket _ssl email freqtrade_client sdnotify",
    PROCESS: "subprocess multiprocessing threading _thread concurrent signal pty tty fcntl "
    "resource sched psutil supervisor _posixsubprocess posix nt pwd grp crypt syslog "
    "readline termios rpyc schedule",
    DYNAMIC: "importlib imp runpy code codeop pkgutil zipimport zipapp builtins pip ensurepip "
    "setuptools distutils site modulefinder compileall py_compile jinja2",
    NATIVE: "ctypes _ctypes cffi _cffi_backend mmap llvmlite pycparser",
    SERIALISED: "pickle _pickle cPickle dill cloudpickle joblib shelve marshal pandas.io.pickle",
    FILES: "shutil tempfile glob fileinput sqlite3 dbm tarfile zipfile gzip bz2 lzma zlib "
    "linecache filecmp sqlalchemy",
    INSIDES: "inspect gc faulthandler sysconfig tracemalloc trace pdb bdb ast dis symtable "
    "opcode atexit weakref traceback",
}

BANNED: Final[dict[str, Ban]] = {
    name: ban for ban, names in _GROUPS.items() for name in names.split()
}

# in the list above, yet harmless enough to be only warned about
LENIENT: Final = frozenset({"inspect", "traceback", "weakref", "gc", "zlib", "schedule", "email"})

# modules that other modules hold as attributes and that nothing else is named after
INNER_MODULES: Final = frozenset(
    "os sys subprocess socket importlib builtins ctypes pickle shutil multiprocessing threading "
    "requests urllib posix sqlite3 tempfile ssl runpy marshal mmap pickletools _thread".split()
)


def ban_of(dotted: str) -> tuple[str, Ban] | None:
    """The banned module that this dotted name is or begins with."""
    parts = dotted.split(".")
    for length in (2, 1):
        name = ".".join(parts[:length])
        if name in BANNED:
            return name, BANNED[name]
    return None
