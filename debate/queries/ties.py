"""How claims are tied to the rest of a debate: what each of them speaks on."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Kind
from . import claims, things
from .things import ClaimView

_USES = """
    select premise.claim, relation.id, relation.kind, relation.conclusion
    from premise
    join relation on relation.id = premise.relation and relation.status = 'shown'
    where premise.claim in ({})
    order by relation.pos
"""
_USED = """
    select distinct conclusion from relation where conclusion in ({}) and status = 'shown'
"""
_UPPER = """
    with recursive upper (id, at_id) as (
        select id, conclusion from relation where id in ({})
        union
        select upper.id, relation.conclusion from upper join relation on relation.id = upper.at_id
    )
    select id, at_id from upper where at_id like 'c%'
"""


@dataclass(frozen=True, slots=True)
class Tied:
    """A step that a claim is a ground of. `claim` is what it concludes to; of an undercut, what the
    step concludes to that it is against. None where objections go round in a circle.
    """

    relation: str
    kind: Kind
    claim: ClaimView | None


@dataclass(frozen=True, slots=True)
class Ties:
    """What a claim speaks on, and whether anything speaks on it."""

    uses: tuple[Tied, ...] = ()
    is_answered: bool = False

    @property
    def is_loose(self) -> bool:
        """Whether nothing ties it to the rest."""
        return not (self.uses or self.is_answered)


def ties(connection: sqlite3.Connection, ids: Sequence[str]) -> Mapping[str, Ties]:
    """Tell how each of these claims is tied, those merged into it included."""
    standing = claims.standing_as(connection, list(dict.fromkeys(ids)))
    members = list(standing)
    rows = list(things.in_lots(connection, _USES, members))
    answered = {standing[row[0]] for row in things.in_lots(connection, _USED, members)}
    against = list(dict.fromkeys(end for *_, end in rows if end.startswith("r")))
    ends: dict[str, str] = dict(things.in_lots(connection, _UPPER, against))
    concluded = {end: ends.get(end, "") if end.startswith("r") else end for *_, end in rows}
    stands = claims.stands_as(connection, [end for end in concluded.values() if end])
    views = claims.claims(connection, list(stands.values()))
    found: dict[str, dict[str, Tied]] = {id_: {} for id_ in ids}
    for claim, relation, kind, end in rows:
        upper = views.get(stands.get(concluded[end], ""))
        found[standing[claim]].setdefault(relation, Tied(relation, Kind(kind), upper))
    return {id_: Ties(tuple(uses.values()), id_ in answered) for id_, uses in found.items()}
