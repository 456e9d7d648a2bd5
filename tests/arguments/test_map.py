"""The maps in `arguments/` keep the rules of `arguments/README.md` that a machine can hold."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from debate.formats.argdown.reader import load
from debate.formats.argdown.writer import write
from debate.model import (
    CLAIM_LENGTH,
    ArgumentMap,
    Claim,
    Excerpt,
    Frame,
    Kind,
    Maker,
    Question,
    Relation,
    Source,
    SourceKind,
    VoiceKind,
    is_id,
)
from debate.sources.anchors import Standing, check
from debate.sources.plain_text import Article, read

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "arguments"
SEEDS = ROOT.parent / "shared" / "seeds"
FILE = FOLDER / "decentralisatie-sociale-zorg.argdown"

RUN = 8  # words in a row that may not be the texts' own
LEAST = {"claims": 150, "relations": 140, "undercuts": 14, "linked": 20, "questions": 8}
CRITICAL = ("s1r2", "s4r1", "s4r2")  # the reactions that speak against something
FIGURES = (
    "3 van de 66",
    "ruim 20 naar bijna 30 miljard euro",
    "meer dan 40 procent",
    "Meer dan 70 procent",
    "100.000 inwoners",
    "één hulpverlener",
    "tien tegelijk",
)
needs_texts = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="The articles are not beside the project; their text is not ours."
)


@cache
def debate() -> ArgumentMap:
    """The map as our own reader reads it."""
    return load(FILE.read_text(encoding="utf-8"), file=FILE.name).map


@cache
def articles() -> tuple[Article, ...]:
    """The texts beside the project, where they are."""
    return tuple(read(path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt")))


def things() -> list[Claim | Question]:
    return [*debate().claims.values(), *debate().questions.values()]


def sources_of(thing: Claim | Question) -> list[Source]:
    return [debate().sources[excerpt.source] for excerpt in thing.excerpts]


def keys_of(thing: Claim | Question) -> set[str]:
    """The keys in the file of the sources that a claim or question rests on."""
    return {source.key for source in sources_of(thing)}


def articles_of(*claims: str) -> set[str]:
    """The keys of the articles that claims rest on, directly or through a reaction."""
    keys = {source.id: source.key for source in debate().sources.values()}
    sources = [source for claim in claims for source in sources_of(debate().claims[claim])]
    return {keys.get(one.reaction_to, one.reaction_to) or one.key for one in sources}


def ends_of(relation: Relation) -> list[str]:
    """What a relation speaks on: a claim, or for an undercut both ends of the step."""
    step = debate().relations.get(relation.conclusion)
    return [step.conclusion, *step.premises] if step else [relation.conclusion]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def paragraphs(excerpt: Excerpt) -> tuple[str, ...]:
    """The paragraphs of the document that an excerpt points into."""
    source = debate().sources[excerpt.source]
    whole = source
    if source.kind is SourceKind.REACTION:
        whole = next(s for s in debate().sources.values() if source.reaction_to in (s.id, s.key))
    article = next(article for article in articles() if article.title == whole.title)
    if whole is source:
        return article.paragraphs
    return next(one.paragraphs for one in article.reactions if one.number == source.number)


def test_the_file_is_read_without_a_problem_or_a_loss() -> None:
    reading = load(FILE.read_text(encoding="utf-8"), file=FILE.name)
    assert reading.problems == ()
    assert reading.losses == ()


def test_the_file_is_written_as_our_own_writer_writes_it() -> None:
    assert write(debate()).text == FILE.read_text(encoding="utf-8")


def test_the_debate_has_a_question_and_its_theses_are_claims() -> None:
    topic = debate().topic
    assert topic.slug == FILE.stem
    assert topic.language == "nl"
    assert topic.question.endswith("?")
    assert 3 <= len(topic.theses) <= 6
    assert set(topic.theses) <= set(debate().claims)


def test_every_claim_is_one_sentence() -> None:
    for claim in debate().claims.values():
        assert CLAIM_LENGTH[0] <= len(claim.text) <= CLAIM_LENGTH[1], claim.title
        assert re.search(r"[.!?]\s", claim.text) is None, claim.title
        assert claim.text.endswith("."), claim.title
        assert claim.text[0].isupper(), claim.title


def test_every_claim_is_short_enough_to_be_read_at_a_glance() -> None:
    assert [one.title for one in things() if not 20 <= len(one.text) <= 170] == []


def test_every_claim_stands_alone() -> None:
    pointing = re.compile(r"^(Dit|Deze|Die|Dat is|Hij|Zij|Ze|Daarom|Daardoor|Ook dit)\b")
    assert [one.title for one in things() if pointing.match(one.text)] == []


def test_every_open_question_ends_as_one_and_is_about_something() -> None:
    known = {*debate().claims, *debate().relations}
    for question in debate().questions.values():
        assert question.text.endswith("?"), question.title
        assert question.about in known, question.title


def test_titles_and_texts_and_ids_are_unique() -> None:
    relations = debate().relations.values()
    titles = [one.title for one in things()] + [one.title for one in relations if one.title]
    assert [title for title, times in Counter(titles).items() if times > 1] == []
    assert "" not in [one.title for one in things()]
    texts = Counter(one.text.casefold() for one in things())
    assert [text for text, times in texts.items() if times > 1] == []
    assert all(is_id(one.id) for one in things())


def test_every_claim_has_a_voice_a_source_and_an_anchored_passage() -> None:
    kinds = set(VoiceKind)
    for one in things():
        assert one.voice.kind in kinds
        assert one.excerpts, one.title
        for excerpt in one.excerpts:
            assert excerpt.source in debate().sources, one.title
            assert excerpt.paragraph >= 1, one.title
            assert excerpt.start < excerpt.end, one.title
            assert re.fullmatch("[0-9a-f]{8,}", excerpt.digest), one.title


def test_a_reactions_claims_are_never_in_the_authors_voice() -> None:
    for one in things():
        if all(source.kind is SourceKind.REACTION for source in sources_of(one)):
            allowed = {VoiceKind.CITIZEN, VoiceKind.PROFESSIONAL, VoiceKind.UNKNOWN}
            assert one.voice.kind in allowed, one.title


def test_the_map_is_not_smaller_than_it_was() -> None:
    relations = debate().relations.values()
    assert len(debate().claims) >= LEAST["claims"]
    assert len(debate().questions) >= LEAST["questions"]
    assert len(relations) >= LEAST["relations"]
    assert sum(one.kind is Kind.UNDERCUT for one in relations) >= LEAST["undercuts"]
    assert sum(len(one.premises) > 1 for one in relations) >= LEAST["linked"]


def test_no_claim_stands_apart() -> None:
    tied = {question.about for question in debate().questions.values()}
    for relation in debate().relations.values():
        tied |= {*relation.premises, relation.conclusion}
    assert [one.title for one in debate().claims.values() if one.id not in tied] == []


def test_no_premise_supports_itself_and_no_tie_is_drawn_twice() -> None:
    relations = debate().relations.values()
    assert not [one for one in relations if one.conclusion in one.premises]
    drawn = Counter((one.kind, frozenset(one.premises), one.conclusion) for one in relations)
    assert [tie for tie, times in drawn.items() if times > 1] == []


def test_support_never_runs_in_a_circle() -> None:
    rests_on: dict[str, set[str]] = {}
    for one in debate().relations.values():
        if one.kind is Kind.SUPPORT:
            rests_on.setdefault(one.conclusion, set()).update(one.premises)
    while leaves := {claim for claim, below in rests_on.items() if not below & set(rests_on)}:
        rests_on = {claim: below for claim, below in rests_on.items() if claim not in leaves}
    assert [debate().claims[claim].title for claim in rests_on] == []


def test_every_tie_by_the_editor_has_its_reason() -> None:
    made = [one for one in debate().relations.values() if one.made_by is Maker.EDITOR]
    assert len(made) >= 10
    assert all(20 <= len(one.why) <= 200 for one in made)
    assert not [one for one in debate().relations.values() if one.why and one not in made]


def test_a_tie_between_two_articles_is_the_editors() -> None:
    for one in debate().relations.values():
        if one.made_by is Maker.TEXT:
            below = articles_of(*one.premises)
            assert len(below | articles_of(*ends_of(one))) == 1 or (
                one.kind is Kind.UNDERCUT and below <= articles_of(*ends_of(one))
            ), [debate().claims[premise].title for premise in one.premises]


def test_every_frame_says_why_it_was_coded() -> None:
    framed = [one for one in debate().claims.values() if one.frames]
    assert {frame for one in framed for frame in one.frames} == set(Frame)
    assert [one.title for one in framed if not one.note] == []


def test_every_source_is_used_and_every_reaction_makes_at_least_two_claims() -> None:
    used = Counter(key for one in debate().claims.values() for key in keys_of(one))
    for source in debate().sources.values():
        assert used[source.key] >= 2, source.key


@pytest.mark.parametrize("key", CRITICAL)
def test_a_critical_reaction_answers_its_article_or_its_reasoning(key: str) -> None:
    own = {one.id for one in debate().claims.values() if keys_of(one) == {key}}
    met = {
        source
        for one in debate().relations.values()
        if one.kind is not Kind.SUPPORT and own & set(one.premises)
        for end in ends_of(one)
        for source in keys_of(debate().claims[end])
    }
    assert articles_of(*own) <= met


@pytest.mark.parametrize("figure", FIGURES)
def test_the_figures_are_given_as_the_texts_give_them(figure: str) -> None:
    assert [one for one in debate().claims.values() if figure in one.text]


@needs_texts
@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.*")), ids=lambda path: path.name)
def test_no_run_of_eight_words_is_the_texts_own(path: Path) -> None:
    taken = {run for text in sorted(SEEDS.glob("*.txt")) for run in runs(text.read_text("utf-8"))}
    ours = path.read_text(encoding="utf-8")
    assert taken
    assert [" ".join(run) for run in runs(ours) if run in taken] == []


@needs_texts
def test_every_anchor_finds_its_passage() -> None:
    checked = 0
    for one in things():
        for excerpt in one.excerpts:
            assert check(excerpt, paragraphs(excerpt)).standing is Standing.EXACT, one.title
            checked += 1
    assert checked >= LEAST["claims"]


@needs_texts
@pytest.mark.parametrize("key", ["s1", "s1r1", "s1r2", "s1r3", "s4", "s4r1", "s4r2", "s4r3"])
def test_nearly_every_word_of_a_source_carries_a_claim(key: str) -> None:
    """What is left are announcements, praise and the words that a reaction quotes."""
    source = next(one for one in debate().sources.values() if one.key == key)
    excerpts = [one for thing in things() for one in thing.excerpts if one.source == source.id]
    used = {(one.paragraph, at) for one in excerpts for at in range(one.start, one.end)}
    length = sum(len(paragraph) for paragraph in paragraphs(excerpts[0]))
    assert len(used) > 0.6 * length
