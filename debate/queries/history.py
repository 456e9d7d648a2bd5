"""What happened: to one thing, in one debate, in the whole log."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..events import Event
from ..storage import journal
from ..storage.journal import Entry
from . import things

LOOKED_AT = 2_000
"""Events looked at for one page of acts, so that no page slows down as the log grows."""
TOLD = 4
"""Events of one act that are read whole; what is posted in one go has at most two."""
IN_BULK = {
    "section_added",
    "source_added",
    "source_text_stored",
    "claim_posted",
    "claim_revised",
    "relation_posted",
    "relation_revised",
    "question_asked",
    "excerpt_moved",
}
"""What an import stores by the hundred."""
ONE_BY_ONE = {
    "claim_reviewed",
    "decision_made",
    "claim_hidden",
    "notices_dismissed",
    "decision_ended",
}
"""What is done to many things in one go, and told one by one to who asks for that."""
_LINE = """
    event.pos, event.version, event.kind, event.actor_ref, event.at_ms,
    coalesce(event.idem, ''), seal.seq
    from event
    left join seal on seal.pos = event.pos
"""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as the public log shows it; `event` is None where its words were erased.

    `seq` is its number in the signed tree, None while it waits for the sealer.
    """

    pos: int
    at_ms: int
    kind: str
    debate: str
    version: int
    hash: str
    event: Event | None
    seq: int | None


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did in one go: one event, the few of one form, or many of one import.

    `told` holds its events in the order in which they happened; of many, only the last of them.
    `first` is its first event's place: a version in one debate, a position in the whole log;
    `first_seq` is that event's number in the signed tree. `by_form` tells that a form or its like
    was sent, and not a file read in. `times` is how often it did what it began with.
    """

    told: tuple[Happening, ...]
    count: int
    first: int
    first_seq: int | None
    by_form: bool
    times: int = 1

    @property
    def last(self) -> Happening:
        """The event that it ended with."""
        return self.told[-1]

    @property
    def is_bulk(self) -> bool:
        """Whether it is told by its number of events alone."""
        return self.count > len(self.told) or self.is_repeated

    @property
    def is_repeated(self) -> bool:
        """Whether the same was done to several things for one reason."""
        return self.times > 1 and self.last.kind in ONE_BY_ONE


@dataclass(frozen=True, slots=True)
class _Line:
    """An event without its words."""

    pos: int
    version: int
    kind: str
    actor_ref: bytes
    at_ms: int
    form: str
    seq: int | None

    def act(self, *, each: bool) -> tuple[object, ...]:
        """Give what the events of one act have in common; with `each`, only a form's go together.

        An import is known by its actor, second and kind of event.
        """
        if self.form and not (each and self.kind in ONE_BY_ONE):
            return (self.actor_ref, self.form)
        if each or self.kind not in IN_BULK:
            return (self.pos,)
        return (self.actor_ref, self.kind, self.at_ms // 1000)


def history(connection: sqlite3.Connection, thing: str, limit: int = 100) -> list[Happening]:
    """Give what happened to a claim, relation, question or source, the oldest first: how it began,
    and of what followed the newest.
    """
    began = connection.execute(
        """
        select pos from claim where id = ?
        union
        select pos from relation where id = ?
        union
        select pos from question where id = ?
        union
        select pos from source where id = ?
        """,
        (thing,) * 4,
    ).fetchall()
    followed = connection.execute(
        "select distinct pos from touched where thing = ? order by pos desc limit ?", (thing, limit)
    ).fetchall()
    positions = sorted({row[0] for row in followed})[-limit + 1 :]
    found = (journal.at(connection, pos) for pos in sorted({*positions, *(r[0] for r in began)}))
    return _happenings(connection, (entry for entry in found if entry is not None))


def log_page(
    connection: sqlite3.Connection, *, debate: str = "", before: int | None = None, limit: int = 50
) -> list[Happening]:
    """Give the newest events before a position, the newest first."""
    return _happenings(
        connection, journal.newest(connection, debate=debate, before=before, limit=limit)
    )


def acts(
    connection: sqlite3.Connection,
    *,
    debate: str = "",
    before: int = 0,
    limit: int = 50,
    each: bool = False,
) -> list[Act]:
    """Give the newest acts, the newest first: of everything, or of one debate.

    `before` is a position, in one debate a version; 0 is the end. With `each`, an import is told
    event by event. It looks at LOOKED_AT events, so that a longer import comes in pieces.
    """
    lines = _lines(connection, debate, before)
    found = [list(lot) for _, lot in groupby(lines, lambda line: line.act(each=each))]
    if len(lines) == LOOKED_AT and len(found) > 1:
        found.pop()  # perhaps not whole: the next page begins with it
    return [_act(connection, lot[::-1], bool(debate)) for lot in found[:limit]]


def acts_at(connection: sqlite3.Connection, positions: Sequence[int]) -> list[Act]:
    """Give the acts that these places in the log belong to, each told by that event alone."""
    found = (journal.at(connection, pos) for pos in positions)
    happened = _happenings(connection, (entry for entry in found if entry is not None))
    return [Act((one,), 1, one.pos, one.seq, by_form=True) for one in happened]


def acts_among(connection: sqlite3.Connection, positions: Sequence[int], limit: int) -> list[Act]:
    """Give the newest acts among the events at these positions, the newest first."""
    query = f"select {_LINE} where event.pos in ({{}})"
    rows = things.in_lots(connection, query, positions)
    lines = sorted(map(_line, rows), key=lambda line: -line.pos)
    found = [list(lot) for _, lot in groupby(lines, lambda line: line.act(each=False))]
    return [_act(connection, lot[::-1], in_debate=True) for lot in found[:limit]]


def _lines(connection: sqlite3.Connection, debate: str, before: int) -> list[_Line]:
    """Give the newest events before a place; each way of asking follows an index."""
    place = "event.version" if debate else "event.pos"
    where, parameters = [f"{place} < ?"], list[object]([before or 2**62])
    if debate:
        where.append("event.debate = ?")
        parameters.append(debate)
    rows = connection.execute(
        f"""
        select {_LINE}
        where {" and ".join(where)}
        order by {place} desc
        limit ?
        """,
        (*parameters, LOOKED_AT),
    )
    return [_line(row) for row in rows]


def _line(row: tuple[int, int, str, bytes, int, str, int | None]) -> _Line:
    pos, version, kind, ref, at_ms, idem, seq = row
    return _Line(pos, version, kind, ref, at_ms, idem.partition("/")[0], seq)


def _act(connection: sqlite3.Connection, lines: list[_Line], in_debate: bool) -> Act:
    """Read an act's events, of many the last; `lines` has them in order."""
    wanted = lines if lines[0].form else lines[-1:]
    read = (journal.at(connection, line.pos) for line in wanted[-TOLD:])
    told = _happenings(connection, (entry for entry in read if entry is not None))
    start = lines[0]
    first = start.version if in_debate else start.pos
    times = sum(line.kind == start.kind for line in lines)
    return Act(tuple(told), len(lines), first, start.seq, bool(start.form), times)


def _happenings(connection: sqlite3.Connection, entries: Iterable[Entry]) -> list[Happening]:
    return [
        Happening(
            entry.pos,
            entry.recorded.at_ms,
            entry.recorded.kind,
            entry.recorded.debate,
            entry.recorded.version,
            entry.recorded.hash.hex(),
            entry.event,
            sequence(connection, entry.pos),
        )
        for entry in entries
    ]


def position(connection: sqlite3.Connection, debate: str, version: int) -> int:
    """Give the place in the log of a debate's version; of one that is not there yet, the newest."""
    row = connection.execute(
        """
        select pos from event
        where debate = ? and version <= ?
        order by version desc
        limit 1
        """,
        (debate, version),
    ).fetchone()
    return row[0] if row else 0


def sequence(connection: sqlite3.Connection, pos: int) -> int | None:
    """Give an event's number in the signed tree, None while it waits for the sealer."""
    row = connection.execute("select seq from seal where pos = ?", (pos,)).fetchone()
    return row[0] if row else None


def shown_questions(connection: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    """Tell which of these questions may be seen."""
    query = "select id from question where id in ({}) and status = 'shown'"
    return {row[0] for row in things.in_lots(connection, query, ids)}
