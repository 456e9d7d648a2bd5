"""A map as a networkx graph: claims and relations are both nodes.

Edges run from premise to conclusion. For exchange formats and for questions about a whole debate
that networkx answers; pages walk `ties` instead.
"""

import networkx as nx

from ..model import ArgumentMap
from .ties import is_whole


def graph(argument_map: ArgumentMap) -> "nx.DiGraph[str]":  # type: ignore[explicit-any]
    """Build premise -> relation -> conclusion; an undercut's edge ends on a relation's node.

    Each node has `type` ("claim" or "relation"); a claim has `text`, a relation has `kind`. Each
    edge has `role` ("premise" or "conclusion"). A relation with an end outside the map is left
    out.

    >>> from debate.model import ArgumentMap, Claim, Kind, Relation, Topic
    >>> claims = {"c1": Claim("c1", "Hulp komt laat."), "c2": Claim("c2", "Hulp faalt.")}
    >>> relations = {"r1": Relation("r1", Kind.SUPPORT, ("c1",), "c2")}
    >>> built = graph(ArgumentMap(Topic("hulp", "Hulp"), claims=claims, relations=relations))
    >>> sorted(built.edges)
    [('c1', 'r1'), ('r1', 'c2')]
    >>> built.nodes["r1"]
    {'type': 'relation', 'kind': 'support'}
    """
    built: nx.DiGraph[str] = nx.DiGraph()  # type: ignore[explicit-any]
    for claim in argument_map.claims.values():
        built.add_node(claim.id, type="claim", text=claim.text)
    whole = [each for each in argument_map.relations.values() if is_whole(argument_map, each)]
    for relation in whole:
        built.add_node(relation.id, type="relation", kind=relation.kind.value)
    for relation in whole:
        built.add_edges_from(((each, relation.id) for each in relation.premises), role="premise")
        if relation.conclusion in built:
            built.add_edge(relation.id, relation.conclusion, role="conclusion")
    return built
