"""Which relations touch a claim, and what a debate is about."""

from hypothesis import given
from hypothesis import strategies as st

from debate.graph.ties import is_unanswered, is_whole, part, theses, ties
from debate.model import ArgumentMap, Kind, Relation
from tests.graph.maps import maps, ring, written


def test_ties_keep_the_order_of_the_map() -> None:
    index = ties(written("s1: a > t", "a1: b > t", "u1: b > s1"))
    assert index.on("t") == ("s1", "a1")
    assert index.uses("b") == ("a1", "u1")
    assert index.on("s1") == ("u1",)
    assert index.on("nowhere") == ()


def test_a_relation_without_its_ends_ties_nothing() -> None:
    here = written("s1: a > t")
    lost = {"s2": Relation("s2", Kind.SUPPORT, ("a",), "nowhere")}
    made = ArgumentMap(here.topic, claims=here.claims, relations={**here.relations, **lost})
    assert ties(made).uses("a") == ("s1",)


def test_the_debate_is_about_the_claims_it_names() -> None:
    made = written("s1: a > t", "s2: t > v", theses=("t",))
    assert theses(made, ties(made)) == ("t",)


def test_a_debate_that_names_none_is_about_what_speaks_on_nothing() -> None:
    made = written("s1: a > t", "s2: b > v", alone=("x",))
    assert theses(made, ties(made)) == ("t", "v")


def test_a_debate_in_a_ring_is_about_its_first_claim() -> None:
    made = ring(3)
    assert theses(made, ties(made)) == ("c1",)


def test_a_counterargument_is_unanswered_until_somebody_answers() -> None:
    made = written(
        "a1: x > t", "a2: y > t", "a3: z > y", "a4: w > t", "u1: v > a4", "s1: p > x", "s2: q > t"
    )
    index = ties(made)
    open_ones = [each for each in made.relations.values() if is_unanswered(each, made, index)]
    assert [each.id for each in open_ones] == ["a1", "a3", "u1"]


def test_a_part_drops_an_undercut_whose_relation_is_gone() -> None:
    made = written("s1: a > t", "u1: b > s1", "u2: c > u1")
    assert list(part(made, ("a", "t", "b", "c")).relations) == ["s1", "u1", "u2"]
    assert list(part(made, ("t", "b", "c")).relations) == []


@given(maps(), st.data())
def test_a_part_holds_whole_relations_alone(made: ArgumentMap, data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(list(made.claims))))
    piece = part(made, sorted(kept))
    assert set(piece.claims) == kept
    assert all(is_whole(piece, relation) for relation in piece.relations.values())
