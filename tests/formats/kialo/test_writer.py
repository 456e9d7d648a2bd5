"""What is written for Kialo is read back the same, and what it cannot say is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from debate.formats import files
from debate.formats.kialo.reader import read
from debate.formats.kialo.tree import DEEPEST, Tree
from debate.formats.kialo.writer import write_first, write_second
from debate.formats.reading import Writing
from debate.model import ArgumentMap, Claim, Kind, Relation, Topic
from tests.formats import samples
from tests.formats.kialo.test_reader import FIRST, SECOND

CURATED = Path(__file__).parents[3] / "arguments" / "decentralisatie-sociale-zorg.argdown"
WRITERS = (write_first, write_second)
Write = Callable[[ArgumentMap], Writing]


def a_map(*relations: tuple[Kind, str, str], theses: str = "") -> ArgumentMap:
    """Relations get the ids r1, r2, ...; several premises are written together."""
    names = dict.fromkeys(one for _, before, after in relations for one in before + after)
    told = {
        f"r{number}": Relation(f"r{number}", kind, tuple(before), after)
        for number, (kind, before, after) in enumerate(relations, start=1)
    }
    claims = {one: Claim(one, f"Dit is {one}.") for one in names if one not in "r123456789"}
    return ArgumentMap(Topic("t", "Titel", theses=tuple(theses)), claims=claims, relations=told)


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("text", [FIRST, SECOND])
def test_written_and_read_again_is_the_same(write: Write, text: str) -> None:
    once = write(read(text).map).text
    again = read(once)
    assert again.losses == ()
    assert write(again.map).text == once
    assert len(again.map.claims) == len(read(text).map.claims)


def test_version_2_keeps_quotations_and_names_of_sources() -> None:
    first = read(SECOND).map
    again = read(write_second(first).text).map
    assert [one.data for one in again.sources.values()] == [
        one.data for one in first.sources.values()
    ]
    assert again.claims == first.claims
    assert again.relations == first.relations


@pytest.mark.parametrize("write", WRITERS)
def test_text_that_looks_like_structure_stays_text(write: Write) -> None:
    said = ["-> See 1.1. staat er", "Pro: dat is Latijn.", "1.1. Con: nog een", "[1] en (dit)"]
    claims = {f"c{n}": Claim(f"c{n}", text) for n, text in enumerate(said)}
    found = read(write(ArgumentMap(Topic("t", "Titel"), claims=claims)).text)
    assert [one.text for one in found.map.claims.values()] == said


def test_a_thesis_that_speaks_elsewhere_stays_a_thesis() -> None:
    map_ = a_map((Kind.SUPPORT, "b", "a"), theses="ab")
    found = read(write_first(map_).text)
    assert len(found.map.topic.theses) == 2
    assert len(found.map.relations) == 1


@pytest.mark.parametrize("write", WRITERS)
def test_circles_and_self_attacks_are_written(write: Write) -> None:
    map_ = a_map((Kind.ATTACK, "a", "b"), (Kind.ATTACK, "b", "a"), (Kind.ATTACK, "a", "a"))
    found = read(write(map_).text)
    assert (len(found.map.claims), len(found.map.relations)) == (2, 3)


def test_what_a_tree_cannot_say_is_told() -> None:
    tree = Tree(
        ArgumentMap(
            Topic("t", "Titel"),
            claims={one: Claim(one, f"Dit is {one}.") for one in "abcd"},
            relations={
                "r1": Relation("r1", Kind.SUPPORT, ("b", "c"), "a"),
                "r2": Relation("r2", Kind.UNDERCUT, ("d",), "r1"),
                "r3": Relation("r3", Kind.SUPPORT, ("b",), "a"),
            },
        )
    )
    assert [(one.where, one.what) for one in tree.losses] == [
        ("r1", "that its premises belong together"),
        ("r2", "an objection to a step"),
        ("r3", "a relation"),
    ]
    assert [(place.claim, place.number) for place in tree.places()] == [
        ("a", (1,)),
        ("b", (1, 1)),
        ("d", (1, 1, 1)),
        ("c", (1, 2)),
    ]


@pytest.mark.parametrize("write", WRITERS)
def test_a_curated_debate_keeps_every_claim(write: Write) -> None:
    source = files.read_text(str(CURATED))
    map_ = files.read_map(source).map
    found = read(write(map_).text)
    assert found.losses == ()
    assert len(found.map.claims) == len(map_.claims)
    assert len(found.map.topic.theses) >= len(map_.topic.theses)


@pytest.mark.parametrize("write", [write_first, write_second])
def test_a_deep_chain_begins_anew_and_is_told(write: Write) -> None:
    chain = samples.chain(1_000)
    ties = {id_: one for id_, one in chain.relations.items() if one.kind is Kind.SUPPORT}
    map_ = ArgumentMap(chain.topic, claims=chain.claims, relations=ties)
    written = write(map_)
    assert max(map(len, written.text.split("\n"))) < 300
    anew = [one.where for one in written.losses if one.what == "that it is no main claim"]
    assert len(anew) == 1_000 // DEEPEST - 1
    again = read(written.text)
    assert len(again.map.topic.theses) == 1 + len(anew)
    assert not again.losses
    said = {one.id: one.text for one in again.map.claims.values()}
    told = {(said[one.premises[0]], said[one.conclusion]) for one in again.map.relations.values()}
    assert told == {
        (map_.claims[one.premises[0]].text, map_.claims[one.conclusion].text)
        for one in ties.values()
    }
