"""Which claims of a debate a draft can be made of: by thesis, and by looking for words."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...graph.ties import theses, ties
from ...model import Claim, Kind
from ...queries import searching
from ...queries.digest import Digest
from .. import session

EACH = 12  # claims of one side below one thesis
FOUND = 12


@dataclass(frozen=True)
class Group:
    """A thesis with what speaks for and against it."""

    thesis: Claim
    for_: tuple[Claim, ...]
    against: tuple[Claim, ...]


def groups(digest: Digest) -> list[Group]:
    """Give the theses with what speaks on each, in the order of the map."""
    index = ties(digest.map)

    def side(thesis: str, kind: Kind) -> tuple[Claim, ...]:
        ids = dict.fromkeys(
            premise
            for one in index.on(thesis)
            if digest.map.relations[one].kind is kind
            for premise in digest.map.relations[one].premises
        )
        return tuple(digest.map.claims[id_] for id_ in list(ids)[:EACH])

    return [
        Group(digest.map.claims[id_], side(id_, Kind.SUPPORT), side(id_, Kind.ATTACK))
        for id_ in theses(digest.map, index)
    ]


def known(digest: Digest, ids: Sequence[str]) -> list[Claim]:
    """Give the claims with these ids that the debate shows, in this order."""
    return [digest.map.claims[id_] for id_ in dict.fromkeys(ids) if id_ in digest.map.claims]


def found(slug: str, digest: Digest, words: str) -> list[Claim]:
    """Give claims of a debate that say this, the nearest first."""
    if not words.strip():
        return []
    with session.store().reading() as connection:
        hits = searching.search(connection, words[:200], debate=slug, limit=FOUND)
    return known(digest, [hit.claim.id for hit in hits])
