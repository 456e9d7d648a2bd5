"""The claims and relations behind a figure, in words."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from . import claims, things
from .things import ClaimView


@dataclass(frozen=True, slots=True)
class Item:
    """What is behind a figure: a claim; or what was put forward, and the claim that it speaks on,
    None where that is a step.
    """

    claim: ClaimView
    kind: str = ""
    relation: str = ""
    on: ClaimView | None = None


def items(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Item]:
    """Give claims and relations by id, in that order; unknown ids are left out."""
    relations = _relations(connection, [id_ for id_ in ids if id_.startswith("r")])
    ends = [end for _, end, premise in relations.values() for end in (end, premise)]
    wanted = [id_ for id_ in (*ids, *ends) if id_.startswith("c")]
    stands = claims.stands_as(connection, wanted)
    views = claims.claims(connection, list(stands.values()))
    found = []
    for id_ in ids:
        if id_ in relations:
            kind, end, premise = relations[id_]
            if stands[premise] in views:
                on = views.get(stands.get(end, ""))
                found.append(Item(views[stands[premise]], kind, id_, on))
        elif stands.get(id_) in views:
            found.append(Item(views[stands[id_]]))
    return found


def _relations(
    connection: sqlite3.Connection, ids: Sequence[str]
) -> dict[str, tuple[str, str, str]]:
    """Give kind, conclusion and first premise of each relation."""
    query = """
        select relation.id, relation.kind, relation.conclusion, premise.claim
        from relation
        join premise on premise.relation = relation.id and premise.ord = 0
        where relation.id in ({})
    """
    return {
        id_: (kind, end, ground)
        for id_, kind, end, ground in things.in_lots(connection, query, ids)
    }
