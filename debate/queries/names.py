"""Which names are taken in a debate, so that nobody passes for somebody else.

Two names count as one where the eye may take one for the other: see `text.names.skeleton`.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from ..events import ClaimPosted, ClaimRevised, Erased, Event, QuestionAsked
from ..text.names import skeleton
from .once import once

Taken = Mapping[str, frozenset[bytes]]


def is_of_another(connection: sqlite3.Connection, debate: str, name: str, ref: bytes) -> bool:
    """Tell whether somebody else in the debate has this name, or one that looks like it."""
    taken = once(connection, debate, "names", lambda: _taken(connection, debate), _carried)
    holders = taken.get(skeleton(name), frozenset())
    return bool(holders) and ref not in holders


def _taken(connection: sqlite3.Connection, debate: str) -> Taken:
    """Give who has each name, of claims and questions as they stand."""
    rows = connection.execute(
        """
        select voice_name, actor_ref from claim
        where debate = ? and voice_name <> ''
        union
        select voice_name, event.actor_ref from question
        join event on event.pos = question.pos
        where question.debate = ? and voice_name <> ''
        """,
        (debate, debate),
    )
    return _by_skeleton(rows)


def _by_skeleton(rows: Iterable[tuple[str, bytes]]) -> Taken:
    found: dict[str, set[bytes]] = {}
    for name, ref in rows:
        found.setdefault(skeleton(name), set()).add(ref)
    return {name: frozenset(refs) for name, refs in found.items()}


def _carried(older: Taken, since: Sequence[Event]) -> Taken | None:
    """Keep the older answer where nothing happened that gives or takes a name."""
    return None if any(map(_names, since)) else older


def _names(event: Event) -> bool:
    match event:
        case ClaimPosted(claim=said) | ClaimRevised(claim=said):
            return bool(said.voice.name)
        case QuestionAsked(question=asked):
            return bool(asked.voice.name)
        case Erased():
            return True
    return False
