"""Where the outline of each section begins: worked out for a whole debate at once.

A claim begins an outline where it is one of the debate's theses, or speaks on no other claim of its
section (without a section: on no other claim at all). Of claims that speak on one another in a
circle, and that nothing else leads to, the oldest begins; so every claim is told somewhere, except
an erased one under which nothing stands.
"""

import sqlite3
from collections import deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..events import (
    ClaimPosted,
    ClaimReviewed,
    ClaimWorded,
    Event,
    ExcerptAnchored,
    ExcerptMoved,
    QuestionAsked,
    RelationPosted,
)
from . import claims

# Each claim that speaks on another, as both stand after merges; an objection against a step, of any
# depth, speaks on the claim that the step speaks on.
_SPEAKS_ON = """
    with recursive
    merged (id, kept) as (
        select id, merged_into from claim where debate = ? and merged_into is not null
        union
        select merged.id, claim.merged_into
        from merged
        join claim on claim.id = merged.kept
        where claim.merged_into is not null
    ),
    stands (id, kept) as (
        select merged.id, merged.kept
        from merged
        join claim on claim.id = merged.kept
        where claim.merged_into is null
    ),
    ends (relation, claim) as (
        select id, conclusion from relation
        where debate = ? and status = 'shown' and kind <> 'undercut'
        union all
        select relation.id, ends.claim
        from ends
        join relation on relation.conclusion = ends.relation
        where relation.status = 'shown'
    )
    select coalesce(lower.kept, premise.claim), coalesce(upper.kept, ends.claim)
    from ends
    join premise on premise.relation = ends.relation
    left join stands lower on lower.id = premise.claim
    left join stands upper on upper.id = ends.claim
"""


class Place(NamedTuple):
    """A claim at which an outline begins, and its place in the log."""

    pos: int
    claim: str


def beginnings(connection: sqlite3.Connection, slug: str) -> dict[str, list[Place]]:
    """Give the claims at which the outline of each section begins, by section, in order."""
    rows = connection.execute(
        """
        select id, pos, section, status from claim
        where debate = ? and merged_into is null
        order by pos
        """,
        (slug,),
    ).fetchall()
    section = {id_: of for id_, _, of, _ in rows}
    place = {id_: pos for id_, pos, _, _ in rows}
    upper: dict[str, list[str]] = {}
    may_circle = False  # in a circle at least one claim speaks on one that is newer
    for one, other in connection.execute(_SPEAKS_ON, (slug, slug)):
        if one != other:
            upper.setdefault(one, []).append(other)
            may_circle = may_circle or place[one] < place[other]
    theses = set(claims.theses(connection, slug))
    begins = {id_ for id_ in section if id_ in theses or _is_first(id_, upper.get(id_), section)}
    if may_circle:
        begins |= _of_circles(list(section), begins, upper)
    answered = {other for others in upper.values() for other in others}
    found: dict[str, list[Place]] = {}
    for id_, pos, of, status in rows:
        if id_ in begins and (status != "erased" or id_ in answered):
            found.setdefault(of, []).append(Place(pos, id_))
    return found


def carried(
    earlier: dict[str, list[Place]], since: Sequence[Event]
) -> dict[str, list[Place]] | None:
    """Give the beginnings after these events, None where they must be worked out anew.

    Nearly all that happens in a debate are new claims that speak on what is there: they begin
    nothing, and so nothing changes.
    """
    fresh: set[str] = set()
    silent: set[str] = set()
    for event in since:
        match event:
            case ClaimPosted(claim=claim) if not claim.section:
                fresh.add(claim.id)
                silent.add(claim.id)
            case RelationPosted(relation=one) if (
                fresh.issuperset(one.premises) and one.conclusion not in silent
            ):
                silent.difference_update(one.premises)
            case QuestionAsked() | ClaimReviewed() | ClaimWorded():
                pass
            case ExcerptAnchored() | ExcerptMoved():
                pass
            case _:
                return None
    return None if silent else earlier


def _is_first(id_: str, upper: Sequence[str] | None, section: Mapping[str, str]) -> bool:
    if not upper:
        return True
    here = section[id_]
    return bool(here) and all(section.get(one) != here for one in upper)


def _of_circles(
    told: Sequence[str], begins: set[str], upper: Mapping[str, Sequence[str]]
) -> set[str]:
    """Give the oldest claim of each circle that no beginning leads to."""
    below: dict[str, list[str]] = {}
    for one, others in upper.items():
        for other in others:
            below.setdefault(other, []).append(one)
    reached, more = set[str](), set[str]()
    for start in (*begins, *told):
        if start in reached:
            continue
        if start not in begins:
            more.add(start)
        queue = deque([start])
        while queue:
            here = queue.popleft()
            if here not in reached:
                reached.add(here)
                queue.extend(below.get(here, ()))
    return more
