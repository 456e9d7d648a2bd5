"""Our own JSON holds a whole debate, and refuses what is no whole debate."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate import model
from debate.errors import DebateError, InvalidInput, LimitReached, MalformedFile
from debate.formats import map_check
from debate.formats.own_json import read, write
from debate.model import (
    ArgumentMap,
    Claim,
    Excerpt,
    Frame,
    Json,
    Kind,
    Maker,
    Mark,
    Origin,
    Question,
    Relation,
    Section,
    Source,
    SourceKind,
    Topic,
    Voice,
    VoiceKind,
    Wording,
)


def id_of(letter: str, number: int) -> str:
    return f"{letter}{number:012x}"


SECTION = Section(id_of("g", 1), "De brug", 1, "", ("nieuw",), {"isGroup": True})
SOURCE = Source(
    id_of("s", 1), SourceKind.ARTICLE, "Een titel", "s1", ("Ann",),
    Voice(VoiceKind.JOURNALIST, "Ann"), "2024-01-01", "Een krant", "https://example.org/",
    data={"a": [1, None, {"b": 0.5}]},
)  # fmt: skip
REACTION = Source(id_of("s", 2), SourceKind.REACTION, reaction_to=SOURCE.id, number=2)
PASSAGE = Excerpt(SOURCE.id, 3, 4, 18, "20ae98d1")
OPEN = Claim(
    id_of("c", 1), "De brug moet open.", "Open", "Een *toelichting*.",
    Voice(VoiceKind.CITIZEN, "Mo"), Origin.ARTICLE, (Frame.NECESSITY,), (PASSAGE,),
    (Wording("Doe de brug open.", Voice(VoiceKind.CLIENT), (Excerpt(REACTION.id, 1),)),),
    SECTION.id, 0.25, True, ("water",), {"x": "é\u2028"},
)  # fmt: skip
SHUT = Claim(id_of("c", 2), "De brug moet dicht.")
ATTACK = Relation(
    id_of("r", 1), Kind.ATTACK, (SHUT.id,), OPEN.id, "Ri", "Zo is het.", Voice(name="Co"),
    (PASSAGE,),
    (Frame.DESIRABILITY,), "noot", Maker.EDITOR, "omdat", "praktisch", 1.0, SECTION.id,
    Mark.CONTRADICTION, id_of("r", 2), ("t",), {"y": []},
)  # fmt: skip
BACK = Relation(
    id_of("r", 2), Kind.ATTACK, (OPEN.id,), SHUT.id, mark=Mark.CONTRADICTION, pair=ATTACK.id
)
UNDERCUT = Relation(id_of("r", 3), Kind.UNDERCUT, (OPEN.id, SHUT.id), ATTACK.id)
QUESTION = Question(
    id_of("q", 1), "Wie betaalt dat?", ATTACK.id, "Wie", Voice(), Origin.REACTION, (PASSAGE,),
    SECTION.id, ("geld",), {"z": None},
)  # fmt: skip
BRIDGE = ArgumentMap(
    Topic("de-brug", "De brug", "Open of dicht?", "nl", (OPEN.id,), "Over een brug.", {"d": 1}),
    {SECTION.id: SECTION},
    {SOURCE.id: SOURCE, REACTION.id: REACTION},
    {OPEN.id: OPEN, SHUT.id: SHUT},
    {one.id: one for one in (ATTACK, BACK, UNDERCUT)},
    {QUESTION.id: QUESTION},
)


def changed(**parts: Json) -> str:
    """The bridge's file with these parts replaced; a path is written with two underscores."""
    document = json.loads(write(BRIDGE).text)
    for name, value in parts.items():
        *way, last = [int(step) if step.isdigit() else step for step in name.split("__")]
        place = document
        for step in way:
            place = place[step]
        place[last] = value
    return json.dumps(document)


def test_a_debate_is_read_as_it_was_written() -> None:
    text = write(BRIDGE).text
    reading = read(text)
    assert reading.map == BRIDGE
    assert (reading.losses, reading.problems) == ((), ())
    assert write(reading.map).text == text


def test_every_field_of_the_model_is_written_in_its_order() -> None:
    document = json.loads(write(BRIDGE).text)
    assert list(document) == ["format", "version", *(f.name for f in fields(ArgumentMap))]
    assert list(document["claims"][0]) == [f.name for f in fields(Claim)]
    assert list(document["relations"][0]) == [f.name for f in fields(Relation)]
    assert list(document["claims"][0]["wordings"][0]["excerpts"][0]) == [
        f.name for f in fields(Excerpt)
    ]


def test_the_order_of_things_is_kept() -> None:
    turned = replace(BRIDGE, claims={SHUT.id: SHUT, OPEN.id: OPEN})
    assert list(read(write(turned).text).map.claims) == [SHUT.id, OPEN.id]


def test_text_stays_readable_and_the_file_ends_in_a_line_end() -> None:
    text = write(BRIDGE).text
    assert '"é\u2028"' in text
    assert text.endswith("}\n")
    assert text.splitlines()[1] == ' "format": "tegengeluid",'


def test_fields_with_a_default_may_be_left_out() -> None:
    text = '\ufeff{"format": "tegengeluid", "version": 1, "topic": {"slug": "a", "title": "A"}, '
    text += '"claims": [{"id": "c000000000002", "text": "De brug moet dicht."}]}'
    assert read(text).map == ArgumentMap(Topic("a", "A"), claims={SHUT.id: SHUT})


def test_unknown_fields_are_reported_with_their_place() -> None:
    text = changed(extra=1, claims__1__colour="rood", claims__0__voice__mood=[[]])
    reading = read(text, file="x.json")
    assert reading.map == BRIDGE
    assert [(loss.where, loss.what) for loss in reading.losses] == [
        ("x.json: $", 'the field "extra"'),
        ("x.json: $.claims[0].voice", 'the field "mood"'),
        ("x.json: $.claims[1]", 'the field "colour"'),
    ]


@pytest.mark.parametrize("text", ["[]", "3", '{"format": "aif"}', '{"version": 1}'])
def test_another_format_is_refused_by_name(text: str) -> None:
    with pytest.raises(MalformedFile, match="not a debate in our own JSON") as error:
        read(text, file="x.json")
    assert error.value.file == "x.json"


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"a": 1, "a": 1}', '{"a": NaN}'])
def test_what_is_no_strict_json_is_refused(text: str) -> None:
    with pytest.raises(MalformedFile):
        read(text)


def test_escaped_characters_beyond_the_basic_plane_are_whole() -> None:
    assert read(changed(topic__title="\U0001f309")).map.topic.title == "\U0001f309"


@pytest.mark.parametrize(
    ("part", "value", "sentence"),
    [
        ("version", 2, r"\$\.version: this program reads version 1, not version 2"),
        ("version", True, r"\$\.version: a whole number is needed here, not true or false"),
        ("topic", None, r"\$\.topic: an object is needed here, not null"),
        ("claims", {}, r"\$\.claims: a list is needed here, not an object"),
        ("topic__slug", "../etc", r"\$\.topic\.slug: a slug has"),
        ("topic__theses", ["c00000000000f"], r"\$\.topic\.theses\[0\]: there is no claim"),
        ("claims__0__text", "x", r"\$\.claims\[0\]\.text: a sentence has 3 to 500"),
        ("claims__0__text", "x" * 501, "a sentence has 3 to 500"),
        ("claims__0__note", "x" * 5_001, "a text has at most 5000"),
        ("claims__0__note", "a\0b", r"\$\.claims\[0\]\.note: a text holds no NUL"),
        ("claims__0__base", 1.5, r"\$\.claims\[0\]\.base: a base score"),
        ("claims__0__base", "1", r"\$\.claims\[0\]\.base: a number is needed here, not text"),
        ("claims__0__base", 10**400, "a whole number is at most"),
        ("claims__0__is_argument", 1, "true or false is needed here, not a whole number"),
        ("claims__0__id", "c1", r"\$\.claims\[0\]\.id: an id is the letter c"),
        ("claims__0__id", "r000000000001", "an id is the letter c"),
        ("claims__1__id", "c000000000001", r"\$\.claims\[1\]\.id: another thing has this id"),
        ("claims__0__section", "g00000000000f", "there is no section g00000000000f"),
        ("claims__0__frames", ["nec"], r'\$\.claims\[0\]\.frames\[0\]: "nec" is none of NEC, DES'),
        ("claims__0__voice__kind", "mayor", r'\$\.claims\[0\]\.voice\.kind: "mayor" is none of'),
        ("claims__0__wordings__0__text", "", r"wordings\[0\]\.text: a sentence"),
        (
            "claims__0__excerpts__0__source",
            "s00000000000f",
            r"excerpts\[0\]\.source: there is no source",
        ),
        ("claims__0__excerpts__0__paragraph", -1, "a paragraph counts from 1"),
        ("claims__0__excerpts__0__end", 2, "a passage ends after it begins"),
        ("claims__0__excerpts__0__digest", "xyz", "a digest has 8 to 64"),
        ("claims__0__tags", "water", "a list is needed here, not text"),
        ("claims__0__data", [], r"\$\.claims\[0\]\.data: an object is needed"),
        ("sections__0__parent", "g000000000001", "a section cannot stand within itself"),
        ("sections__0__level", 0, "a level counts from 1"),
        ("sources__1__reaction_to", "s00000000000f", "there is no source"),
        ("sources__1__number", -1, "a number counts from 1"),
        (
            "relations__0__premises",
            [],
            r"\$\.relations\[0\]\.premises: a relation has at least one",
        ),
        (
            "relations__0__premises",
            ["c00000000000f"],
            r"premises\[0\]: there is no claim c00000000000f",
        ),
        ("relations__0__conclusion", "r000000000002", "there is no claim r000000000002"),
        ("relations__2__conclusion", "c000000000001", "there is no relation c000000000001"),
        ("relations__2__conclusion", "r000000000003", "a relation cannot undercut itself"),
        ("relations__2__premises", [OPEN.id] * 51, "a relation has at most 50 premises"),
        ("relations__0__conclusion", "", r"\$\.relations\[0\]\.conclusion: there is no claim"),
        ("relations__0__pair", "r00000000000f", r"\$\.relations\[0\]\.pair: there is no relation"),
        ("questions__0__about", "r00000000000f", r"\$\.questions\[0\]\.about: there is no"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(part: str, value: Json, sentence: str) -> None:
    with pytest.raises(MalformedFile, match=sentence):
        read(changed(**{part: value}))


def test_a_missing_field_is_named() -> None:
    document = json.loads(write(BRIDGE).text)
    del document["relations"][1]["premises"]
    with pytest.raises(MalformedFile, match=r'\$\.relations\[1\]: the field "premises" is missing'):
        read(json.dumps(document))
    del document["topic"]
    with pytest.raises(MalformedFile, match=r'\$: the field "topic" is missing'):
        read(json.dumps(document))


@pytest.mark.parametrize("data", ['{"a": 1e999}', '{"a": ' + "[" * 200 + "]" * 200 + "}"])
def test_data_is_finite_and_not_too_deep(data: str) -> None:
    text = write(BRIDGE).text.replace('"d": 1', f'"d": {data}')
    with pytest.raises(MalformedFile, match="finite|levels deep"):
        read(text)


def test_sections_in_a_circle_are_refused() -> None:
    ring = {
        id_of("g", n): Section(id_of("g", n), "x", 1, id_of("g", (n + 1) % 5)) for n in range(5)
    }
    with pytest.raises(MalformedFile, match="cannot stand within itself"):
        read(write(replace(BRIDGE, sections={**BRIDGE.sections, **ring})).text)


def test_a_long_chain_of_sections_is_read() -> None:
    chain = {
        id_of("g", n): Section(id_of("g", n), "x", n, id_of("g", n - 1) if n > 1 else "")
        for n in range(1, 5_000)
    }
    assert len(read(write(replace(BRIDGE, sections=chain)).text).map.sections) == 4_999


def test_too_many_claims_reach_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_check, "CLAIMS_PER_TOPIC", 1)
    with pytest.raises(LimitReached, match="at most 1 claims"):
        read(write(BRIDGE).text)


@pytest.mark.parametrize("bad", [float("nan"), "\ud800", {1, 2}])
def test_what_json_cannot_hold_is_not_written(bad: Json) -> None:
    with pytest.raises(InvalidInput, match="JSON cannot hold"):
        write(replace(BRIDGE, topic=replace(BRIDGE.topic, data={"bad": bad})))


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
SENTENCES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=3, max_size=30)
JSON: st.SearchStrategy[Json] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
DATA = st.dictionaries(TEXTS, JSON, max_size=2)
TAGS = st.lists(TEXTS, max_size=2).map(tuple)
VOICES = st.builds(Voice, st.sampled_from(VoiceKind), TEXTS)
BASES = st.none() | st.floats(0, 1)


def some(letter: str, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(
        st.integers(0, 2**48 - 1).map(lambda n: id_of(letter, n)), max_size=most, unique=True
    )


def excerpts(sources: list[str]) -> st.SearchStrategy[tuple[Excerpt, ...]]:
    if not sources:
        return st.just(())
    one = st.builds(
        lambda source, paragraph, start, length, digest: Excerpt(
            source, paragraph, start, start + length, digest
        ),
        st.sampled_from(sources), st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 500),
        st.just("") | st.text("0123456789abcdef", min_size=8, max_size=64),
    )  # fmt: skip
    return st.lists(one, max_size=2).map(tuple)


@st.composite
def maps(draw: st.DrawFn) -> ArgumentMap:
    """Any map whose parts fit together, with every field of every thing drawn."""
    sections, sources = draw(some("g", 3)), draw(some("s", 3))
    claims, questions = draw(some("c", 5)), draw(some("q", 2))
    relations = draw(some("r", 5)) if claims else []
    in_section, passages = st.sampled_from(["", *sections]), excerpts(sources)
    wordings = st.lists(st.builds(Wording, SENTENCES, VOICES, passages), max_size=2).map(tuple)
    frames = st.lists(st.sampled_from(Frame), max_size=3).map(tuple)

    def kinds(index: int) -> st.SearchStrategy[tuple[Kind, str]]:
        others = relations[:index]  # so that no undercuts go in a circle
        plain = st.tuples(st.sampled_from([Kind.SUPPORT, Kind.ATTACK]), st.sampled_from(claims))
        undercut = st.tuples(st.just(Kind.UNDERCUT), st.sampled_from(others)) if others else plain
        return plain | undercut

    def relation(index: int, id_: str) -> Relation:
        kind, conclusion = draw(kinds(index))
        premises = st.lists(st.sampled_from(claims), min_size=1, max_size=3).map(tuple)
        drawn = st.builds(
            Relation, st.just(id_), st.just(kind), premises, st.just(conclusion), TEXTS, TEXTS,
            VOICES, passages, frames, TEXTS, st.sampled_from(Maker), TEXTS, TEXTS, BASES,
            in_section,
            st.none() | st.sampled_from(Mark), st.sampled_from(["", *relations]), TAGS, DATA,
        )  # fmt: skip
        return draw(drawn)

    theses = st.lists(st.sampled_from(claims), max_size=2).map(tuple) if claims else st.just(())
    topic = st.builds(
        Topic, st.sampled_from(["", "a", "de-brug-2"]), TEXTS, TEXTS, TEXTS, theses, TEXTS, DATA
    )
    return ArgumentMap(
        draw(topic),
        {
            id_: draw(st.builds(Section, st.just(id_), TEXTS, st.integers(1, 9),
                                st.sampled_from(["", *sections[:index]]), TAGS, DATA))
            for index, id_ in enumerate(sections)
        },
        {
            id_: draw(st.builds(Source, st.just(id_), st.sampled_from(SourceKind), TEXTS, TEXTS,
                                TAGS, VOICES, TEXTS, TEXTS, TEXTS, st.sampled_from(["", *sources]),
                                st.integers(0, 999), DATA))
            for id_ in sources
        },
        {
            id_: draw(st.builds(Claim, st.just(id_), SENTENCES, TEXTS, TEXTS, VOICES,
                                st.sampled_from(Origin), frames, passages, wordings, in_section,
                                BASES, st.booleans(), TAGS, DATA))
            for id_ in claims
        },
        {id_: relation(index, id_) for index, id_ in enumerate(relations)},
        {
            id_: draw(st.builds(Question, st.just(id_), SENTENCES,
                                st.sampled_from(["", *claims, *relations]), TEXTS, VOICES,
                                st.sampled_from(Origin), passages, in_section, TAGS, DATA))
            for id_ in questions
        },
    )  # fmt: skip


@given(maps())
def test_any_debate_survives_writing_and_reading(drawn: ArgumentMap) -> None:
    text = write(drawn).text
    reading = read(text)
    assert reading.map == drawn
    assert not reading.losses
    assert [list(getattr(reading.map, f.name)) for f in fields(drawn)[1:]] == [
        list(getattr(drawn, f.name)) for f in fields(drawn)[1:]
    ]
    assert write(reading.map).text == text


@given(st.text() | JSON.map(json.dumps) | st.data())
def test_reading_never_fails_otherwise_than_in_one_sentence(text: str | st.DataObject) -> None:
    if not isinstance(text, str):
        whole = write(BRIDGE).text
        at, length = text.draw(st.integers(0, len(whole))), text.draw(st.integers(0, 9))
        text = whole[:at] + text.draw(st.text(max_size=3)) + whole[at + length :]
    try:
        assert isinstance(read(text).map, model.ArgumentMap)
    except DebateError as error:
        sentence = str(error)
    else:
        sentence = "It was read."
    assert sentence.endswith(".")
