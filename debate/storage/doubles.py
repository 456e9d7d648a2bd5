"""Claims that may say what was there before, worked out beforehand so that a page can rank them.

No part of the log, and no word of a claim: what is here can be thrown away and worked out again.
A row holds for the wording that was compared, which the place of that wording in the log names.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

TABLES = """
create table compared (
    claim text primary key,
    debate text not null,
    changed_pos integer not null,
    place integer
);
create index compared_place on compared (debate, place, claim) where place is not null;
create table likely_double (
    claim text not null references compared (claim) on delete cascade,
    ord integer not null,
    other text not null,
    other_pos integer not null,
    primary key (claim, ord)
);
create index likely_double_other on likely_double (other)
"""
_FORGET = "delete from compared where claim = ?"
_FORGET_THOSE_LIKE = """
    delete from compared where claim in (select claim from likely_double where other = ?)
"""
_KEEP = "insert into compared (claim, debate, changed_pos, place) values (?, ?, ?, ?)"
_KEEP_OTHER = "insert into likely_double (claim, ord, other, other_pos) values (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim that was compared with what was there before, and where it stands in the list of its
    debate: None where nothing is like it.

    `others` are what it is like, the likeliest first, each with the place of its wording in the
    log. `again` are claims that must be compared anew, since this one has other words than when
    they were.
    """

    claim: str
    debate: str
    changed_pos: int
    place: int | None = None
    others: tuple[tuple[str, int], ...] = ()
    again: tuple[str, ...] = ()


def keep(connection: sqlite3.Connection, found: Sequence[Compared]) -> None:
    """Keep what was found, in place of what was found of these claims before."""
    for one in found:
        connection.execute(_FORGET_THOSE_LIKE, (one.claim,))
        forget(connection, [one.claim, *one.again])
    for one in found:
        connection.execute(_KEEP, (one.claim, one.debate, one.changed_pos, one.place))
        rows = [(one.claim, ord_, *other) for ord_, other in enumerate(one.others)]
        connection.executemany(_KEEP_OTHER, rows)


def forget(connection: sqlite3.Connection, claims: Sequence[str]) -> None:
    """Forget what was found of these claims: those that still wait are compared again."""
    connection.executemany(_FORGET, [(id_,) for id_ in claims])
