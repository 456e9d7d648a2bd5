"""A map built from somebody else's file fits together, and the rest is told."""

import pytest

from debate.errors import LimitReached, MalformedFile
from debate.formats import building as module
from debate.formats.building import Building, topic_of
from debate.formats.reading import Count
from debate.model import CLAIM_LENGTH, Claim, Kind, Relation, Topic, is_id


def building(*keys: str) -> Building:
    made = Building("x.json", Topic("park", "Het park"))
    for key in keys:
        made.claim(key, Claim("", f"Dit is {key}."), made.ledger.node(f"node {key}"))
    return made


def tie(made: Building, key: str, kind: Kind, premise: str, conclusion: str) -> None:
    entry = made.ledger.edge(f"edge {key}")
    made.relation(key, Relation("", kind, (premise,), conclusion), entry)


def test_ids_come_from_the_debate_and_the_key_and_ours_stay() -> None:
    one, other = building("a", "c0a1b2c3d4e5f").finish(), building("a").finish()
    assert list(one.map.claims)[1] == "c0a1b2c3d4e5f"
    assert list(one.map.claims)[0] == list(other.map.claims)[0]
    assert list(one.names.values()) == ["a", "c0a1b2c3d4e5f"]


def test_ends_may_come_later_and_missing_ones_are_told() -> None:
    made = building()
    tie(made, "1", Kind.SUPPORT, "b", "a")
    tie(made, "2", Kind.ATTACK, "b", "nobody")
    tie(made, "3", Kind.ATTACK, "nobody", "a")
    tie(made, "4", Kind.UNDERCUT, "b", "1")
    tie(made, "5", Kind.UNDERCUT, "b", "2")
    for key in "ab":
        made.claim(key, Claim("", f"Dit is {key}."), made.ledger.node(f"node {key}"))
    found = made.finish()
    assert [one.kind for one in found.map.relations.values()] == [Kind.SUPPORT, Kind.UNDERCUT]
    assert (found.carried, found.lost) == (Count(2, 2), Count(0, 3))
    assert [one.where for one in found.losses] == [f"x.json: edge {n}" for n in (2, 3, 5)]


@pytest.mark.parametrize("size", [1, 2, 2_000])
def test_undercuts_in_a_circle_are_told(size: int) -> None:
    made = building("a")
    for number in range(size):
        tie(made, str(number), Kind.UNDERCUT, "a", str((number + 1) % size))
    tie(made, "tail", Kind.UNDERCUT, "a", "0")
    found = made.finish()
    assert not found.map.relations
    assert found.lost == Count(0, size + 1)
    assert {one.why for one in found.losses} == {module._IN_A_CIRCLE, module._NO_CONCLUSION}


@pytest.mark.parametrize(
    ("text", "fits"),
    [("a", "Argument a"), ("42 %", "Argument 42 %"), (" Een\n zin, ", "Een zin")],
)
def test_a_text_becomes_one_that_a_claim_can_have(text: str, fits: str) -> None:
    made = building()
    assert made.claim("k", Claim("", text))
    assert [one.text for one in made.finish().map.claims.values()] == [fits]


@pytest.mark.parametrize("text", ["", " \n", "\u200b", ",:"])
def test_no_text_is_no_claim(text: str) -> None:
    made = building()
    assert not made.claim("k", Claim("", text), made.ledger.node("node k"))
    assert made.finish().lost == Count(1, 0)


def test_a_text_that_is_too_long_goes_on_in_the_note() -> None:
    made = building()
    made.claim("k", Claim("", "woord " * 200))
    made.claim("l", Claim("", "woord " * 20_000))
    found = made.finish()
    first, second = found.map.claims.values()
    assert len(first.text) <= CLAIM_LENGTH[1]
    assert first.note == ("woord " * 200).strip()
    assert (second.note, len(found.losses)) == ("", 2)


def test_what_stands_twice_and_what_is_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    made = building("a")
    with pytest.raises(MalformedFile, match="The id a stands here twice"):
        made.claim("a", Claim("", "Nog een."))
    tie(made, "r", Kind.ATTACK, "a", "a")
    with pytest.raises(MalformedFile, match="The id r stands here twice"):
        tie(made, "r", Kind.ATTACK, "a", "a")
    monkeypatch.setattr(module, "CLAIMS_PER_TOPIC", 1)
    with pytest.raises(LimitReached, match="at most 1 claims"):
        made.claim("b", Claim("", "Nog een."))


def test_a_debate_is_called_by_what_is_known_of_it() -> None:
    assert topic_of("a/Het Park.json") == Topic("het-park", "Het Park")
    assert topic_of("-", title="De Brug").slug == "de-brug"
    assert topic_of("x.json", "park", known=Topic("anders", "Zo")) == Topic("park", "Zo")
    assert is_id(building("a").id("c", "a"), "c")
