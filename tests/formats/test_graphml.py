"""GraphML that we write is read by networkx; and passages and labels are found in pages."""

import io

import networkx as nx
import pytest

from debate.errors import MalformedFile
from debate.formats import graphml, graphml_parts
from debate.formats.building import Building, topic_of
from debate.formats.passages import Passages
from debate.formats.plain_html import plain
from debate.model import ArgumentMap, Claim, Kind, Relation, Topic, Voice

ONE, OTHER = "c000000000001", "c000000000002"
MAP = ArgumentMap(
    Topic("park", 'Het "park"', theses=(ONE,), data={"a": [1]}),
    claims={
        ONE: Claim(ONE, 'Dit is <b>"zo"</b> & niet\x0banders.', "Zo", "Een\nnoot.", base=0.25,
                   tags=("a b",), data={"k": {"x": None}}, voice=Voice(name="Ann")),
        OTHER: Claim(OTHER, "Een één 🌉 brug.", base=0.0, is_argument=True),
    },
    relations={
        "r000000000001": Relation("r000000000001", Kind.ATTACK, (OTHER, ONE), ONE, why="daarom"),
        "r000000000002": Relation("r000000000002", Kind.UNDERCUT, (ONE,), "r000000000001"),
    },
)  # fmt: skip


def test_networkx_reads_every_node_edge_and_text() -> None:
    written = graphml.write(MAP).text
    read = nx.read_graphml(io.BytesIO(written.encode()), force_multigraph=True)
    assert (read.number_of_nodes(), read.number_of_edges()) == (4, 5)
    assert read.nodes[OTHER]["text"] == "Een één 🌉 brug."
    assert read.nodes[ONE]["text"] == 'Dit is <b>"zo"</b> & nietanders.'
    assert read.nodes["r000000000002"] == {
        "kind": "argument", "relation": "undercut", "made_by": "text",
    }  # fmt: skip


def test_every_field_comes_back_but_a_control_character() -> None:
    written = graphml.write(MAP)
    again = graphml.read(written.text).map
    told = [one.what for one in written.losses]
    assert told == ["its text", "that nobody is named for it", "a control character"]
    fixed = Claim(**{**vars(MAP.claims[ONE]), "text": 'Dit is <b>"zo"</b> & nietanders.'})
    assert again.claims == {**MAP.claims, ONE: fixed}
    assert again.topic == MAP.topic


def test_what_networkx_writes_is_read() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", text="Het park blijft.")
    graph.add_node("b", label="Het is mooi.")
    graph.add_edge("b", "a", relation="support")
    graph.add_edge("b", "a", relation="attack")
    out = io.BytesIO()
    nx.write_graphml(graph, out)
    found = graphml.read(out.getvalue().decode())
    kinds = [one.kind for one in found.map.relations.values()]
    assert kinds == [Kind.SUPPORT, Kind.ATTACK]


def test_a_large_file_is_read_piece_by_piece_as_it_is_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = graphml.write(MAP).text
    whole, broken = graphml.read(text), text.replace('<edge id="e3"', "<edge < ")
    last = text.replace("</graph>", '<data key="g1">Anders</data></graph>')
    nested = text.replace("</node>", '<graph><node id="x"/></graph></node>', 1)
    others = [graphml.read(one) for one in (last, nested)]
    monkeypatch.setattr(graphml_parts, "_PIECE", 50)
    assert graphml.read(text) == whole
    assert [graphml.read(one) for one in (last, nested)] == others
    with pytest.raises(MalformedFile, match="not well-formed") as refused:
        graphml.read(broken, file="x")
    assert f":{broken[: broken.index('<edge <')].count(chr(10)) + 1}:" in refused.value.place


@pytest.mark.parametrize(
    ("page", "passage"),
    [
        ('Een <span id="node1">passage</span>.', (1, 4, 11)),
        ('<p>Een</p><p>&eacute;n <span id="1"> de <b>rest</b></span></p>', (2, 3, 10)),
        ('a<br><br>b <span id="node1">c<br>d</span>', (2, 2, 3)),
        ('<span id="node1">a <span id="2">b</span></span>', (1, 0, 3)),
        ('  <span id="node1">\n🌉 b\n</span>', (1, 0, 3)),
    ],
)
def test_a_passage_is_a_place_in_plain_text(page: str, passage: tuple[int, int, int]) -> None:
    [found] = Passages(Building("x", topic_of("x")), page).of("1")
    assert (found.paragraph, found.start, found.end) == passage


def test_thousands_of_spans_are_found_at_once() -> None:
    page = "".join(f'<p><span id="node{n}">woord {n}</span></p>' for n in range(20_000))
    assert Passages(Building("x", topic_of("x")), page).of("19999")[0].paragraph == 20_000


def test_a_label_may_be_a_page() -> None:
    assert plain("<HTML>a<br>b &amp; c</HTML>") == "a b & c"


@pytest.mark.parametrize("sign", ["<!--", "<a ", "</", "<span id=node1>", "&", "<![CDATA["])
def test_a_page_of_one_sign_alone_is_read_at_once(sign: str) -> None:
    Passages(Building("x", topic_of("x")), sign * 100_000)
    plain("<html>" + sign * 100_000)
