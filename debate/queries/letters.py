"""Letters that wait, went, or were given up: to nobody's address, and without their words."""

import sqlite3
from dataclasses import dataclass

from ..storage.letters import Outcome, Sort

PAGE = 100


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter as moderators see it; `outcome` is None while it waits, at most until `until_ms`.

    `about` is a decision, or the thing that was reported; '' where the sort says enough.
    """

    id: str
    sort: Sort
    debate: str
    about: str
    made_ms: int
    due_ms: int
    until_ms: int
    tries: int
    ended_ms: int | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many letters there are; `since_ms` is when the oldest that waits was made, 0 for none."""

    waiting: int
    sent: int
    failed: int
    since_ms: int


_COLUMNS = "id, sort, debate, about, made_ms, due_ms, until_ms, tries, ended_ms, outcome"


def is_due(connection: sqlite3.Connection, now: int) -> bool:
    """Tell whether anything is to be sent, or to be given up."""
    query = "select 1 from letter where ended_ms is null and due_ms <= ? limit 1"
    return connection.execute(query, (now,)).fetchone() is not None


def counts(connection: sqlite3.Connection, debate: str | None = None) -> Counts:
    """Count the letters about one debate, with '' those about none, or all of them."""
    row = connection.execute(
        """
        select count(*) filter (where ended_ms is null), count(*) filter (where outcome = 'sent'),
            count(*) filter (where outcome in ('refused', 'late')),
            coalesce(min(made_ms) filter (where ended_ms is null), 0)
        from letter
        where ?1 is null or debate = ?1
        """,
        (debate,),
    ).fetchone()
    return Counts(*row)


def newest(
    connection: sqlite3.Connection, debate: str | None = None, limit: int = PAGE
) -> list[LetterView]:
    """Give the letters about one debate, or all: what waits or failed before what went, the newest
    first.
    """
    rows = connection.execute(
        f"""
        select {_COLUMNS} from letter
        where ?1 is null or debate = ?1
        order by ended_ms is not null, outcome in ('sent', 'nobody'), made_ms desc, id
        limit ?2
        """,
        (debate, limit),
    )
    return [_view(row) for row in rows]


def _view(row: tuple[str, str, str, str, int, int, int, int, int | None, str]) -> LetterView:
    outcome = Outcome(row[9]) if row[9] else None
    return LetterView(row[0], Sort(row[1]), *row[2:9], outcome)
