"""The lines of an exported log, which the stand-alone verifier reads.

    {"format": "tegengeluid-log", "version": 1, "origin", "log_key", "receipt_key"}
    {"pos", "seq", and the fields of a receipt's event}        one a line, pos rising from 1
    {"level", "index", "hash"}                                  only in the export of one debate
    {"checkpoint": the signed note}                             sizes rising

Each line is canonical JSON (RFC 8785) and ends in a newline, so no byte of an export is without
meaning. `seq` is null while the last checkpoint of the export does not cover the event; every
entry that it does cover is there, as an event or, in the export of one debate, inside a subtree
(see merkle.gaps). In the export of a whole log, `pos` has no gaps.
"""

import json

from .receipt import RecordedEvent, event_fields

FORMAT = "tegengeluid-log"
VERSION = 1

_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def header_line(origin: str, log_key: str, receipt_key: str) -> bytes:
    """Give the first line; the keys are verifier keys as text."""
    return _line(
        {
            "format": FORMAT,
            "version": VERSION,
            "origin": origin,
            "log_key": log_key,
            "receipt_key": receipt_key,
        }
    )


def event_line(pos: int, seq: int | None, event: RecordedEvent) -> bytes:
    """Give the line of one event."""
    return _line({"pos": pos, "seq": seq, **event_fields(event)})


def subtree_line(level: int, index: int, subtree: bytes) -> bytes:
    """Give the line that stands for 2**level entries of other debates."""
    return _line({"level": level, "index": index, "hash": subtree.hex()})


def checkpoint_line(note: str) -> bytes:
    """Give the line of one signed checkpoint."""
    return _line({"checkpoint": note})


def _line(fields: dict[str, str | int | None]) -> bytes:
    """Give canonical JSON: sorted names, no spaces, UTF-8, only the escapes that are needed."""
    return _canonical(fields).encode() + b"\n"
