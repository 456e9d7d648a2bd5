"""What somebody holds in hand: the act a receipt is about, and its proof once it is sealed."""

import dataclasses
import sqlite3

from ..errors import NotFound
from ..events import ClaimPosted, ClaimRevised, ClaimWorded, Event
from ..log import merkle
from ..log.proof import proof_text
from ..storage import journal, tree
from ..storage.journal import Entry
from ..storage.withholding import withheld_of
from . import history


def act(connection: sqlite3.Connection, hash_: bytes) -> list[Entry]:
    """Give all entries of the act that holds the event with this hash. Raises NotFound.

    The words of a claim that is hidden now are left out.
    """
    found = journal.by_hash(connection, hash_)
    if found is None:
        raise NotFound("There is no contribution with this receipt number. Copy the whole number.")
    entries = journal.act_of(connection, found)
    hidden = withheld_of(connection, [id_ for entry in entries if (id_ := _worded(entry.event))])
    return [_without_words(entry) if entry.pos in hidden else entry for entry in entries]


def _worded(event: Event | None) -> str:
    """Give the claim whose words an event holds, '' where it holds none."""
    match event:
        case ClaimPosted(claim=claim) | ClaimRevised(claim=claim):
            return claim.id
        case ClaimWorded(claim=id_):
            return id_
        case _:
            return ""


def _without_words(entry: Entry) -> Entry:
    recorded = dataclasses.replace(entry.recorded, salt=None, body=None)
    return Entry(entry.pos, recorded, None)


def proof(connection: sqlite3.Connection, entry: Entry, size: int = 0) -> str:
    """Give the offline proof that an event is in the signed tree, '' while it is not sealed.

    It is made for the checkpoint of this size, for the newest with 0. Raises NotFound where there
    is no such checkpoint over the event.
    """
    seq = history.sequence(connection, entry.pos)
    if seq is None:
        return ""
    row = connection.execute(
        "select size, note from checkpoint where size > ? and ? in (0, size)"
        " order by size desc limit 1",
        (seq, size),
    ).fetchone()
    if row is None:
        raise NotFound("There is no such seal over this contribution.")
    size, note = row
    return proof_text(seq, merkle.inclusion(tree.reader(connection), seq, size), note)
