"""What each thing is called in a file: its title where that can be one, else its id.

A statement `[Title]` and an argument `<Title>` have names of their own. What has no title, or one
that a bracket cannot hold or that another thing has, is called by its id; its title is then in its
data.
"""

import re
from collections import defaultdict

from ...model import ArgumentMap, Claim, Relation, is_id

_TITLE = re.compile(
    r"[^\s\[\]<>@!+_\-\x00-\x1f\x7f\ufffe\uffff][^\[\]<>\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]*"
)
_LONGEST = 200


class Handles:
    """Knows how every claim, relation and question of one map is called and how it is written."""

    def __init__(self, map_: ArgumentMap) -> None:
        self.map = map_
        self.speaking: dict[str, list[Relation]] = defaultdict(list)  # by conclusion
        self._premise_of: dict[str, list[Relation]] = defaultdict(list)
        for relation in map_.relations.values():
            self.speaking[relation.conclusion].append(relation)
            for premise in dict.fromkeys(relation.premises):
                self._premise_of[premise].append(relation)
        self.named = {one.id for one in map_.relations.values() if self._needs_name(one)}
        self.arguments = {one.id for one in map_.claims.values() if self._is_argument(one)}
        self._handles: dict[str, str] = {}
        self._by_title: dict[str, str] = {}
        self._give()

    def of(self, id_: str) -> str:
        """Give what a thing is called."""
        return self._handles[id_]

    def is_titled(self, id_: str) -> bool:
        """Whether its title is what it is called by."""
        return self._handles[id_] != id_

    def pointer(self, id_: str) -> str:
        """Give what data calls a thing: its title where that leads to it, else its id."""
        handle = self._handles.get(id_, id_)
        return handle if self._by_title.get(handle) == id_ else id_

    def bracketed(self, id_: str) -> str:
        """Give what a line calls a thing."""
        return f"<{self._handles[id_]}>" if self.is_argument(id_) else f"[{self._handles[id_]}]"

    def is_argument(self, id_: str) -> bool:
        """Whether a thing is written as an argument."""
        return id_ in self.arguments or id_ in self.named

    def own_step(self, claim: str) -> Relation | None:
        """Give the one relation of a claim written as an argument, which its undercuts speak on."""
        if claim not in self.arguments:
            return None
        drawn = self._premise_of[claim]
        return drawn[0] if len(drawn) == 1 and drawn[0].id not in self.named else None

    def _needs_name(self, relation: Relation) -> bool:
        if relation.title or relation.text or len(relation.premises) != 1:
            return True
        return relation.id in self.speaking and not self._is_short(relation)

    def _is_short(self, relation: Relation) -> bool:
        """Whether undercuts of this relation can stand under its premise."""
        premise = self.map.claims.get(relation.premises[0])
        if premise is None or not premise.is_argument or relation.pair:
            return False
        return len(self._premise_of[premise.id]) == 1 and relation.conclusion != premise.id

    def _is_argument(self, claim: Claim) -> bool:
        """Whether a claim can stand as an argument: no structure has a place for one."""
        return claim.is_argument and all(
            relation.id not in self.named for relation in self._premise_of[claim.id]
        )

    def _give(self) -> None:
        """Give every thing its handle; of two with one title the lowest id has it, in any order."""
        map_ = self.map
        statements: set[str] = set()
        arguments: set[str] = set()
        titles = {one.id: one.title for one in map_.claims.values()}
        titles |= {one.id: one.title for one in map_.questions.values()}
        titles |= {id_: map_.relations[id_].title for id_ in self.named}
        for id_ in sorted(titles):
            is_argument = id_ in self.arguments or id_ in self.named
            taken = arguments if is_argument else statements
            self._handles[id_] = _handle(titles[id_], id_, taken)
        self._lead()

    def _lead(self) -> None:
        """Say where each title leads: to a statement first, then a relation, then an argument."""
        claims = [one.id for one in self.map.claims.values()]
        for id_ in [
            *(one for one in claims if one not in self.arguments),
            *self.named,
            *(one for one in claims if one in self.arguments),
        ]:
            if self.is_titled(id_):
                self._by_title.setdefault(self._handles[id_], id_)


def _handle(title: str, id_: str, taken: set[str]) -> str:
    """Give the title if it can be a handle and nothing else has it, else the id."""
    usable = _TITLE.fullmatch(title) and len(title) <= _LONGEST and title == title.strip()
    if not usable or is_id(title) or title in taken:
        return id_
    taken.add(title)
    return title
