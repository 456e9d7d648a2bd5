"""A forest with new answers is the forest that the whole debate would give."""

import copy

from hypothesis import given
from hypothesis import strategies as st

from debate.graph.forest import Forest, forest
from debate.graph.grafting import grafted
from debate.graph.shape import Tie
from debate.model import ArgumentMap, Kind
from tests.graph.maps import maps


def grown(made: ArgumentMap, more: list[Tie]) -> Forest:
    claims = dict.fromkeys([*made.claims, *(one for tie in more for one in tie.premises)], "")
    ties = [Tie(one.id, one.kind, one.premises, one.conclusion) for one in made.relations.values()]
    return forest(claims, [*ties, *more], made.topic.theses)


@given(maps(), st.data())
def test_grafting_gives_the_forest_of_the_whole(made: ArgumentMap, data: st.DataObject) -> None:
    known, more = list(made.claims), []
    for number in range(data.draw(st.integers(1, 6))):
        fresh = tuple(f"n{number}{letter}" for letter in "ab"[: data.draw(st.integers(1, 2))])
        kind = data.draw(st.sampled_from((Kind.SUPPORT, Kind.ATTACK)))
        more.append(Tie(f"rn{number}", kind, fresh, data.draw(st.sampled_from(known))))
        known += fresh
    before = grown(made, [])
    kept = copy.deepcopy(before)
    assert grafted(before, more) == grown(made, more)
    assert before == kept


def test_what_is_no_new_answer_has_to_be_grown_anew() -> None:
    before = forest({"c1": "", "c2": ""}, [])
    refused = (
        Tie("r1", Kind.ATTACK, ("c1",), "c2"),
        Tie("r1", Kind.ATTACK, ("c3", "c3"), "c2"),
        Tie("r1", Kind.UNDERCUT, ("c3",), "r9"),
        Tie("r1", Kind.ATTACK, ("c3",), "c9"),
        Tie("r1", Kind.ATTACK, (), "c1"),
    )
    assert [grafted(before, [tie]) for tie in refused] == [None] * len(refused)
