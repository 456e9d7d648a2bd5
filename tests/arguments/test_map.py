"""The maps in `arguments/` keep the rules of `arguments/README.md` that a machine can hold."""

import re
from collections import Counter

import pytest

from debate.formats.argdown.reader import load
from debate.formats.argdown.writer import write
from debate.model import (
    CLAIM_LENGTH,
    Frame,
    Kind,
    Maker,
    Relation,
    SourceKind,
    VoiceKind,
    is_id,
)
from tests.arguments.curated import FILE, REACTIONS, SOURCES, debate, keys_of, sources_of, things

LEAST = {
    "claims": 310,
    "relations": 410,
    "undercuts": 30,
    "linked": 40,
    "questions": 12,
    "by the editor": 134,
}
LEAST_FRAMES = {Frame.NECESSITY: 2, Frame.DESIRABILITY: 8, Frame.ALTERNATIVE: 13}
SECTIONS = (
    "Maatwerk en nabijheid",
    "Wijkteams",
    "Zelfredzaamheid",
    "Solidariteit",
    "Professionaliteit",
    "Kosten en bezuinigingen",
    "Gemeentelijke schaal",
    "Rechtsbescherming",
    "Democratie en tegengeluid",
    "Cultuurverandering",
)
# the reactions that speak against something
CRITICAL = ("s1r2", "s2r1", "s2r2", "s2r3", "s2r4", "s4r1", "s4r2")
FIGURES = (
    "67 procent",
    "Na 6 maanden",
    "ten minste één terrein",
    "10 tot 15 professionals",
    "vier jaar lang",
    "3 van de 66",
    "De 66",
    "uit 2010",
    "vanaf 1 januari",
    "vanaf 2015",
    "5 jaar",
    "1 plan en 1 regisseur",
    "30 tot 40 zorgverleners",
    "10 verschillende instanties",
    "2014 en 2015",
    "minstens 10 jaar",
    "ruim 20 naar bijna 30 miljard euro",
    "meer dan 40 procent",
    "Meer dan 70 procent",
    "100.000 inwoners",
    "één hulpverlener",
    "tien tegelijk",
    "een half jaar",
)


def articles_of(*claims: str) -> set[str]:
    """The keys of the articles that claims rest on, directly or through a reaction."""
    keys = {source.id: source.key for source in debate().sources.values()}
    sources = [source for claim in claims for source in sources_of(debate().claims[claim])]
    return {keys.get(one.reaction_to, one.reaction_to) or one.key for one in sources}


def texts_of(claim: str) -> set[str]:
    """The articles that a claim rests on, with the versions of one text counted as one."""
    versions = {one.key: str(one.data.get("version", one.key)) for one in debate().sources.values()}
    return {versions[key] for key in articles_of(claim)}


def ends_of(relation: Relation) -> list[str]:
    """What a relation speaks on: a claim, or for an undercut both ends of the step."""
    step = debate().relations.get(relation.conclusion)
    return [step.conclusion, *step.premises] if step else [relation.conclusion]


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
    assert 4 <= len(topic.theses) <= 6
    assert set(topic.theses) <= set(debate().claims)


def test_the_theses_rest_on_every_article() -> None:
    assert articles_of(*debate().topic.theses) == set(REACTIONS)


def test_the_debate_is_told_in_its_sections_and_none_is_empty() -> None:
    assert tuple(one.title for one in debate().sections.values()) == SECTIONS
    told = {claim.section for claim in debate().claims.values()}
    assert told == set(debate().sections)


def test_the_sources_are_the_articles_and_all_their_reactions() -> None:
    assert sorted(one.key for one in debate().sources.values()) == sorted(SOURCES)


def test_the_claims_of_two_versions_of_a_text_are_one() -> None:
    """What both versions say is one claim with two sources, so they have many in common."""
    [version] = [one for one in debate().sources.values() if "version" in one.data]
    both = {version.key, str(version.data["version"])}
    assert both == {"s0", "s1"}
    assert sum(both <= keys_of(one) for one in debate().claims.values()) >= 30


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
            allowed = {VoiceKind.CITIZEN, VoiceKind.CLIENT, VoiceKind.PROFESSIONAL}
            allowed.add(VoiceKind.UNKNOWN)
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
    assert len(made) >= LEAST["by the editor"]
    assert all(20 <= len(one.why) <= 200 for one in made)
    assert not [one for one in debate().relations.values() if one.why and one not in made]


def test_no_reason_counts_the_articles() -> None:
    """With five of them 'the second' says nothing: a reason names an author or a text."""
    counted = re.compile(r"\b(eerste|tweede|derde|vierde|vijfde|beide) artikel")
    reasons = [one.why for one in debate().relations.values()]
    notes = [one.note for one in debate().claims.values()]
    assert [one for one in reasons + notes if counted.search(one)] == []


def test_a_tie_between_two_articles_is_the_editors() -> None:
    """A text can tie only what it says itself: one text must hold the premises and an end."""
    for one in debate().relations.values():
        if one.made_by is Maker.TEXT:
            shared = set.intersection(*(texts_of(premise) for premise in one.premises))
            ends = set.union(*(texts_of(end) for end in ends_of(one)))
            assert shared & ends, [debate().claims[premise].title for premise in one.premises]


def test_every_frame_says_why_it_was_coded() -> None:
    framed = [one for one in debate().claims.values() if one.frames]
    used = Counter(frame for one in framed for frame in one.frames)
    assert all(used[frame] >= LEAST_FRAMES[frame] for frame in Frame)
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
