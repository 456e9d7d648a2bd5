"""What a program would show to a moderator, with its reason: claims that are none or several,
relations that look wrong, claims on their own, grounds in a circle. Likely doubles are in
doubles.py.

Each looks at a bounded number of things behind a place in the log. A person decides.
"""

import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .. import events
from ..text.stems import likeness, stems, telling_stems
from . import grounds, maps, standing
from .once import once

LOOKED_AT = 1_000
"""Things that are looked at for one page."""
STEMMED = 250
"""Relations of which the words are compared by their stems, which takes the longest."""
CIRCLED = 50
"""Grounds of which is asked whether they rest on themselves."""
AT_ONCE = 20_000
"""Relations up to which all circles of a debate are looked for at once."""
TOLD = 50
ALIKE = 0.7
"""From this likeness on, two sentences are about the same, and their direction is compared."""

_NOT = re.compile(
    r"\b(niet|geen|nooit|niemand|nergens|niets|onjuist|zonder|nauwelijks|amper)\b(?!-)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(hallo|beste|dag|hoi|test|ok|oke|lol|bah|boe|first)\b", re.IGNORECASE)
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_AGAIN = re.compile(r"(.)\1{4,}|[!?]{2,}")
_TWO = re.compile(r"[.!?;]\s+\S+\s+\S+|\b(en|maar|bovendien|daarnaast)\b.+\b(en|maar|ook)\b")
_LONG = 220  # characters

_CLAIMS = """
    select pos, id, text from claim
    where debate = ? and pos > ? and status = 'shown' and merged_into is null
    order by pos
    limit ?
"""
_UNREAD = """
    select pos, id, text from claim indexed by claim_unread
    where debate = ? and status = 'shown' and reviewed = 0 and merged_into is null and pos > ?
    order by pos
    limit ?
"""
_STEPS = """
    select relation.pos, relation.id, relation.kind, ground.id, ground.text, conclusion.id,
        conclusion.text
    from relation
    join premise on premise.relation = relation.id and premise.ord = 0
    join claim ground on ground.id = premise.claim and ground.status = 'shown'
    join claim conclusion on conclusion.id = relation.conclusion and conclusion.status = 'shown'
    where relation.debate = ? and relation.pos > ? and relation.status = 'shown'
    order by relation.pos
    limit ?
"""
_HOW_MANY = "select count(*) from (select 1 from relation where debate = ? limit ?)"
_SUPPORTS = """
    select relation.pos, premise.claim, relation.conclusion
    from relation
    join premise on premise.relation = relation.id
    where relation.debate = ? and relation.kind = 'support' and relation.status = 'shown'
    order by relation.pos
"""
_IS_TIED = """
    select exists (select 1 from premise where claim = ?)
        or exists (select 1 from relation where conclusion = ?)
"""


class Why(StrEnum):
    """What a program saw in a claim."""

    ALIKE = "alike"
    QUESTION = "question"
    SHORT = "short"
    GREETING = "greeting"
    LINK = "link"
    REPEATS = "repeats"
    LONG = "long"
    SEVERAL = "several"
    AGREES = "agrees"
    DENIES = "denies"
    LOOSE = "loose"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A claim that a program would look at, why, and the claims that it has to do with; `shared`
    are the words that likely doubles have in common. `pos` is its place in the list.
    """

    pos: int
    claim: str
    why: Why | None = None
    others: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and the place where the next look begins, 0 where all was looked at."""

    suspicions: tuple[Suspicion, ...]
    after: int


def no_claims(connection: sqlite3.Connection, slug: str, after: int) -> Found:
    """Give unread claims that may be no claim."""
    return _by_words(connection, slug, after, _no_claim)


def several(connection: sqlite3.Connection, slug: str, after: int) -> Found:
    """Give unread claims that may be more than one."""
    return _by_words(connection, slug, after, _several)


def odd_relations(connection: sqlite3.Connection, slug: str, after: int) -> Found:
    """Give relations whose words say otherwise: an attack that agrees, a support that denies."""
    rows = connection.execute(_STEPS, (slug, after, STEMMED)).fetchall()
    found = []
    for pos, _, kind, ground, said, conclusion, on in rows:
        why = _odd(kind, said, on)
        if why:
            found.append(Suspicion(pos, ground, why, (conclusion,)))
    return _page(found, rows, STEMMED)


def orphans(connection: sqlite3.Connection, slug: str, after: int) -> Found:
    """Give claims that nothing is tied to, theses left out."""
    rows = connection.execute(_CLAIMS, (slug, after, LOOKED_AT)).fetchall()
    theses = set(maps.topic(connection, slug).theses)
    found = [
        Suspicion(pos, id_, Why.LOOSE)
        for pos, id_, _ in rows
        if id_ not in theses and not connection.execute(_IS_TIED, (id_, id_)).fetchone()[0]
    ]
    return _page(found, rows, LOOKED_AT)


def circles(connection: sqlite3.Connection, slug: str, after: int) -> Found:
    """Give grounds that rest on what they are a ground of, by however many steps: of a debate that
    is not very large all of them, else a piece at a time.
    """
    (count,) = connection.execute(_HOW_MANY, (slug, AT_ONCE)).fetchone()
    if count < AT_ONCE:
        every = once(connection, slug, "circles", lambda: _circles(connection, slug), _still)
        return Found(tuple(one for one in every if one.pos > after), 0)
    rows = connection.execute(_STEPS, (slug, after, CIRCLED)).fetchall()
    found = [
        Suspicion(pos, ground, Why.CIRCLE, (conclusion,))
        for pos, _, kind, ground, _, conclusion, _ in rows
        if kind == "support" and grounds.supports(connection, conclusion, [ground])
    ]
    return _page(found, rows, CIRCLED)


def _circles(connection: sqlite3.Connection, slug: str) -> tuple[Suspicion, ...]:
    import networkx as nx  # longer than most commands take, which look for no circles

    stands = standing.merged(connection, slug)
    ties = [
        (pos, stands.get(ground, ground), stands.get(end, end))
        for pos, ground, end in connection.execute(_SUPPORTS, (slug,))
    ]
    graph: nx.DiGraph[str] = nx.DiGraph()  # type: ignore[explicit-any]
    graph.add_edges_from((ground, end) for _, ground, end in ties)
    parts = [part for part in nx.strongly_connected_components(graph) if len(part) > 1]
    part_of = {id_: number for number, part in enumerate(parts) for id_ in part}
    return tuple(
        Suspicion(pos, ground, Why.CIRCLE, (conclusion,))
        for pos, ground, conclusion in ties
        if ground in part_of and part_of[ground] == part_of.get(conclusion)
    )


def _still(
    found: tuple[Suspicion, ...], since: Sequence[events.Event]
) -> tuple[Suspicion, ...] | None:
    """Carry what was found over new claims and what they speak on: these close no circle."""
    fresh: set[str] = set()
    for event in since:
        match event:
            case events.ClaimPosted(claim=claim):
                fresh.add(claim.id)
            case events.RelationPosted(relation=one) if fresh.issuperset(one.premises):
                pass
            case events.QuestionAsked() | events.ClaimReviewed() | events.ClaimWorded():
                pass
            case _:
                return None
    return found


def _by_words(
    connection: sqlite3.Connection, slug: str, after: int, look: Callable[[str], Why | None]
) -> Found:
    rows = connection.execute(_UNREAD, (slug, after, LOOKED_AT)).fetchall()
    found = [Suspicion(pos, id_, why) for pos, id_, text in rows if (why := look(text))]
    return _page(found, rows, LOOKED_AT)


def _page(found: list[Suspicion], rows: list[tuple[object, ...]], looked_at: int) -> Found:
    """Give what was found, cut to one page; the next one begins where this one ended."""
    if len(found) > TOLD:
        return Found(tuple(found[:TOLD]), found[TOLD - 1].pos)
    after = rows[-1][0] if len(rows) == looked_at else 0
    return Found(tuple(found), after if isinstance(after, int) else 0)


def _no_claim(text: str) -> Why | None:
    """Say why these words may be no claim, None where nothing says so."""
    if text.rstrip("\"'”’)").endswith("?"):
        return Why.QUESTION
    if len(text.split()) < 3:
        return Why.SHORT
    if _OPENING.search(text):
        return Why.GREETING
    if _LINK.search(text):
        return Why.LINK
    return Why.REPEATS if _AGAIN.search(text) else None


def _several(text: str) -> Why | None:
    """Say why these words may be several claims, None where nothing says so."""
    if len(text) > _LONG:
        return Why.LONG
    return Why.SEVERAL if _TWO.search(text) else None


def _odd(kind: str, said: str, on: str) -> Why | None:
    """Say why a relation may be of another kind, None where nothing says so."""
    ours, theirs = stems(said).split(), telling_stems(stems(on))
    if not ours or likeness(ours, theirs) < ALIKE:
        return None
    differs = len(_NOT.findall(said)) % 2 != len(_NOT.findall(on)) % 2
    if kind == "attack" and not differs:
        return Why.AGREES
    return Why.DENIES if kind == "support" and differs else None
