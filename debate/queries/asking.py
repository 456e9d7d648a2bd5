"""The open questions of a debate, each with the claim that it is about."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Question
from . import claims, things
from .things import ClaimView


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question; `pos` is its place in the log.

    `claim` is what it is about; for a question about a step, the claim that the step speaks on;
    None for one about the debate as a whole.
    """

    question: Question
    pos: int
    claim: ClaimView | None


def questions(
    connection: sqlite3.Connection, slug: str, *, after: int = 0, limit: int = 100
) -> list[Asked]:
    """Give the open questions of a debate that may be seen, the oldest first, after a place."""
    rows = connection.execute(
        """
        select id, pos from question
        where debate = ? and status = 'shown' and pos > ?
        order by pos
        limit ?
        """,
        (slug, after, limit),
    ).fetchall()
    places = dict(rows)
    query = f"select {things.QUESTION} from question where id in ({{}})"
    found = things.questions(connection, things.in_lots(connection, query, list(places)))
    about = _claims_about(connection, [one.about for one in found if one.about])
    asked = [Asked(one, places[one.id], about.get(one.about)) for one in found]
    return sorted(asked, key=lambda one: one.pos)


def _claims_about(connection: sqlite3.Connection, things_: Sequence[str]) -> dict[str, ClaimView]:
    ends = {thing: claims.spoken_on(connection, thing) for thing in dict.fromkeys(things_)}
    stands = claims.stands_as(connection, ends.values())
    views = claims.claims(connection, list(stands.values()))
    return {thing: views[stands[end]] for thing, end in ends.items() if stands[end] in views}
