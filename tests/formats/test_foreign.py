"""What holds for every format of somebody else: counted anew, round and round, and refused plainly.

`count` below knows nothing of the readers: it counts nodes and edges as the format's own users
would. Whatever it counts has to be carried, or stand in the report.
"""

import json
import re
from collections.abc import Callable

import pytest
import yaml
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from debate.errors import DebateError, InvalidInput, MalformedFile
from debate.formats import files
from debate.formats.catalogue import FORMATS, READABLE
from debate.formats.files import Text
from debate.formats.guess import guess
from debate.formats.reading import Count, Reading
from debate.model import ArgumentMap, Json
from debate.resources import folder
from debate.text.language import tell
from tests.formats import malformed, samples

FIRST = files.read_map(
    files.read_text(str(folder("arguments") / "decentralisatie-sociale-zorg.argdown"))
).map
FOREIGN = ("aif", "xaif", "sadface", "jsonld", "graphml", "microtext", "caf", "carneades")


def read(text: str, name: str, file: str = "x") -> Reading:
    return files.read_map(Text(text, file, name))


def write(map_: ArgumentMap, name: str) -> str:
    return files.write_map(map_, name).text


def count(text: str, name: str) -> Count:
    """Count the nodes and edges of a file in the plainest way."""
    if name in ("graphml", "microtext", "caf"):
        names = [re.sub(r"{.*}", "", str(one.tag)) for one in ElementTree.fromstring(text).iter()]
        nodes, edges = {
            "graphml": (("node",), ("edge",)),
            "microtext": (("edu", "adu", "joint"), ("edge",)),
            "caf": (("statement", "argument"), ("conclusion", "premise")),
        }[name]
        if "argunet" in text:
            names = [str(one.tag) for one in ElementTree.fromstring(text).iter()]
            nodes, edges = (f"{{{samples.GRAPHML}}}node",), (f"{{{samples.GRAPHML}}}edge",)
        return Count(sum(map(names.count, nodes)), sum(map(names.count, edges)))
    if name == "carneades":
        document = yaml.safe_load(text)
        arguments = document.get("arguments") or {}
        edges_ = sum(
            1 + len(one.get("premises") or []) + ("undercutter" in one)
            for one in arguments.values()
        )
        return Count(len(document.get("statements") or {}) + len(arguments), edges_)
    document = json.loads(text)
    if name == "jsonld":
        things = document["@graph"]
        told = [one for one in things if one["type"] not in ("Annotation", "schema:CreativeWork")]
        ties = [one for one in told if "premises" in one]
        return Count(len(told), sum(len(one["premises"]) + 1 for one in ties))
    document = document.get("AIF", document)
    return Count(len(document["nodes"]), len(document.get("edges") or []))


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_written_reads_again_with_the_same_counts(name: str) -> None:
    written = write(FIRST, name)
    again = read(written, name)
    assert guess(written) == name
    assert list(again.map.claims) == list(FIRST.claims)
    assert [one.text for one in again.map.claims.values()] == [
        one.text for one in FIRST.claims.values()
    ]
    kept = {id_: (one.kind, one.premises, one.conclusion) for id_, one in FIRST.relations.items()}
    assert {
        id_: (one.kind, one.premises, one.conclusion) for id_, one in again.map.relations.items()
    } == kept
    assert again.carried == count(written, name)
    assert not [one for one in again.losses if one.part]
    once_more = write(again.map, name)
    assert write(read(once_more, name).map, name) == once_more


@pytest.mark.parametrize(("name", "text"), samples.ALL)
def test_every_node_and_edge_is_carried_or_told(name: str, text: str) -> None:
    found = read(text, name)
    counted = count(text, name)
    assert counted.nodes == found.carried.nodes + found.lost.nodes
    assert counted.edges == found.carried.edges + found.lost.edges
    assert found.map.claims
    assert all(one.where and one.what and one.why for one in found.losses)
    assert read(text, name) == found


@pytest.mark.parametrize("text", [samples.AIF, samples.XAIF])
def test_a_time_is_kept_with_its_claim_or_step_or_told(text: str) -> None:
    document = json.loads(text)
    found = read(text, "aif" if "nodes" in document else "xaif")
    kept = write(found.map, "json")
    told = {one.where for one in found.losses}
    nodes = document.get("AIF", document)["nodes"]
    times = {one["nodeID"]: one["timestamp"] for one in nodes if "timestamp" in one}
    kinds = {one["type"] for one in nodes if one["nodeID"] in times}
    assert kinds == {"L", "YA", "TA", "MA", "PA", "I", "RA"}
    for id_, time in times.items():
        assert (time in kept) != (f"x: node {id_}" in told), id_


def test_what_undercuts_a_step_with_two_targets_undercuts_both_relations() -> None:
    found = read(samples.AIF, "aif")
    ties = found.map.relations.values()
    both = {one.id for one in ties if one.scheme == "Example"}
    assert len(both) == 2
    first = [one for one in ties if one.conclusion in both]
    assert {one.conclusion for one in first} == both
    assert {one.conclusion for one in ties} > {one.id for one in first}
    assert len(first) == 2


def test_undercuts_that_double_without_end_are_told_soon() -> None:
    nodes: list[Json] = [{"nodeID": "i", "type": "I", "text": "Een zin."}]
    nodes += [{"nodeID": f"s{n}", "type": "CA", "text": ""} for n in range(60)]
    ends = [("i", f"s{n}") for n in range(60)] + [("s0", "i")] * 2
    ends += [(f"s{n + 1}", f"s{n}") for n in range(59) for _ in "ab"]
    edges: list[Json] = [{"fromID": source, "toID": target} for source, target in ends]
    found = read(json.dumps({"nodes": nodes, "edges": edges}), "aif")
    assert len(found.map.relations) < 25_000
    assert [one for one in found.losses if one.what == "an objection to a step"]
    assert found.carried == Count(61, len(ends))


@pytest.mark.parametrize(("name", "text"), samples.ALL)
def test_a_sample_is_recognised_and_goes_through_our_own_formats(name: str, text: str) -> None:
    assert guess(text) == name
    found = read(text, name).map
    assert read(write(found, "json"), "json").map == found
    argdown = read(write(found, "argdown"), "argdown").map
    assert argdown.claims.keys() == found.claims.keys()
    assert argdown.relations.keys() == found.relations.keys()


BAD = [*samples.MALFORMED, *malformed.MALFORMED]


@pytest.mark.parametrize(("name", "text", "sentence"), BAD)
def test_a_bad_file_is_refused_in_one_sentence_also_in_dutch(
    name: str, text: str, sentence: str
) -> None:
    with pytest.raises(MalformedFile, match=sentence) as caught:
        read(text, name, f"a.{name}")
    assert caught.value.place.startswith(f"a.{name}")
    for said in (str(caught.value), tell(caught.value)):
        assert said.endswith((".", "…", "]"))
        assert "{" not in said.replace("{sleutel: waarde", "").replace("{key: value", "")
    assert tell(caught.value) != str(caught.value)


@pytest.mark.parametrize("name", READABLE)
def test_at_least_ten_bad_files_of_each_format_are_known(name: str) -> None:
    assert sum(one[0] == name for one in BAD) >= 10


def test_a_drawing_for_graphviz_is_no_map_to_read() -> None:
    with pytest.raises(InvalidInput, match="The format dot holds no map that can be read"):
        read("digraph { a -> b }", "dot")


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("size", [1_200])
def test_long_chains_and_circles_need_no_recursion(name: str, size: int) -> None:
    chain, ring = samples.chain(size), samples.chain(size, is_ring=True)
    for made in (chain, ring):
        again = read(write(made, name), name)
        assert again.map.relations.keys() == made.relations.keys()


def refusal(text: str, name: str) -> str:
    """Read a text, and write again what was read; give the sentence that refuses it."""
    try:
        write(read(text, name).map, name)
    except DebateError as error:
        return str(error)
    return "It was read."


def damaged(draw: Callable[[st.SearchStrategy[int]], int], text: str) -> str:
    at, length = draw(st.integers(0, len(text))), draw(st.integers(0, 30))
    other = draw(st.integers(0, len(text)))
    return text[:at] + text[other : other + length] + text[at + draw(st.integers(0, 30)) :]


@given(st.data(), st.sampled_from(samples.ALL))
def test_damage_is_read_or_refused_in_one_sentence(
    data: st.DataObject, sample: tuple[str, str]
) -> None:
    name, text = sample
    for _ in range(data.draw(st.integers(1, 3))):
        text = damaged(data.draw, text)
    said = refusal(text, name)
    assert said.endswith((".", "!", "?"))


VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5)
    | st.sampled_from(["1", "2", "3", "I", "RA", "CA", "YA", "L"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["nodeID", "type", "text", "fromID", "toID", "id", "nodes", "edges", "AIF", "@graph",
             "premises", "conclusion", "kind", "metadata", "core", "source_id", "target_id",
             "participants", "locutions", "personID", "tegengeluid", "slug", "data", "scheme"]
        ),
        inner, max_size=6,
    ),
    max_leaves=30,
)  # fmt: skip


@given(st.sampled_from(["aif", "xaif", "sadface", "jsonld", "carneades"]), VALUES)
def test_values_of_any_type_are_read_or_refused(name: str, value: Json) -> None:
    inner = {"nodes": [value], "edges": [value], "@graph": [value], "statements": value}
    for document in (value, inner, {"AIF": inner, "text": value}):
        assert refusal(json.dumps(document), name).endswith(".")


def test_every_foreign_format_is_in_the_catalogue() -> None:
    assert {name for name in FOREIGN if FORMATS[name].read and FORMATS[name].write} == set(FOREIGN)


def test_many_illocutions_of_one_transition_are_read_at_once() -> None:
    names = [f"i{number}" for number in range(20_000)]
    nodes = [{"nodeID": one, "type": "I", "text": "Een zin."} for one in names]
    nodes += [{"nodeID": f"y{one}", "type": "YA", "text": "Arguing"} for one in names]
    ends = [("t", one) for one in names] + [("t", f"y{one}") for one in names]
    ends += [(f"y{one}", "i0") for one in names]
    edges = [{"fromID": source, "toID": target} for source, target in ends]
    nodes.append({"nodeID": "t", "type": "TA", "text": ""})
    found = read(json.dumps({"nodes": nodes, "edges": edges}), "aif")
    assert len(found.map.claims) == 20_000
