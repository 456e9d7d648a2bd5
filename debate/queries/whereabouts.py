"""Where claims stand in their debate: under which heading, and which claims they lead up to."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Kind, Section
from . import claims, things
from .catalogue import Catalogue
from .things import ClaimView

STEPS = 3
"""Claims above a claim that are told; of a longer way, those nearest to it."""
USES_LOOKED_AT = 1_000
PATH_STEPS = 30

_FIRST_USE = f"""
    select relation.pos, relation.conclusion, relation.kind
    from (
        select relation from premise where claim = ? order by relation limit {USES_LOOKED_AT}
    ) used
    join relation on relation.id = used.relation
    where relation.status = 'shown'
    order by relation.pos
    limit 1
"""


@dataclass(frozen=True, slots=True)
class Upper:
    """A claim above another, by its words; '' where these may not be seen."""

    id: str
    text: str
    status: str

    @property
    def is_shown(self) -> bool:
        """Whether its words may be seen."""
        return self.status == "shown"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The heading of a claim, and the claims above it, the nearest last; each by its first use.

    `is_cut`: the way up is longer than this.
    """

    section: Section | None
    above: tuple[Upper, ...]
    is_cut: bool


def whereabouts(
    connection: sqlite3.Connection, views: Sequence[ClaimView], book: Catalogue | None = None
) -> dict[str, Whereabouts]:
    """Tell where each of these claims stands; with the catalogue of their debate, sooner."""
    upper = book.above if book else _upper(connection, [view.id for view in views])
    ways = {view.id: _way(view.id, upper) for view in views}
    known = _words(connection, {id_ for way in ways.values() for id_ in way[:STEPS]})
    headings = _headings(connection, {view.claim.section for view in views} - {""})
    return {
        view.id: Whereabouts(
            headings.get(view.claim.section),
            tuple(known[id_] for id_ in reversed(ways[view.id][:STEPS]) if id_ in known),
            len(ways[view.id]) > STEPS,
        )
        for view in views
    }


def path(connection: sqlite3.Connection, id_: str) -> tuple[ClaimView, ...]:
    """Give the way from a thesis down to a claim, both included, by the first use of each; at most
    30 steps. A thesis begins the way, also where it speaks on something itself.
    """
    way, seen, theses = [id_], {id_}, _theses_beside(connection, id_)
    while len(way) < PATH_STEPS and way[-1] not in theses:
        upper = _conclusion_of(connection, way[-1])
        if upper is None or upper in seen:
            break
        way.append(upper)
        seen.add(upper)
    views = claims.claims(connection, way)
    return tuple(views[step] for step in reversed(way) if step in views)


def first_uses(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, tuple[Kind, str]]:
    """Tell for each claim that speaks on another how it first did, and on which, as that stands."""
    rows = {id_: connection.execute(_FIRST_USE, (id_,)).fetchone() for id_ in ids}
    ends = {id_: claims.spoken_on(connection, row[1]) for id_, row in rows.items() if row}
    stands = claims.stands_as(connection, filter(None, ends.values()))
    return {id_: (Kind(rows[id_][2]), stands[end]) for id_, end in ends.items() if end}


def _upper(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Tell for each claim, and for those above it, on which claim it first spoke."""
    found: dict[str, str] = {}
    level = list(dict.fromkeys(ids))
    for _ in range(STEPS + 1):
        ends = {id_: end for id_, end in _ends(connection, level).items() if end}
        stands = claims.stands_as(connection, ends.values())
        found |= {id_: stands[end] for id_, end in ends.items()}
        level = [end for end in dict.fromkeys(stands.values()) if end not in found]
    return found


def _ends(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    first: dict[str, tuple[int, str, str]] = {}
    for id_, kept in claims.standing_as(connection, ids).items():
        row = connection.execute(_FIRST_USE, (id_,)).fetchone()
        if row is not None and (kept not in first or row < first[kept]):
            first[kept] = row
    return {
        kept: end if end.startswith("c") else claims.spoken_on(connection, end)
        for kept, (_, end, _) in first.items()
    }


def _way(id_: str, upper: Mapping[str, str]) -> list[str]:
    way: list[str] = []
    here = upper.get(id_)
    while here is not None and here != id_ and here not in way and len(way) <= STEPS:
        way.append(here)
        here = upper.get(here)
    return way


def _words(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Upper]:
    query = """
        select id, case when status in ('shown', 'split') then text else '' end, status
        from claim
        where id in ({})
    """
    found = (Upper(*row) for row in things.in_lots(connection, query, sorted(ids)))
    return {upper.id: upper for upper in found}


def _headings(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Section]:
    query = "select id, title, level, parent, tags, data from section where id in ({})"
    found = map(things.section, things.in_lots(connection, query, sorted(ids)))
    return {section.id: section for section in found}


def _theses_beside(connection: sqlite3.Connection, id_: str) -> Sequence[str]:
    """Give the theses of the debate that a claim is in, as what they stand as."""
    row = connection.execute(
        """
        select topic.theses
        from claim
        join topic on topic.slug = claim.debate
        where claim.id = ?
        """,
        (id_,),
    ).fetchone()
    return claims.in_place_of(connection, things.texts(row[0])) if row else ()


def _conclusion_of(connection: sqlite3.Connection, id_: str) -> str | None:
    """Give the claim that a claim first spoke on; for an objection, the one its target spoke on."""
    query = f"""
        {claims.MERGED},
        upper (id, steps) as (
            select conclusion, 1 from (
                select relation.conclusion
                from premise
                join relation on relation.id = premise.relation
                where premise.claim in (select id from merged) and relation.status = 'shown'
                order by relation.pos
                limit 1
            ) first_use
            union all
            select relation.conclusion, upper.steps + 1
            from upper
            join relation on relation.id = upper.id
            where upper.steps < 30
        )
        select id from upper order by steps desc limit 1
    """
    row = connection.execute(query, (id_,)).fetchone()
    if row is None or not row[0].startswith("c"):
        return None
    return claims.stands_as(connection, [row[0]])[row[0]]
