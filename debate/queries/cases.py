"""What waits for a moderator: notices and flags, one case for each thing, and complaints.

Private: names and addresses are in none of these. The queue asks `places` and `about`, and
`open_complaints`; who has sent something asks `report` and `complaint` with the code.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from ..moderation.decision import Noticed
from ..storage.accounts import digest
from ..storage.reports import normal
from . import things

AT_ONCE = 50
REASONS = 20
_TOTALS = """
    select thing, min(id), sum(is_notice), count(*) - sum(is_notice), min(at_ms), max(at_ms)
    from report
    where thing in ({}) and debate = ? and closed_ms is null
    group by thing
"""
_KINDS = """
    select thing, category, count(*)
    from report
    where thing in ({}) and debate = ? and closed_ms is null
    group by thing, category
    order by count(*) desc, category
"""


@dataclass(frozen=True, slots=True)
class Case:
    """All open notices and flags about one claim or step.

    `noticed` counts them by category, the most frequent first; `since` and `latest` are when the
    first and the last came, `place` that of the first in the order in which they came.
    """

    thing: str
    debate: str
    place: int
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
class Waiting:
    """How many cases are open in a debate, since when (0 without any), and about how many decisions
    somebody complained.
    """

    cases: int
    since_ms: int
    complaints: int


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


def places(
    connection: sqlite3.Connection,
    debate: str,
    *,
    after: int = 0,
    limit: int = AT_ONCE,
    category: str = "",
    only_notices: bool = False,
) -> dict[str, int]:
    """Give what the open cases of a debate are about, each with its place, behind a place, the
    longest waiting first: all, those in which a category was named, or those with a notice of what
    the law forbids.
    """
    # What is not asked for is not looked at: then the index alone tells.
    named = "and sum(category = ?)" if category else ""
    noticed = "and sum(is_notice)" if only_notices else ""
    rows = connection.execute(
        f"""
        select thing, min(id)
        from report
        where closed_ms is null and debate = ?
        group by thing
        having min(id) > ? {named} {noticed}
        order by min(id)
        limit ?
        """,
        (debate, after, *filter(None, [category]), limit),
    )
    return dict(rows.fetchall())


def about(connection: sqlite3.Connection, debate: str, wanted: Sequence[str]) -> dict[str, Case]:
    """Give the open cases about these things, in their order."""
    noticed: dict[str, list[Noticed]] = {}
    for thing, category, count in things.in_lots(connection, _KINDS, wanted, debate):
        noticed.setdefault(thing, []).append(Noticed(category, count))
    found = things.in_lots(connection, _TOTALS, wanted, debate)
    cases = {
        thing: Case(thing, debate, place, notices, flags, since, latest, tuple(noticed[thing]))
        for thing, place, notices, flags, since, latest in found
    }
    return {thing: cases[thing] for thing in wanted if thing in cases}


def case(connection: sqlite3.Connection, debate: str, thing: str) -> Case | None:
    """Give the open case about a thing, None where nothing waits."""
    return about(connection, debate, [thing]).get(thing)


def waiting(connection: sqlite3.Connection, debate: str) -> Waiting:
    """Tell how many cases and complaints are open in a debate."""
    things_, since = connection.execute(
        "select count(distinct thing), coalesce(min(at_ms), 0) from report"
        " where closed_ms is null and debate = ?",
        (debate,),
    ).fetchone()
    (complaints,) = connection.execute(
        """
        select count(distinct complaint.decision)
        from complaint
        join decision on decision.id = complaint.decision
        where complaint.closed_ms is null and decision.debate = ?
        """,
        (debate,),
    ).fetchone()
    return Waiting(things_, since, complaints)


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


def _report(thing: str, debate: str, is_notice: int, *rest: object) -> Report:
    return Report(thing, debate, bool(is_notice), *rest)  # type: ignore[arg-type]
