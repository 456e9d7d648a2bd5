"""Made-up files of every format, odd ones too, and bad ones with what is said of them."""

import json

from debate.model import ArgumentMap, Claim, Json, Kind, Relation, Topic

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_YED = "http://www.yworks.com/xml/graphml"
_ARGUNET = "http://www.argunet.org/xml/argml"


def _node(id_: str | int, type_: str, text: str | None = "", **more: Json) -> dict[str, Json]:
    return {"nodeID": id_, "type": type_, "text": text, **more}


def _edge(source: str | int, target: str | int) -> dict[str, Json]:
    return {"edgeID": f"{source}-{target}", "fromID": source, "toID": target, "formEdgeID": None}


def _tie(id_: str, type_: str, kind: str, premise: str, conclusion: str) -> dict[str, Json]:
    told: dict[str, Json] = {"id": id_, "type": f"aif:{type_}-node", "kind": kind}
    return {**told, "premises": [premise], "conclusion": conclusion}


NODES: list[Json] = [
    _node("1", "I", "Betaald parkeren invoeren", timestamp="2026-01-05 10:00:00"),
    _node("2", "I", "Wie betaalt blijft korter staan"),
    _node("3", "RA", "Default Inference", scheme="Default Inference", schemeID="72"),
    _node("4", "I", "Er is nauwelijks prijsgevoel"),
    _node("5", "CA", None),
    _node("6", "L", "Jansen : Er is nauwelijks gevoel voor prijs", timestamp="2026-01-05 10:06:00"),
    _node("7", "YA", "Asserting", timestamp="2026-01-05 10:07:00", schemeID="74"),
    _node("8", "CA", "Default Conflict"),
    _node("9", "I", "Dat is gemeten"),
    _node("10", "I", "Parkeren moet geld kosten"),
    _node("11", "MA", "Default Rephrase", timestamp="2026-01-05 10:11:00"),
    _node("12", "RA", "zonder grond"),
    _node("13", "CA", "zonder doel"),
    _node("14", "PA", "Default Preference", timestamp="2026-01-05 10:14:00"),
    _node("15", "TA", "Default Transition", timestamp="2026-01-05 10:15:00"),
    _node("16", "L", "iemand vertelt"),
    _node("17", "YA", "Arguing"),
    _node("18", "EN", "oud"),
    _node("19", "I", ""),
    _node("20", "RA", "Example", scheme="Example", timestamp="2026-01-05 10:20:00"),
    _node("21", "CA", "Default Conflict"),
    _node("22", "CA", "Default Conflict"),
]
EDGES: list[Json] = [
    *(_edge(*ends) for ends in (
        ("2", "3"), ("9", "3"), ("3", "1"), ("4", "5"), ("5", "3"), ("6", "7"), ("7", "4"),
        ("9", "8"), ("8", "5"), ("10", "11"), ("11", "1"), ("12", "1"), ("2", "13"),
        ("3", "14"), ("14", "20"), ("16", "15"), ("15", "6"), ("15", "17"), ("17", "5"),
        ("9", "20"), ("20", "1"), ("20", "10"), ("1", "2"), ("4", "4"), ("4", "99"), ("98", "4"),
        ("6", "3"), ("5", "6"), ("11", "11"), ("3", "20"), ("19", "3"),
        ("4", "21"), ("21", "20"), ("2", "22"), ("22", "21"),
    )),
]  # fmt: skip
AIF = json.dumps(
    {"nodes": NODES, "edges": EDGES,
     "locutions": [{"nodeID": "6", "personID": "12", "timestamp": "2026-01-05", "start": None}],
     "participants": [{"participantID": 12, "firstname": "A.", "surname": "Jansen"}]}
)  # fmt: skip
EMPTY_ENDS = json.dumps(
    {"nodes": [_node(1, "I", "Een stelling."), _node(2, "I", "x")], "edges": None}
)
OVA2 = json.dumps(
    {"nodes": [{"id": 1, "x": 3, "y": 4, "type": "I", "text": "Het park blijft", "visible": True},
               {"id": 2, "x": 3, "y": 4, "type": "RA", "text": "Sign"},
               {"id": 3, "x": 3, "y": 9, "type": "I", "text": "Het is een monument"}],
     "edges": [{"id": 0, "from": {"id": 3}, "to": {"id": 2}}, {"from": {"id": 2}, "to": {"id": 1}}],
     "analysis": {"txt": 'Zo is het.<br>Want <span id="node3">het is een monument</span>.'}}
)  # fmt: skip
XAIF = json.dumps(
    {"text": {"txt": 'Ik vrees dat <span class="highlighted" id="node4">er nauwelijks\n prijsgevoel'
                     '</span> is.<p>En <span id="9">dat is &amp; gemeten</span></p>'
                     '<span id="node2"> </span>'},
     "AIF": {"nodes": NODES, "edges": EDGES, "schemefulfillments": None,
             "participants": [{"participantID": 1, "firstname": "A.", "surname": "Jansen"}],
             "locutions": [{"nodeID": "6", "personID": "1"}]},
     "dialog": True, "ova": [{"x": 1}], "propositionTypes": {"4": "fact"}}
)  # fmt: skip
SADFACE = json.dumps(
    {"metadata": {"core": {"analyst_name": "Ann", "title": "Het park"}}, "resources": [{"id": "r"}],
     "nodes": [{"id": "a1", "type": "atom", "text": "Het park blijft", "metadata": {}},
               {"id": "a2", "type": "atom", "text": "Het is mooi", "metadata": {"weight": 2}},
               {"id": "a3", "type": "atom", "text": "Mooi is geen reden"},
               {"id": "s1", "type": "scheme", "name": "support"},
               {"id": "s2", "type": "scheme", "name": "attack"},
               {"id": "s3", "type": "scheme", "name": "Expert Opinion"},
               {"id": "s4", "type": "scheme"}, {"id": "s5", "type": "odd"}],
     "edges": [{"id": "e1", "source_id": "a2", "target_id": "s1"},
               {"id": "e2", "source_id": "s1", "target_id": "a1"},
               {"id": "e3", "source_id": "a3", "target_id": "s2"},
               {"id": "e4", "source_id": "s2", "target_id": "s1"},
               {"id": "e5", "source_id": "a3", "target_id": "s3"},
               {"id": "e6", "source_id": "s3", "target_id": "a1"},
               {"id": "e7", "source_id": "a1", "target_id": "a2"},
               {"id": "e8", "source_id": "a1", "target_id": "nowhere"}]}
)  # fmt: skip
JSONLD = json.dumps(
    {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "park", "name": "Het park", "@graph": [
        _tie("r1", "RA", "support", "b", "a"),
        {"id": "a", "type": "aif:I-node", "text": "Het park blijft"},
        {"id": "b", "type": "aif:I-node", "text": "Het is mooi", "voice": {"name": "Mo"}},
        _tie("r2", "CA", "undercut", "b", "r1"),
        _tie("r3", "CA", "attack", "x", "a"),
        _tie("r4", "RA", "perhaps", "b", "a"),
        {"id": "z", "type": "Person"},
        {"id": "s", "type": "schema:CreativeWork", "kind": "article", "name": "Krant"},
        {"id": "t", "type": "schema:CreativeWork", "kind": "film"},
        {"type": "Annotation", "body": "a", "target": {"source": "s", "selector": {
            "type": "FragmentSelector", "value": "p=2", "refinedBy": {
                "type": "TextPositionSelector", "start": 3, "end": 9, "digest": "0123abcd"}}}},
        {"type": "Annotation", "body": "a", "target": {"source": "t", "selector": []}}]}
)  # fmt: skip
PLAIN_GRAPHML = f"""<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="{GRAPHML}"><key id="d0" for="node" attr.name="text" attr.type="string"/>
<key id="d1" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed">
<node id="a"><data key="d0">Het park blijft</data></node><node id="b"><data key="d0">Mooi</data></node>
<node id="c"/><edge id="e1" source="b" target="a"><data key="d1">pro</data></edge>
<edge source="b" target="a"><data key="d1">attack</data></edge>
<edge source="b" target="a"><data key="d1">attack</data></edge>
<edge source="a" target="a"><data key="d1">attack</data></edge>
<edge source="a" target="b"/><edge source="a" target="x"><data key="d1">con</data></edge>
<edge source="b" target="a" directed="false"><data key="d1">con</data></edge>
<hyperedge><endpoint node="a"/></hyperedge></graph></graphml>"""


def _yed_node(id_: str, *labels: str) -> str:
    told = "".join(f"<y:NodeLabel>{one}</y:NodeLabel>" for one in labels)
    return f'<node id="{id_}"><data key="d0"><y:ShapeNode>{told}</y:ShapeNode></data></node>'


def _yed_edge(source: str, target: str, color: str, tail: str = "none") -> str:
    return (
        f'<edge source="{source}" target="{target}"><data key="d1"><y:PolyLineEdge>'
        f'<y:LineStyle color="{color}"/><y:Arrows source="{tail}" target="standard"/>'
        "</y:PolyLineEdge></data></edge>"
    )


YED = (
    f'<graphml xmlns="{GRAPHML}" xmlns:y="{_YED}"><key for="node" id="d0" yfiles.type="nodegraphics"/>'
    '<key for="edge" id="d1" yfiles.type="edgegraphics"/><graph edgedefault="directed" id="G">'
    '<node id="g" yfiles.foldertype="group"><data key="d0"><y:ProxyAutoBoundsNode><y:Realizers>'
    "<y:GroupNode><y:NodeLabel>Deel &amp; rest</y:NodeLabel></y:GroupNode></y:Realizers>"
    '</y:ProxyAutoBoundsNode></data><graph id="g:" edgedefault="directed">'
    + _yed_node("g::n0", "&lt;html&gt;Het park&lt;/html&gt;", "&lt;html&gt;Het &lt;b&gt;park&lt;/b&gt;"
                "&lt;br/&gt;moet blijven.&lt;/html&gt;")
    + "</graph></node>" + _yed_node("n1", "Het is mooi") + _yed_node("n2", "Mooi telt niet")
    + _yed_node("n3", "Weg ermee") + _yed_edge("n1", "g::n0", "#00ff00")
    + _yed_edge("n2", "n1", "#551A8B") + _yed_edge("n3", "g::n0", "#FF0000", "diamond")
    + _yed_edge("n3", "n1", "#000000") + _yed_edge("n1", "n3", "#cc3333")
    + _yed_edge("n2", "n1", "#800080") + _yed_edge("g", "n1", "#00ff00") + "</graph></graphml>"
)  # fmt: skip
ARGUNET = f"""<graphml xmlns="{GRAPHML}" xmlns:arg="{_ARGUNET}"><key id="d2" for="node" attr.name="arg.node"/>
<key id="d4" for="edge" attr.name="arg.edge"/><graph edgedefault="directed"><node id="n1"><data key="d2">
<arg:thesis id="11"><arg:title>Park</arg:title><arg:content>Het park
blijft</arg:content></arg:thesis></data></node><node id="n2"><data key="d2"><arg:argument id="12">
<arg:title>Mooi</arg:title><arg:proposition id="21" type="premise"><arg:content>Het is mooi.</arg:content>
</arg:proposition><arg:proposition id="11" type="conclusion"><arg:content>Het park blijft</arg:content>
</arg:proposition></arg:argument></data></node><node id="n3"><data key="d2"><arg:argument id="13">
<arg:title>Lelijk</arg:title><arg:description>Het is lelijk.</arg:description></arg:argument></data></node>
<node id="n4"/><edge id="e1" source="n2" target="n1"><data key="d4"><arg:edge type="support"
sourcePropositionId="11" targetPropositionId="11"/></data></edge><edge id="e2" source="n3" target="n2">
<data key="d4"><arg:edge type="sketchedAttack"/></data></edge><edge id="e3" source="n3" target="n4"><data
key="d4"><arg:edge type="attack"/></data></edge><edge id="e4" source="n3" target="n1"/></graph></graphml>"""
MICROTEXT = """<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE arggraph SYSTEM "arggraph.dtd">
<arggraph id="park" topic_id="parken" stance="pro"><edu id="e1"><![CDATA[Het park blijft,]]></edu>
<edu id="e2"><![CDATA[want het is mooi.]]></edu><edu id="e3">Mooi telt niet.</edu>
<edu id="e4">Kijk maar</edu><edu id="e5">naar de plas.</edu><edu id="e6">Los.</edu><joint id="j1"/>
<adu id="a1" type="pro"/><adu id="a2" type="pro"/><adu id="a3" type="opp"/><adu id="a4" type="pro"/>
<adu id="a5" type="pro"/><edge id="c1" src="e1" trg="a1" type="seg"/>
<edge id="c2" src="e2" trg="a2" type="seg"/><edge id="c3" src="e3" trg="a3" type="seg"/>
<edge id="c6" src="e4" trg="j1" type="seg"/><edge id="c7" src="e5" trg="j1" type="seg"/>
<edge id="c8" src="j1" trg="a4" type="seg"/><edge id="c4" src="a2" trg="a1" type="sup"/>
<edge id="c5" src="a3" trg="c4" type="und"/><edge id="c9" src="a4" trg="c4" type="add"/>
<edge id="d1" src="a4" trg="a2" type="exa"/><edge id="d2" src="a3" trg="a1" type="reb"/>
<edge id="d3" src="a3" trg="c4" type="sup"/><edge id="d4" src="a3" trg="a9" type="reb"/>
<edge id="d5" src="a3" trg="a1" type="odd"/></arggraph>"""
CAF = """<?xml version="1.0"?><caf version="1.3"><metadata title="Het park"/><statements>
<statement id="s1" atom="s1" main="true"><descriptions><description lang="en">The park stays.
</description><description lang="nl">Het park blijft.</description></descriptions></statement>
<statement id="s2"><metadata><descriptions><description lang="nl">Toelichting.</description>
</descriptions></metadata><descriptions><description lang="de">Es ist schön.</description></descriptions>
</statement><statement id="s3" atom="(undercut a1)"><descriptions/></statement><statement id="s4" atom="x">
<descriptions><description>Mooi telt niet.</description></descriptions></statement>
<statement id="s5"><descriptions/></statement></statements><arguments>
<argument id="a1" pro="true" scheme="goed"><conclusion statement="s1"/><premises>
<premise statement="s2" polarity="positive"/><premise statement="s4" polarity="negative"/></premises>
</argument><argument id="a2"><conclusion statement="s3"/><premises><premise statement="s4"/></premises>
</argument><argument id="a3" pro="false"><conclusion statement="s1"/><premises><premise statement="s4"/>
</premises></argument><argument id="a4"><conclusion statement="s9"/><premises/></argument></arguments>
<references><reference/></references></caf>"""
CARNEADES = """meta: {title: Het park}
statements:
  park: Het park blijft
  mooi: {text: Het is mooi, assumed: true}
  a1x: Mooi is geen reden
  smaak:
    text: Smaken verschillen
  lelijk: Het is lelijk
assumptions: [mooi, smaak]
issues: {i1: {positions: [park], standard: PE}}
arguments:
  a1: {conclusion: park, premises: [mooi, ¬lelijk], undercutter: a1x, weight: 0.5}
  a2: {conclusion: a1x, premises: [smaak]}
  a3: {conclusion: ¬park, premises: [lelijk], scheme: waarde}
  a4: {conclusion: nergens, premises: [mooi]}
  a5: {conclusion: park, premises: []}
  a6: {conclusion: park, premises: [smaak], undercutter: a1x}
tests: {in: [mooi], out: [park]}
"""
ALL = [
    ("aif", AIF), ("aif", EMPTY_ENDS), ("aif", OVA2), ("xaif", XAIF), ("sadface", SADFACE),
    ("jsonld", JSONLD), ("graphml", PLAIN_GRAPHML), ("graphml", YED), ("graphml", ARGUNET),
    ("microtext", MICROTEXT), ("caf", CAF), ("carneades", CARNEADES),
]  # fmt: skip

_SURROGATE = "half a character"
_ANY_JSON = [
    ("", "This file is empty"), ("{", "This is not JSON"), ("Een zin.", "This is not JSON"),
    ("[" * 100_000, "levels deep"), ('{"nodes": NaN, "x": 1}', "only finite numbers"),
    ('{"a": 1, "a": 2}', "stands here twice"), ('{"a": "\\ud800"}', _SURROGATE),
    ("[]", "it has no"), ('{"nodes": 1' + "0" * 5_000 + "}", "too many digits"),
]  # fmt: skip
_ANY_XML = [
    ("", "This file is empty"), ("Een zin.", "This is not XML: syntax error"),
    ("<a", "This is not XML: unclosed token"), ("<a></b>", "This is not XML: mismatched tag"),
    ("<a>&b;</a>", "This is not XML: undefined entity"), ("<a>\x0b</a>", "not well-formed"),
    ('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>', "entities of its own"),
    ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "entities of its own"),
    ("<a/>", "begins with <a>"), ("<a>\ud800</a>", _SURROGATE), ("<a/><b/>", "junk after"),
]  # fmt: skip
MALFORMED: list[tuple[str, str, str]] = [
    *((name, text, said) for name in ("aif", "sadface", "jsonld") for text, said in _ANY_JSON),
    *(("xaif", text, said) for text, said in _ANY_JSON),
    *((name, text, said) for name in ("graphml", "microtext", "caf") for text, said in _ANY_XML),
    ("aif", '{"nodes": {}}', "it has no list of nodes"),
    ("aif", '{"nodes": [1]}', r"nodes\[0\] is no object"),
    ("aif", '{"nodes": [{"text": "x"}]}', r"nodes\[0\] needs nodeID"),
    ("aif", '{"nodes": [{"nodeID": true}]}', r"nodes\[0\] needs nodeID"),
    ("aif", '{"nodes": [{"nodeID": 1}, {"nodeID": "1"}]}', "The id 1 stands here twice"),
    ("aif", '{"nodes": [], "edges": {"a": 1}}', "edges is no list"),
    ("aif", '{"nodes": [], "edges": [{"fromID": 1}]}', r"edges\[0\] needs fromID and toID"),
    ("aif", '{"nodes": [], "locutions": [1]}', r"locutions\[0\] is no object"),
    ("aif", '{"nodes": [], "z": ' + "[" * 200 + "]" * 200 + "}", "levels deep"),
    ("xaif", '{"AIF": []}', 'no object under "AIF"'),
    ("xaif", '{"AIF": {"nodes": {"a": 1}}}', "AIF.nodes is no list"),
    ("xaif", '{"AIF": {"nodes": [[]]}}', r"nodes\[0\] is no object"),
    ("sadface", '{"nodes": [{"id": []}]}', r"nodes\[0\] needs id"),
    ("sadface", '{"nodes": [{"id": 1}, {"id": 1}]}', "The id 1 stands here twice"),
    ("sadface", '{"nodes": [], "edges": [{"source_id": 1}]}', r"edges\[0\] needs target_id"),
    ("jsonld", '{"@graph": {}}', 'no list "@graph"'),
    ("jsonld", '{"@graph": [{"type": "aif:I-node"}]}', r"@graph\[0\] needs id"),
    ("jsonld", '{"@graph": [{"type": "aif:RA-node", "id": "r"}]}', r"premises is no list"),
    ("graphml", "<graphml/>", "holds no graph"),
    ("graphml", "<graphml><graph><node/></graph></graphml>", "<node> needs id"),
    ("graphml", '<graphml><graph><edge source="a"/></graph></graphml>', "<edge> needs target"),
    ("microtext", "<arggraph><edu/></arggraph>", "<edu> needs id"),
    ("microtext", '<arggraph><adu id="a"/><adu id="a"/></arggraph>', "The id a stands here twice"),
    ("caf", "<caf><statements><statement/></statements></caf>", "<statement> needs id"),
    ("caf", '<caf><arguments><argument id="a"/></arguments></caf>', "argument a needs conclusion"),
    ("carneades", "", "holds no statements"), ("carneades", "- a", "holds no statements"),
    ("carneades", "statements: [", "not YAML that can be read here"),
    ("carneades", "statements: {a: &x b, c: *x}", "an anchor"),
    ("carneades", "statements: {a: b, a: c}", "comes twice"),
    ("carneades", "statements: !!python/object:os.system {}", "a tag"),
    ("carneades", "statements: " + "[" * 1_000, "deeper than"),
    ("carneades", "statements: [a]", "statements is no object"),
    ("carneades", "arguments: {a: b}", "arguments.a is no object"),
    ("carneades", "arguments: {a: {premises: [b]}}", "arguments.a needs conclusion"),
    ("carneades", "arguments: {a: {conclusion: b, premises: c}}", "premises is no object"),
    ("carneades", "statements: {a: b}\n---\nc: d", "two documents"),
    ("carneades", "statements:\n\ta: b", "not YAML"),
]  # fmt: skip


def chain(size: int, *, is_ring: bool = False) -> ArgumentMap:
    """Make claims of which each speaks on the one before it, and undercuts above one another."""
    ids = [f"c{number:012x}" for number in range(size)]
    claims = {id_: Claim(id_, f"Dit is stelling {number}.") for number, id_ in enumerate(ids)}
    ties = [
        Relation(f"r{number:012x}", Kind.SUPPORT, (ids[number],), ids[number - 1])
        for number in range(0 if is_ring else 1, size)
    ]
    ties += [
        Relation(f"r{number:012x}", Kind.UNDERCUT, (ids[0],), f"r{number - 1:012x}")
        for number in range(size, 2 * size)
    ]
    return ArgumentMap(
        Topic("keten", "Keten"), claims=claims, relations={one.id: one for one in ties}
    )
