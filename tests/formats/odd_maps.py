"""Maps that are valid, and as odd as valid maps can be: random ones, with what a format may trip
over.
"""

from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from debate.formats import own_json
from debate.model import CLAIM_LENGTH, ArgumentMap, Claim, Json, Relation, Topic, Voice
from tests.formats import test_own_json
from tests.formats.argdown import test_round_trip

Thing = TypeVar("Thing", Claim, Relation)

NAMES = st.sampled_from(
    ["citizen", "unknown", "a : b", "Ann\ue000", "Ann Jansen ", "Proponent", "Opponent", "x" * 300,
     "\u202eMo", "=Co", "'Co", "0"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["0", "support", "attack", "Example", "Default Conflict", "Default Inference", "rephrase",
     "=1+1", "'@", " rond ", "twee  woorden", "een\nregel", "\r\n", "a, b", "x" * 600, "\x0b",
     "\ufffe", "\u2028", "\x85", "nan", "null", "[1] (2)", "# kop"]
)  # fmt: skip
SENTENCES = st.sampled_from(
    ["123", "...", "Zo is het,", "Zo is het.", "zo is het.", " rond om ", "twee  spaties",
     "een\nregel", "e\u0301e\u0301n", "1.2. nee", "-> See 1.", "Pro: ja", "\\-> See 1.1.",
     "[1] staat er", "zie (a) en [b]", "x" * 500, "\u200b\u200b\u200b", "claim", "Zo is het [1].",
     "a\x0bb\x0bc", "[a](https://b.nl/c)", "met . punt", "=1+1", "'=1+1", "#",
     "\ufffe\uffff\x07", "Argument 1"]
).map(lambda text: text.ljust(CLAIM_LENGTH[0], "~"))  # fmt: skip
KEYS = st.sampled_from(
    ["aif", "xaif", "rephrases", "acts", "side", "carneades", "sadface", "drafts", "preferences",
     "quote", "timestamp", "voice", "schemeID"]
)  # fmt: skip
VALUES: st.SearchStrategy[Json] = st.sampled_from(
    ["opp", "pro", 1, None, True, "", [], {}, {"text": "x"}, {"schemeID": "0"}, {"a": {"b": [1]}},
     {"dialog": False}, {"OVA": {"nodes": [], "edges": []}}, ["Asserting"], {"assumptions": ["x"]},
     {"nodes": 1, "AIF": {"x": []}}, {"AIF": 3}, {"analysis": {"txt": "x"}}]
)  # fmt: skip


@st.composite
def odd_maps(draw: st.DrawFn, least: int = 0) -> ArgumentMap:
    """Any map that our own JSON gives back as it was, with at least so many claims."""
    drawn = draw(
        st.one_of(test_round_trip.maps(), test_own_json.maps()).filter(
            lambda map_: len(map_.claims) >= least
        )
    )
    map_ = replace(
        drawn,
        topic=_topic(draw, drawn),
        claims={id_: _claim(draw, one, drawn) for id_, one in drawn.claims.items()},
        relations={id_: _relation(draw, one) for id_, one in drawn.relations.items()},
        questions={
            id_: replace(one, text=_long_enough(one.text)) for id_, one in drawn.questions.items()
        },
    )
    if least:  # with words that every reader takes
        first = next(iter(map_.claims.values()))
        claims = {**map_.claims, first.id: replace(first, text="Zo staat het er.")}
        map_ = replace(map_, claims=claims)
    assert own_json.read(own_json.write(map_).text).map == map_
    return map_


def _is_odd(draw: st.DrawFn) -> bool:
    return draw(st.integers(0, 7)) == 0


def _long_enough(text: str) -> str:
    return text.ljust(CLAIM_LENGTH[0], ".")[: CLAIM_LENGTH[1]]


def _topic(draw: st.DrawFn, map_: ArgumentMap) -> Topic:
    topic = map_.topic
    for name in ("title", "question", "language", "description"):
        if _is_odd(draw):
            topic = replace(topic, **{name: draw(WORDS)})  # type: ignore[arg-type]
    if _is_odd(draw):
        topic = replace(topic, data={**topic.data, draw(KEYS): draw(VALUES)})
    return topic


def _claim(draw: st.DrawFn, one: Claim, map_: ArgumentMap) -> Claim:
    text = draw(SENTENCES) if draw(st.booleans()) else _long_enough(one.text)
    wordings = tuple(replace(each, text=_long_enough(each.text)) for each in one.wordings)
    if wordings and _is_odd(draw):
        wordings = (replace(wordings[0], text=text), *wordings[1:])
    fresh = _odd(draw, replace(one, text=text, wordings=wordings), ("title", "note"))
    if _is_odd(draw):
        others: list[Json] = list(map_.claims)
        fresh = replace(fresh, data={**fresh.data, "rephrases": others[: draw(st.integers(0, 3))]})
    return fresh


def _relation(draw: st.DrawFn, one: Relation) -> Relation:
    return _odd(draw, one, ("title", "text", "note", "why", "scheme"))


def _odd(draw: st.DrawFn, one: Thing, names: tuple[str, ...]) -> Thing:
    for name in names:
        if _is_odd(draw):
            one = replace(one, **{name: draw(WORDS)})  # type: ignore[arg-type]
    if _is_odd(draw):
        one = replace(one, voice=Voice(one.voice.kind, draw(NAMES)))
    if _is_odd(draw):
        one = replace(one, data={**one.data, draw(KEYS): draw(VALUES)})
    return one
