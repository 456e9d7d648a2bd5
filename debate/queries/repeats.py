"""Whether the very same was said before: the same sentence, in the same way, on the same thing.

Sentences are the same where only capitals, spaces and signs differ. Of a thing with very many
answers the newest are looked at, so that the question takes as long in a large debate as in a
small one.
"""

import re
import sqlite3

from ..model import Kind
from . import claims

LOOKED_AT = 200

# The longest word leaves few sentences to be looked at: reading each costs more than passing it by.
_FIRST_GROUNDS = """
    select step.id, claim.id, claim.text
    from (
        select id, pos from relation
        where conclusion = ? and kind = ? and status = 'shown'
        order by pos desc
        limit ?
    ) step
    join premise on premise.relation = step.id and premise.ord = 0
    join claim on claim.id = premise.claim
    where (claim.id = ? or lower(claim.text) like ?) and claim.status = 'shown'
    order by step.pos
"""
_HAS_MORE_GROUNDS = "select exists (select 1 from premise where relation = ? and ord > 0)"
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
    pattern = f"%{_longest(wanted)}%"
    for end in _ends(connection, conclusion):
        likely = (end, kind, LOOKED_AT, existing, pattern)
        for id_, claim, said in connection.execute(_FIRST_GROUNDS, likely):
            is_same = claim == existing or (wanted and not existing and _bare(said) == wanted)
            if is_same and not connection.execute(_HAS_MORE_GROUNDS, (id_,)).fetchone()[0]:
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


def _longest(bare: str) -> str:
    """Give the longest word that every database makes small in the same way, '' without one."""
    return max(filter(str.isascii, bare.split()), key=len, default="")
