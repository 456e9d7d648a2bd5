"""Unread claims that may say what was there before: the whole list of a debate by how alike they
are, as it was worked out beforehand.

What was worked out is held against the debate as it is: a claim or another that got other words,
was hidden, merged or read since is not told, and what waits for comparing is counted.
"""

import sqlite3
from collections.abc import Generator, Sequence
from dataclasses import dataclass

from ..text.stems import stems, telling_stems, telling_words
from . import things
from .suspecting import TOLD, Found, Suspicion, Why

_POSITIONS = 10**11
"""More than there will ever be positions in a log: a place in the list is a score with one."""
_WAITS = "claim.status = 'shown' and claim.merged_into is null and claim.reviewed = 0"
_PLACES = f"""
    select compared.place, claim.id, claim.text from compared indexed by compared_place
    cross join claim on claim.id = compared.claim and claim.changed_pos = compared.changed_pos
    where compared.debate = ? and compared.place > ? and {_WAITS}
    order by compared.place
    limit ?
"""
_OTHERS = """
    select likely_double.claim, other.id, other.text from likely_double
    join claim as other on other.id = likely_double.other
        and other.changed_pos = likely_double.other_pos
    where likely_double.claim in ({}) and other.status = 'shown' and other.merged_into is null
    order by likely_double.claim, likely_double.ord
"""
# What got other words after it was read is compared too: others may be like it now.
_WAITING = f"""
    select claim.id, claim.debate, claim.pos, claim.changed_pos, claim.text
    from claim indexed by claim_unread
    left join compared
        on compared.claim = claim.id and compared.changed_pos = claim.changed_pos
    where claim.debate = :debate and {_WAITS} and compared.claim is null
    union all
    select claim.id, claim.debate, claim.pos, claim.changed_pos, claim.text
    from claim indexed by claim_changed
    left join compared
        on compared.claim = claim.id and compared.changed_pos = claim.changed_pos
    where claim.debate = :debate and claim.changed_pos > claim.pos and claim.reviewed = 1
        and claim.status = 'shown' and claim.merged_into is null and compared.claim is null
"""
_STALE = """
    select compared.claim from compared
    left join claim on claim.id = compared.claim
        and (claim.reviewed = 0 or claim.changed_pos > claim.pos)
        and claim.status = 'shown' and claim.merged_into is null
    left join likely_double on likely_double.claim = compared.claim and likely_double.ord = 0
    left join claim as other on other.id = likely_double.other and other.status = 'shown'
        and other.merged_into is null
    where claim.id is null or (likely_double.other is not null and other.id is null)
    limit ?
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that is to be compared with what was there before it."""

    claim: str
    debate: str
    pos: int
    changed_pos: int
    text: str


def place(score: float, pos: int) -> int:
    """Give where a claim stands in the list: the likeliest first, the oldest first of those.

    >>> place(0.9, 12) < place(0.8, 3) < place(0.8, 4)
    True
    """
    return (1000 - round(1000 * score)) * _POSITIONS + pos


def doubles(connection: sqlite3.Connection, slug: str, after: int) -> Found:
    """Give unread claims that may say what was there before, the likeliest first, each with the
    others and the words that it has in common with the likeliest of them.
    """
    rows = connection.execute(_PLACES, (slug, after, TOLD + 1)).fetchall()
    others = _others(connection, [id_ for _, id_, _ in rows[:TOLD]])
    found = tuple(
        Suspicion(at, id_, Why.ALIKE, tuple(id_ for id_, _ in near), _shared(text, near[0][1]))
        for at, id_, text in rows[:TOLD]
        if (near := others.get(id_))
    )
    return Found(found, rows[TOLD - 1][0] if len(rows) > TOLD else 0)


def _others(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for id_, other, text in things.in_lots(connection, _OTHERS, ids):
        found.setdefault(id_, []).append((other, text))
    return found


def _shared(text: str, other: str) -> tuple[str, ...]:
    theirs = telling_stems(stems(other))
    return tuple(word for word, ours in telling_words(text).items() if theirs.intersection(ours))


def uncompared(connection: sqlite3.Connection, slug: str) -> int:
    """Count the claims of a debate that are still to be compared."""
    query = f"select count(*) from ({_WAITING})"
    count: int = connection.execute(query, {"debate": slug}).fetchone()[0]
    return count


def waiting(connection: sqlite3.Connection) -> Generator[Waiting]:
    """Give the claims of all debates that are still to be compared."""
    for (slug,) in connection.execute("select slug from topic order by pos").fetchall():
        for row in connection.execute(_WAITING, {"debate": slug}):
            yield Waiting(*row)


def stale(connection: sqlite3.Connection, limit: int) -> list[str]:
    """Give claims that were compared and wait no longer, or whose likeliest other is not shown
    any more.
    """
    return [id_ for (id_,) in connection.execute(_STALE, (limit,))]
