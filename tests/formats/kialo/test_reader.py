"""Kialo's two versions come in whole, and what cannot is told."""

import re

import pytest

from debate.errors import MalformedFile
from debate.formats import files
from debate.formats.guess import guess
from debate.formats.kialo import reader
from debate.formats.kialo.reader import read
from debate.formats.reading import Count, Reading
from debate.model import Kind

FIRST = """Discussion Title: Moet parkeren betaald worden?

1. Parkeren moet betaald worden.
1.1. Pro: Het geeft [minder verkeer](https://voorbeeld.nl/onderzoek_\\(2020\\)).
1.1.1. Con: Dat geldt \\(alleen\\)
overdag.
1.2. Con: Winkels verliezen klanten.
1.2.1. Pro: -> See 1.1.1.
1.2.2. Con: -> See discussion #35761: Iets anders
"""
SECOND = """Discussion Name:
Moet parkeren betaald worden?

1. Question:
Wat moet de gemeente doen?

  1.1. Thesis:
  Parkeren moet betaald worden.

    1.1.1. Con:
    Winkels verliezen klanten [1].

      1.1.1.1. Pro:
      Dat bleek elders [2],
      en ook hier [3].

  1.2. Thesis:
  Niets doen.

    1.2.1. Pro:
    -> See 1.1.1.

Sources:
[1] https://voorbeeld.nl/een-lang-
adres
"Eerste zin van het citaat.

[7] staat hier in het citaat.
Tweede alinea van het “citaat”."
[2] Een krant https://voorbeeld.nl/b
[3] Een boek zonder adres
"""


def texts(reading: Reading) -> list[str]:
    return [one.text for one in reading.map.claims.values()]


def ties(reading: Reading) -> list[tuple[str, str, str]]:
    names = reading.names
    return [
        (names[one.premises[0]], one.kind.value, names[one.conclusion])
        for one in reading.map.relations.values()
    ]


def test_version_1_with_links_wrapped_lines_and_another_discussion() -> None:
    found = read(FIRST)
    assert texts(found)[1:3] == ["Het geeft minder verkeer.", "Dat geldt (alleen) overdag."]
    assert ties(found) == [
        ("1.1.", "support", "1."),
        ("1.1.1.", "attack", "1.1."),
        ("1.2.", "attack", "1."),
        ("1.1.1.", "support", "1.2."),
    ]
    (source,) = found.map.sources.values()
    assert (source.title, source.url) == ("minder verkeer", "https://voorbeeld.nl/onderzoek_(2020)")
    assert (found.carried, found.lost) == (Count(4, 4), Count(0, 1))
    assert found.losses[0].why == "discussion #35761: Iets anders is another file"


def test_version_2_with_several_theses_footnotes_and_quotations() -> None:
    found = read(SECOND)
    assert found.map.topic.question == "Wat moet de gemeente doen?"
    assert [found.names[id_] for id_ in found.map.topic.theses] == ["1.1.", "1.2."]
    assert ties(found) == [
        ("1.1.1.", "attack", "1.1."),
        ("1.1.1.1.", "support", "1.1.1."),
        ("1.1.1.", "support", "1.2."),
    ]
    first, second, third = found.map.sources.values()
    assert first.url == "https://voorbeeld.nl/een-lang-adres"
    assert str(first.data["quote"]).endswith("\nTweede alinea van het “citaat”.")
    assert "[7] staat hier" in str(first.data["quote"])
    assert (second.title, second.url, third.title) == (
        *("Een krant", "https://voorbeeld.nl/b"),
        "Een boek zonder adres",
    )
    assert texts(found)[2] == "Dat bleek elders, en ook hier."
    assert [len(one.excerpts) for one in found.map.claims.values()] == [0, 1, 2, 0]
    assert (found.carried, found.losses) == (Count(5, 3), ())


@pytest.mark.parametrize(("text", "name"), [(FIRST, "kialo"), (SECOND, "kialo2")])
def test_line_ends_and_a_byte_order_mark_change_nothing(text: str, name: str) -> None:
    other = "\ufeff" + text.replace("\n", "\r\n")
    assert read(other).map == read(text).map
    assert guess(other, ".txt") == guess(text) == name
    source = files.text_of(other.encode("utf-8"), "x.txt")
    assert files.read_map(source, "park").map.topic.slug == "park"


def test_moved_numbers_do_not_change_ids() -> None:
    moved = FIRST.replace("1.2.", "1.3.").replace("1.3. Con", "1.2. Pro: Nieuw.\n1.3. Con")
    assert read(FIRST).map.claims.keys() < read(moved).map.claims.keys()
    assert read(FIRST).map.relations.keys() < read(moved).map.relations.keys()


def test_equal_texts_are_two_claims() -> None:
    found = read("Discussion Title: T\n1. Eens.\n1.1. Pro: Ja hoor.\n1.2. Con: Ja hoor.")
    assert texts(found) == ["Eens.", "Ja hoor.", "Ja hoor."]


def test_several_theses_in_version_1_have_no_stance() -> None:
    found = read("Discussion Title: T\n\n1. Wat nu?\n1.1. Doen.\n1.2. Laten.\n1.2.1. Pro: Graag.")
    assert (found.map.topic.question, len(found.map.topic.theses)) == ("Wat nu?", 2)
    assert found.carried == Count(4, 1)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("1.1. Pro: -> See 1.7.", "it leads to no claim that is here"),
        ("1.1. Pro: -> See 1.2.\n1.2. Pro: -> See 1.1.", "it leads to no claim that is here"),
        ("1.1. Pro: Goed.\n1.1.1. Zonder richting.", "it is neither Pro nor Con"),
        ("1.1. Pro:", "it leads to no claim that is here"),
    ],
)
def test_ties_that_lead_nowhere_are_told(lines: str, why: str) -> None:
    found = read(f"Discussion Title: T\n\n1. Een stelling.\n{lines}")
    assert {one.why for one in found.losses if one.part == "edge"} == {why}


def test_a_number_that_cannot_follow_is_text_and_told() -> None:
    found = read("Discussion Title: T\n\n1. Zie paragraaf\n1.4. Con: van de wet.\n1.1. Pro: Ja!")
    assert texts(found) == ["Zie paragraaf 1.4. Con: van de wet.", "Ja!"]
    assert [one.what for one in found.losses] == ["1.4. Con: van de wet."]


def test_a_thousand_levels_are_read() -> None:
    lines, number = ["Discussion Title: T", "", "1. Eens."], "1."
    for depth in range(1_000):
        number += "1."
        lines.append(f"{number} Con: Niet waar, nummer {depth}.")
    found = read("\n".join(lines))
    kinds = {one.kind for one in found.map.relations.values()}
    assert (len(found.map.claims), kinds) == (1_001, {Kind.ATTACK})


MALFORMED = [
    ("", "This file is empty."),
    ("\n \n", "This file is empty."),
    ("1. Een stelling.", "A Kialo export begins with `Discussion Title:` or `Discussion Name:`."),
    ("Discussion Title:\n\n1. A b.", "This discussion has no title. Write one after"),
    ("Discussion Name:\n\n1. Thesis:\nA b.", "This discussion has no title. Write one after"),
    ("Discussion Title: T", "There is no claim in this discussion. The first begins with `1.`."),
    ("Discussion Name:\nT\n\nSources:\n", "There is no claim in this discussion."),
    ("Discussion Title: T\nVooraf.\n1. A b.", "This stands before the first claim, which begins"),
    ("Discussion Title: T\n\n2. A b.", "The first claim has the number `1.` and this one has"),
    ("Discussion Title: T\n\n1.1. Pro: A b.", "The first claim has the number `1.` and this one"),
    ("Discussion Name:\nT\n\n1. Maybe:\nA.", "`Maybe` is none of Thesis, Pro, Con and Question."),
    ("Discussion Name:\nT\n\n1. Thesis:\nA b.\n\n1.1. Contra:\nB.", "`Contra` is none of Thesis"),
    ("Discussion Name:\nT\n\n1. Con\nA b.", "This stands before the first claim"),
]


@pytest.mark.parametrize(("text", "said"), MALFORMED)
def test_what_cannot_be_read_is_said(text: str, said: str) -> None:
    with pytest.raises(MalformedFile) as refused:
        read(text, file="x.txt")
    assert str(refused.value).startswith(said)
    assert refused.value.file == "x.txt"


def test_each_of_many_links_to_links_is_followed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    class Counting:
        def match(self, text: str) -> re.Match[str] | None:
            looked.append(text)
            return see.match(text)

    see = reader._SEE
    monkeypatch.setattr(reader, "_SEE", Counting())
    for end, count in (("1.1.", 0), ("1.101.", 101)):  # in a circle, and to a claim
        links = [f"1.{number}. Con: -> See 1.{number + 1}." for number in range(1, 100)]
        claim = "1.101. Pro: De bus is vol."
        text = "\n".join(("1. De bus blijft.", *links, f"1.100. Con: -> See {end}", claim))
        looked.clear()
        reading = read(f"Discussion Title: Bus\n\n{text}")
        assert len(reading.map.relations) == (count or 1)
        assert len(looked) <= 3 * 102
