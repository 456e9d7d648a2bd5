"""Claims and relations as nodes of one graph."""

import networkx as nx
from hypothesis import given

from debate.graph.build import graph
from debate.model import ArgumentMap, Kind, Relation
from tests.graph.maps import maps, written


def test_an_undercut_ends_on_the_node_of_its_relation() -> None:
    built = graph(written("s1: a b > t", "u1: c > s1"))
    assert set(built.edges) == {("a", "s1"), ("b", "s1"), ("s1", "t"), ("c", "u1"), ("u1", "s1")}
    assert built.nodes["u1"] == {"type": "relation", "kind": "undercut"}
    assert built.edges["u1", "s1"]["role"] == "conclusion"
    assert built.edges["b", "s1"]["role"] == "premise"


def test_a_relation_with_an_end_outside_the_map_is_left_out() -> None:
    here = written("s1: a > t")
    lost = {"s2": Relation("s2", Kind.SUPPORT, ("nowhere",), "t")}
    built = graph(ArgumentMap(here.topic, claims=here.claims, relations={**here.relations, **lost}))
    assert set(built) == {"a", "t", "s1"}


@given(maps())
def test_every_claim_and_relation_is_one_node(made: ArgumentMap) -> None:
    built = graph(made)
    assert set(built) == {*made.claims, *made.relations}
    assert all(nx.number_of_edges(built.subgraph([each])) == 0 for each in built)
    for relation in made.relations.values():
        assert set(built.predecessors(relation.id)) >= set(relation.premises)
        assert list(built.successors(relation.id)) == [relation.conclusion]
