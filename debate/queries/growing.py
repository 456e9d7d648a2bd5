"""A bounded part of a map, grown step by step from some claims.

No step reads more rows than there is room for, however many answers a claim has: each claim of a
level gets a fair share, its oldest answers first or in an order that is given. Merged claims are
folded to what they stand as.
"""

import dataclasses
import itertools
import sqlite3
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence

from ..model import ArgumentMap, Relation, Topic
from . import claims, counts, things
from .things import ClaimView, RelationView

LEAST_SHARE = 5
"""Answers that are looked at of each claim, even where a level has many claims."""
USES_LOOKED_AT = 1_000


Answers = Callable[[str], Sequence[str]]
"""Tells which relations speak on a claim or a relation, merged claims folded, in some order."""


class Growing:
    """Claims and relations around some claims; at about `limit` claims there is no more room.

    With `answers`, answers are taken, and later told, in the order that it gives.
    """

    def __init__(
        self, connection: sqlite3.Connection, limit: int, answers: Answers | None = None
    ) -> None:
        self._connection, self._limit, self._answers = connection, limit, answers
        self._rank: dict[str, int] = {}
        self.views: dict[str, ClaimView] = {}
        self._relations: dict[str, RelationView] = {}

    @property
    def relations(self) -> Collection[str]:
        """The steps that were added."""
        return self._relations.keys()

    @property
    def room(self) -> int:
        """How many more steps may be added."""
        return max(0, min(self._limit - len(self.views), 2 * self._limit - len(self._relations)))

    def add_claims(self, ids: Iterable[str]) -> list[str]:
        """Add claims; gives those that are new."""
        fresh = [id_ for id_ in dict.fromkeys(ids) if id_ not in self.views]
        self.views |= claims.claims(self._connection, fresh)
        return [id_ for id_ in fresh if id_ in self.views]

    def add_answers(self, ids: Sequence[str]) -> list[str]:
        """Add the steps towards these claims and the objections against those; gives the new
        claims.
        """
        steps = self._add(self._towards(claims.standing_as(self._connection, ids)))
        fresh = self._add_premises(steps)
        while steps:
            steps = self._add(self._towards({one.relation.id: one.relation.id for one in steps}))
            fresh += self._add_premises(steps)
        return fresh

    def add_uses(self, ids: Sequence[str], most: int) -> list[str]:
        """Add steps in which these claims are premises, up to the claims they speak on; gives
        those.
        """
        used = self._from(claims.standing_as(self._connection, ids))
        steps = self._add(used[:most])
        fresh = self._add_premises(steps)
        while steps:
            ends = [one.relation.conclusion for one in steps]
            upper = [end for end in ends if end.startswith("c")]
            fresh += self.add_claims(claims.stands_as(self._connection, upper).values())
            steps = self._add(end for end in ends if end.startswith("r"))
            fresh += self._add_premises(steps)
        return fresh

    def _towards(self, conclusions: Mapping[str, str]) -> list[str]:
        if self._answers is not None:
            return self._in_order(self._answers, dict.fromkeys(conclusions.values()))
        query = """
            select pos, id from relation
            where conclusion = ? and status = 'shown'
            order by pos
            limit ?
        """
        return self._shares(query, conclusions)

    def _from(self, premises: Mapping[str, str]) -> list[str]:
        query = f"""
            select relation.pos, relation.id
            from (
                select relation from premise
                where claim = ?
                order by relation
                limit {USES_LOOKED_AT}
            ) used
            join relation on relation.id = used.relation
            where relation.status = 'shown'
            order by relation.pos
            limit ?
        """
        return self._shares(query, premises)

    def _in_order(self, answers: Answers, ends: Collection[str]) -> list[str]:
        """Give new relations on each end in turn, each end's in the order that was given."""
        share = self._share(len(ends))
        found = {end: answers(end)[:share] for end in ends}
        for queue in found.values():
            self._rank |= {relation: place for place, relation in enumerate(queue)}
        return self._in_turn(found.values())

    def _shares(self, query: str, ends: Mapping[str, str]) -> list[str]:
        """Give new relations found from each end in turn, as many as there is room for.

        `ends` maps each end to what it stands as, so that merged claims share one turn.
        """
        if not ends or not self.room:
            return []
        found: dict[str, list[tuple[int, str]]] = {}
        for end, stands in ends.items():
            rows = self._connection.execute(query, (end, self._share(len(ends))))
            found.setdefault(stands, []).extend(rows)
        return self._in_turn([id_ for _, id_ in sorted(queue)] for queue in found.values())

    def _share(self, ends: int) -> int:
        return max(LEAST_SHARE, 2 * self.room // max(1, ends))

    def _in_turn(self, queues: Iterable[Sequence[str]]) -> list[str]:
        turns = itertools.zip_longest(*queues)
        fresh = (one for turn in turns for one in turn if one and one not in self._relations)
        return list(itertools.islice(dict.fromkeys(fresh), self.room))

    def _add(self, ids: Iterable[str]) -> list[RelationView]:
        fresh = list(dict.fromkeys(id_ for id_ in ids if id_ not in self._relations))[: self.room]
        query = f"""
            select {things.RELATION} from relation
            where id in ({{}}) and status = 'shown'
            order by pos
        """
        rows = things.in_lots(self._connection, query, fresh)
        found = things.relation_views(self._connection, rows)
        self._relations |= {view.relation.id: view for view in found}
        return found

    def _add_premises(self, steps: Sequence[RelationView]) -> list[str]:
        grounds = [ground for one in steps for ground in one.relation.premises]
        return self.add_claims(claims.stands_as(self._connection, grounds).values())

    def map(self, topic: Topic) -> ArgumentMap:
        """Give what was gathered, in the order in which it was told."""
        stands = claims.stands_as(self._connection, self._ends())
        told = sorted(
            self._relations.values(),
            key=lambda view: (self._rank.get(view.relation.id, 0), view.pos),
        )
        relations = {view.relation.id: folded(view.relation, stands) for view in told}
        views = sorted(self.views.values(), key=lambda view: view.pos)
        return ArgumentMap(
            topic,
            claims={view.id: view.claim for view in views},
            relations=anchored(relations, self.views),
        )

    def _ends(self) -> list[str]:
        ends: list[str] = []
        for view in self._relations.values():
            ends += view.relation.premises
            if view.relation.conclusion.startswith("c"):
                ends.append(view.relation.conclusion)
        return ends

    def left_out(self, drawn: Mapping[str, Relation]) -> dict[str, int]:
        """Count for each claim gathered, and each relation drawn, the steps towards it that are not
        drawn.
        """
        left = self._counted(drawn)
        for relation in drawn.values():
            left[relation.conclusion] = left.get(relation.conclusion, 0) - 1
        return {id_: count for id_, count in left.items() if count > 0}

    def _counted(self, drawn: Iterable[str]) -> dict[str, int]:
        """Count the steps towards what was gathered; with `answers`, without reading them."""
        if self._answers is not None:
            return {id_: len(self._answers(id_)) for id_ in (*self.views, *drawn)}
        stands = claims.standing_as(self._connection, list(self.views))
        return counts.steps(self._connection, stands | {id_: id_ for id_ in drawn})


def folded(relation: Relation, stands: Mapping[str, str]) -> Relation:
    """Give a relation between what its ends stand as after merges."""
    premises = tuple(dict.fromkeys(stands.get(ground, ground) for ground in relation.premises))
    conclusion = stands.get(relation.conclusion, relation.conclusion)
    if premises == relation.premises and conclusion == relation.conclusion:
        return relation
    return dataclasses.replace(relation, premises=premises, conclusion=conclusion)


def anchored(relations: Mapping[str, Relation], known: Container[str]) -> dict[str, Relation]:
    """Give the relations between known claims that, through any undercuts, end at a known claim."""
    holds: dict[str, bool] = {}
    for start in relations:
        way, here = [], start
        while here in relations and here not in holds:
            holds[here] = False  # and so it stays where undercuts go round in a circle
            way.append(here)
            if any(ground not in known for ground in relations[here].premises):
                break
            here = relations[here].conclusion
        ends_well = holds[here] if here in relations else here in known
        holds |= dict.fromkeys(way, ends_well)
    return {id_: relation for id_, relation in relations.items() if holds[id_]}
