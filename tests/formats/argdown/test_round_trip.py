"""Writing a map and reading the text again gives the same map, and writing that the same bytes."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from debate.formats.argdown import reader, writer
from debate.formats.argdown.escape import clean
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
    make_id,
)

Thing = TypeVar("Thing")
SLUG = "een-debat"
TRICKY = [
    "De prijs is te laag.",
    "a_b *c* **d** [e] <f> {g} #h #(i j) @[k] @<l> // m /* n",
    "1. eerst",
    "- geen lijst",
    "(1) nummer",
    "> pijl",
    ">< dicht",
    "# kop",
    "=== lijn ===",
    "a: b",
    "e.g.[x].",
    ":happy: .->. :-1:",
    "\\ achter \\",
    "@[los",
    "3 < 4 en 5 > 2",
    "-- streep",
    "---",
    "* ster",
    "x #pro",
    "{id: c0}",
    "“typografisch” — streepje",
    "العربية",
    "🙂",
    "https://voorbeeld.nl/a?b=c#d",
    "true",
    "a  b",
    "_> x",
    "+1",
    "/* open",
    "<!-- c -->",
    "[a](b)",
    "_los",
    "#",
    "slot.",
    "é",
    "... en ...",
    "a:b:c",
]
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff"),
    max_size=30,
).filter(lambda text: clean(text) == text)
TEXTS = st.one_of(st.sampled_from(TRICKY), WORDS.filter(bool))
TITLES = st.one_of(
    st.just(""),
    st.sampled_from([*"ABCDE", "Netwerk eerst", "A [x] b", "+1", "r0a1b2c3d4e5f"]),
    WORDS,
)
TAGS = st.lists(
    st.sampled_from(["pro", "twee woorden", "h", "i j", "ok-9", "é"]), unique=True, max_size=3
)
PLAIN: st.SearchStrategy[Json] = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**9), 10**9), st.floats(-99, 99), TEXTS, st.just("")
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
DATA = st.dictionaries(
    st.sampled_from(["weight", "uses", "a b", "1", "null", "x-y"]), VALUES, max_size=2
)
VOICES = st.builds(Voice, st.sampled_from(list(VoiceKind)), st.one_of(st.just(""), WORDS))
FRAMES = st.lists(st.sampled_from(list(Frame)), unique=True, max_size=2).map(tuple)
BASES = st.one_of(st.none(), st.floats(0, 1))
NOTES = st.one_of(st.just(""), st.just('Eén regel.\n\n* en **Markdown** {met} "alles"'), WORDS)


def some(
    draw: Callable[[st.SearchStrategy[Thing]], Thing],
    strategy: st.SearchStrategy[Thing],
    default: Thing,
) -> Thing:
    """Draw a value, most often the default."""
    return draw(strategy) if draw(st.integers(0, 3)) == 0 else default


@st.composite
def excerpts(draw: st.DrawFn, sources: list[str]) -> tuple[Excerpt, ...]:
    """Passages in some of the sources."""
    found = []
    for source in draw(st.lists(st.sampled_from(sources), max_size=2)) if sources else []:
        start = draw(st.integers(0, 99))
        whole = Excerpt(source, draw(st.integers(0, 9)))
        passage = Excerpt(source, 1 + whole.paragraph, start, start + 5, "9f31c2d4")
        found.append(draw(st.sampled_from([whole, passage])))
    return tuple(found)


@st.composite
def sources_(draw: st.DrawFn) -> dict[str, Source]:
    """A few sources, the later ones perhaps reactions to the first."""
    found: dict[str, Source] = {}
    for number in range(draw(st.integers(0, 3))):
        key = draw(st.sampled_from(["", f"s{number}"]))
        id_ = make_id("s", SLUG, key) if key else make_id("s", str(number))
        if key and draw(st.booleans()):
            id_ = make_id("s", "elders", key)
        first = next(iter(found), "")
        source = Source(
            id_,
            draw(st.sampled_from(list(SourceKind))),
            draw(TITLES),
            key,
            tuple(draw(st.lists(WORDS.filter(bool), max_size=2))),
            draw(VOICES),
            draw(st.sampled_from(["", "2018-09-13"])),
            draw(TITLES),
            "",
            "",
            0,
            draw(st.dictionaries(st.just("extra"), VALUES, max_size=1)),
        )
        if first and draw(st.booleans()):
            source = replace(source, kind=SourceKind.REACTION, reaction_to=first, number=number)
        found[id_] = source
    return found


@st.composite
def sections_(draw: st.DrawFn) -> dict[str, Section]:
    """Headings, each one level below its parent."""
    found: dict[str, Section] = {}
    for number in range(draw(st.integers(0, 3))):
        parent = draw(st.sampled_from(["", *found]))
        level = found[parent].level + 1 if parent else 1
        id_ = make_id("g", str(number))
        title = draw(st.one_of(st.just(""), TEXTS))
        data = draw(st.dictionaries(st.just("isGroup"), st.booleans(), max_size=1))
        found[id_] = Section(id_, title, level, parent, tuple(draw(TAGS)), data)
    return found


@st.composite
def maps(draw: st.DrawFn, *, strict: bool | None = None) -> ArgumentMap:
    """Whole debates, with everything that the dialect holds, cycles and all."""
    sources, sections = draw(sources_()), draw(sections_())
    keys, homes = list(sources), st.sampled_from(["", *sections])
    claims: dict[str, Claim] = {}
    for number in range(draw(st.integers(1, 7))):
        one = _claim(draw, number, keys, homes)
        claims[one.id] = one
    relations = _relations(draw, list(claims), keys, homes)
    questions: dict[str, Question] = {}
    for number in range(draw(st.integers(0, 2))):
        about = draw(st.sampled_from(["", *claims, *relations]))
        id_ = make_id("q", str(number))
        questions[id_] = Question(
            id_,
            draw(TEXTS),
            about,
            draw(TITLES),
            draw(VOICES),
            draw(st.sampled_from(list(Origin))),
            draw(excerpts(keys)),
            draw(homes),
            tuple(draw(TAGS)),
            draw(DATA),
        )
    data = draw(DATA)
    if draw(st.booleans()) if strict is None else strict:
        data = {**data, "model": {"mode": "strict"}}
    topic = Topic(
        SLUG,
        draw(TITLES),
        draw(st.one_of(st.just(""), TEXTS)),
        draw(st.sampled_from(["nl", "en"])),
        tuple(draw(st.lists(st.sampled_from(list(claims)), unique=True, max_size=2))),
        draw(NOTES),
        data,
    )
    return ArgumentMap(topic, sections, sources, claims, relations, questions)


def _claim(draw: st.DrawFn, number: int, keys: list[str], homes: st.SearchStrategy[str]) -> Claim:
    wordings = st.lists(st.builds(Wording, TEXTS, VOICES, excerpts(keys)), max_size=2).map(tuple)
    return Claim(
        make_id("c", str(number)),
        draw(TEXTS),
        draw(TITLES),
        some(draw, NOTES, ""),
        draw(VOICES),
        draw(st.sampled_from(list(Origin))),
        some(draw, FRAMES, ()),
        draw(excerpts(keys)),
        some(draw, wordings, ()),
        draw(homes),
        some(draw, BASES, None),
        False,
        tuple(some(draw, TAGS, [])),
        some(draw, DATA, {}),
    )


def _relations(
    draw: st.DrawFn, claims: list[str], keys: list[str], homes: st.SearchStrategy[str]
) -> dict[str, Relation]:
    found: dict[str, Relation] = {}
    for number in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(list(Kind) if found else [Kind.SUPPORT, Kind.ATTACK]))
        ends = list(found) if kind is Kind.UNDERCUT else claims
        premises = draw(st.lists(st.sampled_from(claims), min_size=1, max_size=3, unique=True))
        one = _relation(
            draw,
            number,
            kind,
            premises[: draw(st.integers(1, 3))],
            draw(st.sampled_from(ends)),
            keys,
            homes,
        )
        found[one.id] = one
    return _paired(draw, found)


def _relation(
    draw: st.DrawFn,
    number: int,
    kind: Kind,
    premises: list[str],
    conclusion: str,
    keys: list[str],
    homes: st.SearchStrategy[str],
) -> Relation:
    id_ = make_id("r", str(number))
    if draw(st.booleans()):
        id_ = make_id("r", SLUG, kind, conclusion, *premises)
    return Relation(
        id_,
        kind,
        tuple(premises),
        conclusion,
        some(draw, TITLES, ""),
        some(draw, st.one_of(st.just(""), TEXTS), ""),
        some(draw, VOICES, Voice()),
        some(draw, excerpts(keys), ()),
        some(draw, FRAMES, ()),
        some(draw, NOTES, ""),
        some(draw, st.sampled_from(list(Maker)), Maker.TEXT),
        some(draw, WORDS, ""),
        some(draw, WORDS, ""),
        some(draw, BASES, None),
        some(draw, homes, ""),
        None,
        "",
        tuple(some(draw, TAGS, [])),
        some(draw, DATA, {}),
    )


def _paired(draw: st.DrawFn, found: dict[str, Relation]) -> dict[str, Relation]:
    """Add the opposite of some attacks, marked as one contradiction or as contraries."""
    for one in list(found.values()):
        if one.kind is not Kind.ATTACK or len(one.premises) > 1 or not draw(st.booleans()):
            continue
        back_id = make_id("r", SLUG, Kind.ATTACK, one.premises[0], one.conclusion)
        if back_id in found:
            continue
        mark = draw(st.sampled_from(list(Mark)))
        found[one.id] = replace(one, mark=mark, pair=back_id)
        found[back_id] = Relation(
            back_id,
            Kind.ATTACK,
            (one.conclusion,),
            one.premises[0],
            made_by=one.made_by,
            why=one.why,
            mark=mark,
            pair=one.id,
        )
    return found


ROUNDS = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # a whole map takes minutes to shrink
)


@ROUNDS
@given(maps())
def test_a_map_that_is_written_and_read_is_the_same_map(map_: ArgumentMap) -> None:
    written = writer.write(map_)
    reading = reader.read(written.text)
    assert reading.errors == ()
    for name in ("topic", "sections", "sources", "claims", "relations", "questions"):
        assert getattr(reading.map, name) == getattr(map_, name), (name, written.text)
    assert reading.losses == ()


@ROUNDS
@given(maps())
def test_writing_what_was_read_gives_the_same_bytes(map_: ArgumentMap) -> None:
    text = writer.write(map_).text
    assert writer.write(reader.load(text).map).text == text


@ROUNDS
@given(maps(), st.randoms(use_true_random=False))
def test_claims_that_were_arguments_stay_so_or_are_told_as_lost(
    map_: ArgumentMap, chance: object
) -> None:
    claims = {
        id_: replace(one, is_argument=index % 2 == 0)
        for index, (id_, one) in enumerate(map_.claims.items())
    }
    map_ = replace(map_, claims=claims)
    written = writer.write(map_)
    reading = reader.load(written.text)
    lost = {loss.where for loss in written.losses if "argument" in loss.what}
    kept = {
        id_: replace(one, is_argument=one.is_argument and id_ not in lost)
        for id_, one in claims.items()
    }
    assert reading.map.claims == kept
    assert reading.map.relations == map_.relations
    assert writer.write(reading.map).text == written.text
