"""Files that editors sent and have not confirmed yet: private, few, small, gone in an hour.

They stand in a folder of their own beside the log's, and in no backup: losing them loses nothing.
Each belongs to one account and one debate; nobody else can open it, whoever knows its name.
"""

import json
import os
import re
import secrets
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import LimitReached, NotFound, TooLarge, Unavailable

LARGEST = 8 * 1024 * 1024  # bytes of one file
MOST_OF_ONE = 5  # files of one account
MOST = 40  # files of everybody
SECONDS = 3600.0
_NAME = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Upload:
    """What was sent: whose it is, for which debate, its name, its format and its bytes."""

    id: str
    account: str
    debate: str
    name: str
    format: str
    raw: bytes = b""


class Uploads:
    """The folder of files that wait."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "uploads"

    def keep(self, account: str, debate: str, name: str, format_: str, raw: bytes) -> str:
        """Keep a file, and give its id; of too many of one account the oldest goes.

        Raises TooLarge, LimitReached where all places are taken, Unavailable on a full disk.
        """
        if len(raw) > LARGEST:
            raise TooLarge("This file is larger than {limit} MiB. Split it.", limit=LARGEST >> 20)
        waiting = self._tidied()
        own = [path for path in waiting if self._head(path).get("account") == account]
        for path in own[: max(0, len(own) - MOST_OF_ONE + 1)]:
            path.unlink(missing_ok=True)
            waiting.remove(path)
        if len(waiting) >= MOST:
            raise LimitReached("Too many files wait to be confirmed. Try again in an hour.")
        upload = Upload(secrets.token_hex(16), account, debate, name, format_)
        self._write(upload, raw)
        return upload.id

    def open(self, id_: str, account: str, debate: str) -> Upload:
        """Give a file that waits. Raises NotFound, also for who did not send it."""
        path = self._folder / id_
        head = self._head(path) if _NAME.fullmatch(id_) else {}
        own = head.get("account") == account and head.get("debate") == debate
        if not own or self._is_old(path):
            raise NotFound("This file does not wait here any more. Send it again.")
        raw = path.read_bytes().partition(b"\n")[2]
        return Upload(id_, account, debate, head["name"], head["format"], raw)

    def forget(self, id_: str) -> None:
        """Let go of a file."""
        if _NAME.fullmatch(id_):
            (self._folder / id_).unlink(missing_ok=True)

    def _write(self, upload: Upload, raw: bytes) -> None:
        head = {name: value for name, value in asdict(upload).items() if name not in ("id", "raw")}
        path = self._folder / upload.id
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:
                file.write(json.dumps(head).encode() + b"\n" + raw)
        except OSError as error:
            path.unlink(missing_ok=True)
            raise Unavailable("The file cannot be kept: {cause}.", cause=error) from error

    def _tidied(self) -> list[Path]:
        """Give the files that wait, oldest first, and take away those that are too old."""
        found = sorted(self._folder.glob("*"), key=_age, reverse=True)
        for path in found:
            if self._is_old(path):
                path.unlink(missing_ok=True)
        return [path for path in found if path.exists()]

    def _head(self, path: Path) -> dict[str, str]:
        with suppress(OSError, ValueError), path.open("rb") as file:
            return {str(key): str(value) for key, value in json.loads(file.readline()).items()}
        return {}

    def _is_old(self, path: Path) -> bool:
        return _age(path) > SECONDS


def _age(path: Path) -> float:
    """Give how many seconds ago a file was written; one that is gone is very old."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return SECONDS + 1
