"""Which relations touch a claim, and what a debate is about."""

from debate.graph.ties import is_unanswered, theses, ties
from debate.model import ArgumentMap, Kind, Relation
from tests.graph.maps import ring, written


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
