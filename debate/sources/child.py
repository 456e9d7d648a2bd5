"""A module of ours run in a process of its own, which may be killed: for work on what others wrote.

The child reads one request from standard input and answers on standard output: `=` and the bytes,
or `!` and the error as JSON. It takes no more memory and processor time than it is given, and gets
nothing of our environment but what Python needs to start.
"""

import contextlib
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable

from .. import errors
from ..errors import DebateError, MalformedFile

MEMORY = 1 << 30

_INHERITED = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR")
_DONE, _REFUSED = b"=", b"!"


class Failed(Exception):
    """The child was killed, or died."""


def run(module: str, request: bytes, seconds: float) -> bytes:
    """Give the answer of a module of ours to a request.

    Raises the DebateError that it raised there, and Failed where it took longer or died.
    """
    environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by this same Python
            [sys.executable, "-P", "-m", module],
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Failed from error
    kind, answer = done.stdout[:1], done.stdout[1:]
    if kind == _REFUSED:
        raise _error(answer)
    if kind != _DONE or done.returncode:
        raise Failed
    return answer


def serve(answer: Callable[[bytes], bytes]) -> int:
    """Answer the one request on standard input, in the child; gives the exit status."""
    with contextlib.suppress(ValueError):  # not every system lets these be set
        _limit(resource.RLIMIT_AS, MEMORY)
        _limit(resource.RLIMIT_CORE, 0)
    request = sys.stdin.buffer.read()
    try:
        frame = _DONE + answer(request)
    except DebateError as error:
        frame = _REFUSED + _told(error)
    sys.stdout.buffer.write(frame)
    sys.stdout.buffer.flush()
    return 0


def _limit(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _told(error: DebateError) -> bytes:
    details = {
        name: value if isinstance(value, int) else str(value)
        for name, value in error.details.items()
    }
    place = [error.file, error.line, error.column] if isinstance(error, MalformedFile) else []
    told = {"kind": type(error).__name__, "said": error.sentence, "details": details}
    return json.dumps({**told, "place": place}).encode()


def _error(answer: bytes) -> DebateError:
    told = json.loads(answer)
    kind = getattr(errors, told["kind"])
    if kind is MalformedFile:
        file, line, column = told["place"]
        return MalformedFile(told["said"], file=file, line=line, column=column, **told["details"])
    error: DebateError = kind(told["said"], **told["details"])
    return error
