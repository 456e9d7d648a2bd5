"""Export lines: canonical, complete, and read back as they were."""

import json

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from debate.log import export
from debate.log.receipt import RecordedEvent

whole = st.integers(0, 2**53 - 1)
hashes = st.binary(min_size=32, max_size=32)
events = st.builds(
    RecordedEvent,
    debate=st.text(max_size=20),
    version=whole,
    kind=st.text(max_size=20),
    schema_v=whole,
    actor_ref=st.binary(min_size=16, max_size=16),
    at_ms=whole,
    commitment=hashes,
    prev=hashes,
    hash=hashes,
    salt=st.none() | hashes,
    body=st.none() | st.text(max_size=50),
)


@given(whole, st.none() | whole, events)
def test_an_event_line_is_canonical_json_with_every_field(pos, seq, event):
    line = export.event_line(pos, seq, event)
    fields = json.loads(line)
    assert line == rfc8785.dumps(fields) + b"\n"
    assert (fields.pop("pos"), fields.pop("seq")) == (pos, seq)
    for name in ("actor_ref", "commitment", "prev", "hash", "salt"):
        fields[name] = None if fields[name] is None else bytes.fromhex(fields[name])
    assert RecordedEvent(**fields) == event


def test_the_other_lines_are_canonical_json():
    lines = {
        export.header_line("o", "l", "r"): {
            "format": "tegengeluid-log",
            "version": 1,
            "origin": "o",
            "log_key": "l",
            "receipt_key": "r",
        },
        export.subtree_line(3, 1, b"\xff"): {"level": 3, "index": 1, "hash": "ff"},
        export.checkpoint_line("\u2014\n"): {"checkpoint": "\u2014\n"},
    }
    for line, fields in lines.items():
        assert line == rfc8785.dumps(fields) + b"\n"
