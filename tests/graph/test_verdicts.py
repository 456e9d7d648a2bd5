"""Labels of a map, and of one that grew, are those of the whole map."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from debate.graph.shape import Tie, shape
from debate.graph.verdicts import Verdicts, verdicts, with_more
from debate.model import ArgumentMap, Kind, Relation
from tests.graph import maps
from tests.graph.maps import written


def told(found: Verdicts) -> dict[str, str | None]:
    """The label of everything."""
    return {id_: found.of(id_) for id_ in found.shape.ids}


def tie(relation: Relation) -> Tie:
    """A relation without its words."""
    return Tie(relation.id, relation.kind, relation.premises, relation.conclusion)


@given(made=maps.maps(), data=st.data())
def test_map_that_grows_in_parts_is_labelled_as_the_whole(
    made: ArgumentMap, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(made.claims)))
    claims = list(made.claims)
    early = dict.fromkeys(claims[:first])
    begun = {
        one.id: one
        for one in made.relations.values()
        if all(premise in early for premise in one.premises) and one.conclusion in early
    }
    start = dataclasses.replace(
        made, claims={id_: made.claims[id_] for id_ in early}, relations=begun
    )
    ties = [tie(one) for one in made.relations.values() if one.id not in begun]
    grown = with_more(verdicts(shape(start)), claims[first:], ties[:2], {})
    for one in ties[2:]:
        grown = with_more(grown, [], [one], {})
    assert told(grown) == told(verdicts(shape(made)))


def test_premise_that_was_used_before_is_used_again() -> None:
    before = verdicts(shape(written("a1: b > a", alone=("c",))))
    after = with_more(before, ["d"], [Tie("a2", Kind.ATTACK, ["b", "d"], "c")], {})
    assert (after.of("c"), after.of("a"), before.of("c")) == ("out", "out", "in")
    fallen = with_more(after, ["e"], [Tie("a3", Kind.ATTACK, ["e"], "b")], {})
    assert (fallen.of("c"), fallen.of("a"), fallen.of("b")) == ("in", "in", "out")


def test_undercut_of_a_step_that_was_there() -> None:
    before = verdicts(shape(written("a1: b > a")))
    after = with_more(before, ["c"], [Tie("u1", Kind.UNDERCUT, ["c"], "a1")], {})
    assert (after.of("a"), after.of("a1"), after.of("b")) == ("in", "out", "in")
    assert after.of("gone") is None


def test_many_ids_that_were_added_are_still_found() -> None:
    grown = verdicts(shape(written(alone=("c0",))))
    for number in range(1, 30):
        more = [f"c{number}-{each}" for each in range(200)]
        grown = with_more(grown, more, [Tie(f"r{number}", Kind.ATTACK, [more[0]], "c0")], {})
    assert grown.of("c29-199") == "in"
    assert grown.of("c0") == "out"
    assert len(grown.shape.numbers) == grown.shape.size
