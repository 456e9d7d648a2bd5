"""What somebody wrote: the claims, steps and questions behind one's references, and whether anybody
answered them.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import NotFound
from ..storage.accounts import digest

MOST = 500
"""Contributions shown of one person in one debate, the newest first."""


@dataclass(frozen=True, slots=True)
class Own:
    """A contribution. `claim` is on whose page it stands; `text` is '' of a step without words, and
    of what was erased. `is_answered` tells that somebody else spoke on it or used it.
    """

    id: str
    debate: str
    ref: bytes
    text: str
    claim: str
    status: str
    posted_ms: int
    is_answered: bool

    @property
    def is_shown(self) -> bool:
        """Whether everybody can read it."""
        return self.status == "shown"

    @property
    def kind(self) -> str:
        """What its id says it is: claim, relation or question."""
        return _TABLE[self.id[0]]


_TABLE = {"c": "claim", "r": "relation", "q": "question"}
_POSTED = {
    "claim": "thing.text, thing.id",
    "question": "thing.text, thing.about",
    "relation": "'', thing.conclusion",
}
_BY_OTHERS = """
    select exists (
        select 1 from relation
        join event on event.pos = relation.pos
        where relation.conclusion = :id and relation.status = 'shown' and event.actor_ref <> :ref
    ) or exists (
        select 1 from premise
        join relation on relation.id = premise.relation
        join event on event.pos = relation.pos
        where premise.claim = :id and relation.status = 'shown' and event.actor_ref <> :ref
    ) or exists (
        select 1 from premise
        join relation objection on objection.conclusion = premise.relation
        join event on event.pos = objection.pos
        where premise.claim = :id and objection.status = 'shown' and event.actor_ref <> :ref
    ) or exists (
        select 1 from question
        join event on event.pos = question.pos
        where question.about = :id and question.status = 'shown' and event.actor_ref <> :ref
    ) or exists (select 1 from claim where merged_into = :id)
"""


def contributions(connection: sqlite3.Connection, debate: str, ref: bytes) -> list[Own]:
    """Give what was written under a reference in a debate, the newest first; steps only where no
    sentence came with them.
    """
    found = [
        _own(connection, debate, ref, row)
        for table, columns in _POSTED.items()
        for row in connection.execute(
            f"""
            select thing.id, thing.status, thing.posted_ms, {columns}
            from event
            join {table} thing on thing.debate = event.debate and thing.pos = event.pos
            where event.actor_ref = ? and event.debate = ?
            order by event.pos desc
            limit ?
            """,
            (ref, debate, MOST),
        ).fetchall()
    ]
    told = [one for one in found if one.kind != "relation" or not _has_own_words(connection, one)]
    return sorted(told, key=lambda one: (-one.posted_ms, one.id))


def contribution(
    connection: sqlite3.Connection, id_: str, refs: Sequence[tuple[str, bytes]]
) -> Own:
    """Give one contribution that was written under one of these references, each with its debate.

    Raises NotFound where it was written by another, or by nobody.
    """
    table = _TABLE.get(id_[:1], "claim")
    row = connection.execute(
        f"""
        select event.debate, event.actor_ref, thing.id, thing.status, thing.posted_ms,
            {_POSTED[table]}
        from {table} thing
        join event on event.pos = thing.pos
        where thing.id = ?
        """,
        (id_,),
    ).fetchone()
    if row and (row[0], row[1]) in refs:
        one = _own(connection, row[0], row[1], row[2:])
        if one.kind != "relation" or not _has_own_words(connection, one):
            return one
    raise NotFound("You did not write this here. Fill in your code, if you have one.")


def is_answered(connection: sqlite3.Connection, id_: str, ref: bytes) -> bool:
    """Tell whether somebody else spoke on a claim, on a step that it is a ground of, or used it."""
    return bool(connection.execute(_BY_OTHERS, {"id": id_, "ref": ref}).fetchone()[0])


def written_by(connection: sqlite3.Connection, id_: str) -> bytes:
    """Give the reference under which a claim, step or question was posted, empty for none; a part
    of a split claim is its author's too.
    """
    posted = f"select pos from {_TABLE[id_[:1]]} where id = ?"
    query = f"select actor_ref from event where pos = ({posted})"
    if id_.startswith("c"):
        query = "select actor_ref from claim where id = ?"
    row = connection.execute(query, (id_,)).fetchone()
    return row[0] if row else b""


def opened_by(connection: sqlite3.Connection, code: str) -> tuple[str, bytes] | None:
    """Give the debate and the reference that a code opens, None where it opens nothing."""
    row = connection.execute(
        "select debate, actor_ref from contribution_code where digest = ?", (digest(code),)
    ).fetchone()
    return (row[0], row[1]) if row else None


def of_account(connection: sqlite3.Connection, account: str) -> list[tuple[str, bytes]]:
    """Give the references that an account acts with, each with its debate."""
    rows = connection.execute(
        "select debate, actor_ref from actor where account = ? order by debate", (account,)
    )
    return [(debate, ref) for debate, ref in rows]


def _own(
    connection: sqlite3.Connection, debate: str, ref: bytes, row: tuple[str, str, int, str, str]
) -> Own:
    id_, status, posted_ms, text, claim = row
    return Own(
        id_,
        debate,
        ref,
        text if status != "erased" else "",
        claim,
        status,
        posted_ms,
        is_answered(connection, id_, ref),
    )


def _has_own_words(connection: sqlite3.Connection, step: Own) -> bool:
    """Tell whether a step was posted with its ground in one go."""
    row = connection.execute(
        """
        select 1 from premise
        join claim on claim.id = premise.claim
        join event on event.pos = claim.pos
        where premise.relation = ? and event.actor_ref = ?
        """,
        (step.id, step.ref),
    ).fetchone()
    return row is not None
