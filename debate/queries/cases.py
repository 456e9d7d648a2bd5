"""What waits for a moderator: notices and flags, one case for each thing, and complaints.

Private: names and addresses are in none of these. The queue asks `open_cases` and
`open_complaints`; who has sent something asks `report` and `complaint` with the code.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from ..moderation.decision import Noticed
from ..storage.accounts import digest
from ..storage.reports import normal

AT_ONCE = 50
REASONS = 20


@dataclass(frozen=True, slots=True)
class Case:
    """All open notices and flags about one claim or step.

    `noticed` counts them by category, the most frequent first; `since` and `latest` are when the
    first and the last came.
    """

    thing: str
    debate: str
    notices: int
    flags: int
    since: int
    latest: int
    noticed: tuple[Noticed, ...]

    @property
    def count(self) -> int:
        """How many people said something."""
        return self.notices + self.flags


@dataclass(frozen=True, slots=True)
class Contested:
    """All open complaints against one decision."""

    decision: str
    debate: str
    thing: str
    count: int
    since: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A notice or flag as who sent it may see it again."""

    thing: str
    debate: str
    is_notice: bool
    category: str
    reason: str
    at_ms: int
    closed_ms: int | None
    decision: str
    answer: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as who sent it may see it again."""

    decision: str
    reason: str
    at_ms: int
    closed_ms: int | None
    is_upheld: bool
    answer: str


def open_cases(
    connection: sqlite3.Connection,
    debates: Sequence[str] = (),
    *,
    after: int = 0,
    limit: int = AT_ONCE,
) -> list[Case]:
    """Give the open cases, the longest waiting first; of these debates, or of all. `after` skips
    those that began at or before that moment.
    """
    marks = ", ".join("?" * len(debates))
    rows = connection.execute(
        f"""
        select thing, debate, sum(is_notice), count(*) - sum(is_notice), min(at_ms), max(at_ms)
        from report
        where closed_ms is null {f"and debate in ({marks})" if debates else ""}
        group by debate, thing
        having min(at_ms) > ?
        order by min(at_ms), thing
        limit ?
        """,
        (*debates, after, limit),
    ).fetchall()
    return [_case(connection, *row) for row in rows]


def case(connection: sqlite3.Connection, debate: str, thing: str) -> Case | None:
    """Give the open case about a thing, None where nothing waits."""
    row = connection.execute(
        """
        select sum(is_notice), count(*) - sum(is_notice), min(at_ms), max(at_ms), count(*)
        from report
        where closed_ms is null and debate = ? and thing = ?
        """,
        (debate, thing),
    ).fetchone()
    if not row[4]:
        return None
    return _case(connection, thing, debate, *row[:4])


def reasons(
    connection: sqlite3.Connection, debate: str, thing: str, limit: int = REASONS
) -> list[Report]:
    """Give what was said in a case, the oldest first."""
    rows = connection.execute(
        """
        select thing, debate, is_notice, category, reason, at_ms, closed_ms, decision, answer
        from report
        where closed_ms is null and debate = ? and thing = ?
        order by at_ms, id
        limit ?
        """,
        (debate, thing, limit),
    )
    return [_report(*row) for row in rows]


def open_complaints(
    connection: sqlite3.Connection, debates: Sequence[str] = (), limit: int = AT_ONCE
) -> list[Contested]:
    """Give the decisions with open complaints, the longest waiting first."""
    marks = ", ".join("?" * len(debates))
    rows = connection.execute(
        f"""
        select complaint.decision, decision.debate, decision.thing, count(*), min(complaint.at_ms)
        from complaint
        join decision on decision.id = complaint.decision
        where complaint.closed_ms is null {f"and decision.debate in ({marks})" if debates else ""}
        group by complaint.decision, decision.debate, decision.thing
        order by min(complaint.at_ms), complaint.decision
        limit ?
        """,
        (*debates, limit),
    ).fetchall()
    return [
        Contested(id_, debate, thing, count, since, complaints_about(connection, id_))
        for id_, debate, thing, count, since in rows
    ]


def contested(connection: sqlite3.Connection, decision: str) -> tuple[int, int]:
    """Give how many complaints against a decision are open, and when the first came."""
    row = connection.execute(
        "select count(*), coalesce(min(at_ms), 0) from complaint"
        " where decision = ? and closed_ms is null",
        (decision,),
    ).fetchone()
    return int(row[0]), int(row[1])


def complaints_about(connection: sqlite3.Connection, decision: str) -> tuple[str, ...]:
    """Give what is said against a decision in open complaints, the oldest first."""
    rows = connection.execute(
        "select reason from complaint where decision = ? and closed_ms is null"
        " order by at_ms, id limit ?",
        (decision, REASONS),
    )
    return tuple(row[0] for row in rows)


def report(connection: sqlite3.Connection, code: str) -> Report | None:
    """Give the notice or flag that a code belongs to, None where there is none."""
    row = connection.execute(
        """
        select thing, debate, is_notice, category, reason, at_ms, closed_ms, decision, answer
        from report
        where code = ?
        """,
        (digest(normal(code)),),
    ).fetchone()
    return _report(*row) if row else None


def complaint(connection: sqlite3.Connection, code: str) -> Complaint | None:
    """Give the complaint that a code belongs to, None where there is none."""
    row = connection.execute(
        "select decision, reason, at_ms, closed_ms, is_upheld, answer from complaint"
        " where code = ?",
        (digest(normal(code)),),
    ).fetchone()
    if row is None:
        return None
    decision, reason, at_ms, closed_ms, is_upheld, answer = row
    return Complaint(decision, reason, at_ms, closed_ms, bool(is_upheld), answer)


def _case(
    connection: sqlite3.Connection,
    thing: str,
    debate: str,
    notices: int,
    flags: int,
    since: int,
    latest: int,
) -> Case:
    noticed = _noticed(connection, debate, thing)
    return Case(thing, debate, notices, flags, since, latest, noticed)


def _report(thing: str, debate: str, is_notice: int, *rest: object) -> Report:
    return Report(thing, debate, bool(is_notice), *rest)  # type: ignore[arg-type]


def _noticed(connection: sqlite3.Connection, debate: str, thing: str) -> tuple[Noticed, ...]:
    rows = connection.execute(
        """
        select category, count(*) from report
        where closed_ms is null and debate = ? and thing = ?
        group by category
        order by count(*) desc, category
        """,
        (debate, thing),
    )
    return tuple(Noticed(*row) for row in rows)
