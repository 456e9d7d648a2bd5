"""Decisions of moderators as everybody may read them: no names, only what, why and until when."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..errors import NotFound
from ..moderation.decision import Act, Decision, day, last_day
from ..plain import from_plain
from ..storage import journal
from ..storage.database import Row
from . import things

PAGE = 50
_COLUMNS = """
    decision.body, decision.debate, decision.pos, decision.at_ms, decision.actor_ref,
    decision.lifted_ms, decision.lifted_for, decision.complaint
"""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision with what became of it.

    `moderator` is who decided, as a key without meaning. `complaint` is 'upheld' or 'rejected' once
    another moderator decided on one.
    """

    decision: Decision
    debate: str
    pos: int
    at_ms: int
    moderator: bytes
    lifted_ms: int | None
    lifted_for: str
    complaint: str

    @property
    def id(self) -> str:
        """The decision's id."""
        return self.decision.id

    @property
    def last_day(self) -> date:
        """The last day on which a complaint is taken in."""
        return last_day(self.at_ms)

    def holds(self, today: date) -> bool:
        """Tell whether the restriction holds on a day."""
        ends = self.decision.statement.ends
        return self.lifted_ms is None and (not ends or today.isoformat() <= ends)

    @property
    def has_run_out(self) -> bool:
        """Whether it ended by itself, on its last day: nobody gave a reason for it."""
        ends = self.decision.statement.ends
        return bool(ends) and self.lifted_ms is not None and not self.lifted_for

    def is_open(self, at_ms: int) -> bool:
        """Tell whether one can complain of it at a moment; decided on, one cannot any more."""
        return not self.complaint and day(at_ms) <= self.last_day


@dataclass(frozen=True, slots=True)
class Outcome:
    """What another moderator decided on complaints."""

    is_upheld: bool
    reason: str
    at_ms: int
    count: int


def decision(connection: sqlite3.Connection, id_: str) -> DecisionView:
    """Give one decision. Raises NotFound."""
    found = _views(connection, "where decision.id = ?", id_)
    if not found:
        raise NotFound("There is no decision with this number.")
    return found[0]


def together(connection: sqlite3.Connection, id_: str) -> list[DecisionView]:
    """Give the decisions that were made in one act with this one, itself among them, in their
    order. Raises NotFound.
    """
    entry = journal.at(connection, decision(connection, id_).pos)
    acts = journal.act_of(connection, entry) if entry else []
    first, last = (acts[0].pos, acts[-1].pos) if acts else (0, 0)
    where = "where decision.pos between ? and ? order by decision.pos"
    return _views(connection, where, first, last)


def newest(
    connection: sqlite3.Connection, *, debate: str = "", before: int = 0, limit: int = PAGE
) -> list[DecisionView]:
    """Give the newest decisions before a place in the log, of one debate or of all."""
    of, values = ("decision.debate = ? and ", [debate]) if debate else ("", [])
    where = f"where {of}decision.pos < ? order by decision.pos desc limit ?"
    return _views(connection, where, *values, before or 2**62, limit)


def everything(connection: sqlite3.Connection) -> list[DecisionView]:
    """Give all decisions, the oldest first."""
    return _views(connection, "order by decision.pos")


def about(connection: sqlite3.Connection, things_: Sequence[str]) -> list[DecisionView]:
    """Give the decisions about these things, the newest first, at most 100."""
    ids = list(things_)[: things.MANY]
    marks = ", ".join("?" * len(ids))
    where = f"where decision.thing in ({marks}) order by decision.pos desc limit 100"
    return _views(connection, where, *ids)


def about_writer(connection: sqlite3.Connection, ref: bytes) -> list[DecisionView]:
    """Give the decisions about somebody, and about what was written under that reference: the
    newest 100, newest first.
    """
    bans = _views(
        connection,
        "where decision.id in (select decision from ban where actor_ref = ?)"
        " order by decision.pos desc limit 100",
        ref,
    )
    by = "coalesce(claim.actor_ref, event.actor_ref) = ?"  # of a part: who wrote the claim
    found = [*bans, *_about_posted(connection, by, ref)]
    return sorted(found, key=lambda one: -one.pos)


def about_act(connection: sqlite3.Connection, first: int, last: int) -> list[DecisionView]:
    """Give the decisions about what was posted between two places in the log, the newest first."""
    return _about_posted(connection, "event.pos between ? and ?", first, last)


def _about_posted(
    connection: sqlite3.Connection, where: str, *values: object
) -> list[DecisionView]:
    rows = connection.execute(
        f"""
        select decision.id
        from decision
        left join claim on claim.id = decision.thing
        left join relation on relation.id = decision.thing
        join event on event.pos = coalesce(claim.pos, relation.pos)
        where {where}
        order by decision.pos desc
        limit 100
        """,
        values,
    ).fetchall()
    marks = ", ".join("?" * len(rows))
    found = f"where decision.id in ({marks}) order by decision.pos desc"
    return _views(connection, found, *(row[0] for row in rows))


def outcome(connection: sqlite3.Connection, id_: str) -> Outcome | None:
    """Give what became of complaints against a decision, None where nothing was decided."""
    row = connection.execute(
        """
        select is_upheld, reason, at_ms, count
        from complaint_outcome
        where decision = ?
        order by pos desc
        limit 1
        """,
        (id_,),
    ).fetchone()
    return Outcome(bool(row[0]), *row[1:]) if row else None


def run_out(connection: sqlite3.Connection, today: date, limit: int = PAGE) -> list[DecisionView]:
    """Give decisions that no longer hold since their last day is over, and that nobody ended."""
    where = "where lifted_pos is null and ends <> '' and ends < ? order by pos limit ?"
    return _views(connection, where, today.isoformat(), limit)


def removed_by_side(
    connection: sqlite3.Connection, debate: str, moderator: bytes | None = None
) -> Mapping[int, int]:
    """Count what was hidden or moved aside and is so still, by the side it stood on; of one
    moderator, or of all.
    """
    rows = connection.execute(
        """
        select side, count(distinct thing)
        from decision
        where debate = ? and act in ('hide', 'aside') and lifted_pos is null
            and (? is null or actor_ref = ?)
        group by side
        """,
        (debate, moderator, moderator),
    )
    return dict(rows.fetchall())


def held(connection: sqlite3.Connection, thing: str, act: Act, today: date) -> DecisionView | None:
    """Give the decision by which a thing is restricted so today, None where there is none."""
    found = _views(
        connection,
        "where decision.thing = ? and decision.act = ? and decision.lifted_pos is null"
        " order by decision.pos desc",
        thing,
        str(act),
    )
    return next((one for one in found if one.holds(today)), None)


def _views(connection: sqlite3.Connection, where: str, *values: object) -> list[DecisionView]:
    rows = connection.execute(f"select {_COLUMNS} from decision {where}", values).fetchall()
    return [_view(row) for row in rows]


def _view(row: Row) -> DecisionView:
    body, *rest = row
    return DecisionView(from_plain(Decision, json.loads(body)), *rest)
