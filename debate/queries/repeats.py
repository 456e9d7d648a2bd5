"""Whether the very same was said before: the same sentence, in the same way, on the same thing.

Sentences are the same where only capitals, spaces and signs differ. Of a thing with very many
answers the newest are looked at, so that the question takes as long in a large debate as in a
small one.
"""

import re
import sqlite3

from ..model import Kind
from . import claims

LOOKED_AT = 1_000

_ONE_GROUND = """
    select step.id, premise.claim, claim.text
    from (
        select id, pos from relation
        where conclusion = ? and kind = ? and status = 'shown'
        order by pos desc
        limit ?
    ) step
    join premise on premise.relation = step.id
    join claim on claim.id = premise.claim
    where claim.status = 'shown'
        and (select count(*) from premise other where other.relation = step.id) = 1
    order by step.pos
"""
_QUESTION = """
    select id, text from question
    where about = ? and status = 'shown'
    order by pos desc
    limit ?
"""


def step(
    connection: sqlite3.Connection, kind: Kind, conclusion: str, text: str, existing: str = ""
) -> str:
    """Give the id of the step that says this already, '' where there is none.

    It has one ground, which says `text` or is the claim `existing`, and speaks in this way on
    `conclusion` or on what was merged into it.
    """
    wanted = _bare(text)
    for end in _ends(connection, conclusion):
        for id_, claim, said in connection.execute(_ONE_GROUND, (end, kind, LOOKED_AT)):
            if claim == existing or (wanted and not existing and _bare(said) == wanted):
                return str(id_)
    return ""


def question(connection: sqlite3.Connection, about: str, text: str) -> str:
    """Give the id of the question about this that asks the same, '' where there is none."""
    wanted = _bare(text)
    for end in _ends(connection, about):
        for id_, said in connection.execute(_QUESTION, (end, LOOKED_AT)):
            if _bare(said) == wanted:
                return str(id_)
    return ""


def _ends(connection: sqlite3.Connection, thing: str) -> list[str]:
    """Give a step, or a claim with all that were merged into it."""
    return [thing] if thing.startswith("r") else list(claims.standing_as(connection, [thing]))


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
