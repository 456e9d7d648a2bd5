"""Finding a claim by other forms of its words, whatever is typed."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debate.text.stems import (
    likeness,
    match_query,
    stem_query,
    stems,
    telling_stems,
    telling_words,
    word_queries,
    words,
)

CLAIMS = [
    "De gemeente bouwt een nieuwe brug voor fietsers.",
    "Zo'n brug kost 50% meer dan de wet-maatschappelijke regeling toestaat.",
    "Vrijwilligers coördineren de coöperatie in het café.",
]

HOSTILE = [
    "zo'n",
    "50%",
    "wet-maatschappelijk",
    '"',
    '""',
    "'",
    "*",
    "a*",
    "a* OR " * 5_000,
    "NEAR(a b)",
    "AND",
    "OR NOT",
    "text:brug",
    "stems : x",
    "{text stems}: a",
    "-brug",
    "+brug",
    "^brug",
    "(brug",
    "brug)",
    "a\0b",
    "\ud800",
    "\ud83dbrug",
    "brug\ud800brug",
    "\0" * 500,
    "\u202ebrug",
    "'; drop table claim; --",
    "a" * 10_000,
    "é" * 300,
    "\u0301" * 300,
    "☃ ☃",
    "𝐛𝐫𝐮𝐠",
    "١٢٣",
    "한국어",
    "ß İ ŉ",
    "{{7*7}}",
    "%s%n",
    "../../x",
    "NULL",
]


@pytest.fixture
def index() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute(
        "create virtual table claims using "
        "fts5(text, stems, tokenize = 'unicode61 remove_diacritics 2')"
    )
    for claim in CLAIMS:
        database.execute("insert into claims (text, stems) values (?, ?)", (claim, stems(claim)))
    return database


def found(index: sqlite3.Connection, query: str) -> list[int]:
    if not query:
        return []
    rows = index.execute("select rowid from claims where claims match ? order by rank", (query,))
    return [row[0] - 1 for row in rows]


def any_word(typed: str) -> str:
    """The query for what has one of these words."""
    return " OR ".join(word_queries(typed).values())


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("query", [match_query, any_word])
def test_no_query_is_a_syntax_error(
    index: sqlite3.Connection, typed: str, query: Callable[[str], str]
) -> None:
    assert set(found(index, query(typed))) <= {0, 1, 2}


@given(typed=st.text(max_size=250))
@settings(max_examples=400, deadline=None)
def test_no_text_makes_a_syntax_error(typed: str) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table claims using fts5(text, stems)")
    assert found(database, match_query(typed)) == []
    database.close()


@pytest.mark.parametrize(
    ("typed", "claims"),
    [
        ("zo'n", [1]),
        ("50%", [1]),
        ("wet-maatschappelijk", [1]),
        ("fietser", [0]),
        ("bruggen", [0, 1]),
        ("gemeentes brug", [0]),
        ("gemeente vrijwilliger", []),
        ("vrijwilliger cooperaties", [2]),
        ("CAFÉ", [2]),
        ("cafe\u0301", [2]),
    ],
)
def test_other_forms_of_a_word_find_the_claim(
    index: sqlite3.Connection, typed: str, claims: list[int]
) -> None:
    assert sorted(found(index, match_query(typed))) == claims


def test_like_claims_are_found_by_any_telling_word(index: sqlite3.Connection) -> None:
    assert sorted(found(index, any_word("De bruggen zijn in de weg"))) == [0, 1]
    assert found(index, match_query("De bruggen zijn in de weg")) == []


def test_a_query_of_common_words_alone_still_asks_for_them() -> None:
    assert any_word("de het").count("stems:") == 2


@pytest.mark.parametrize("typed", ["", "  ", "?!", "\0", "\ud800", "☃", "'\"*"])
def test_a_query_without_words_is_empty(typed: str) -> None:
    assert match_query(typed) == ""


def test_a_query_has_at_most_12_words() -> None:
    assert match_query(" ".join(f"w{i}" for i in range(40))).count(" AND ") == 11


def test_a_query_of_more_than_200_characters_ends_at_a_whole_word() -> None:
    query = match_query("x" * 195 + " vrijwilligers")
    assert "x" * 195 in query
    assert "vrij" not in query


def test_words_are_small_and_without_accents() -> None:
    assert words("Één coöperatie_in Łódź: zo'n!") == ["een", "cooperatie", "in", "łodz", "zo", "n"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("huis", "huizen"),
        ("gewandeld", "wandelen"),
        ("brug", "bruggen"),
        ("foto", "foto's"),
        ("kat", "katten"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert set(stems(one).split()) & set(stems(other).split())


def test_stems_are_the_same_in_every_thread() -> None:
    texts = [f"{claim} woord{i} gebouwen{i}" for i in range(50) for claim in CLAIMS]
    with ThreadPoolExecutor(8) as threads:
        at_once = list(threads.map(stems, texts))
    assert at_once == [stems(text) for text in texts]


def test_a_word_of_ten_thousand_letters_is_its_own_stem() -> None:
    assert stems("a" * 10_000) == "a" * 10_000


def test_likeness_goes_from_nothing_to_one() -> None:
    def alike(one: str, other: str) -> float:
        return likeness(telling_stems(stems(one)), telling_stems(stems(other)))

    assert alike("De brug is te smal.", "Te smal is de brug!") == 1
    assert alike("De bruggen zijn smal.", "De brug is smal.") > 0.7
    assert alike("De brug is te smal.", "Vrijwilligers koken soep.") < 0.5
    assert alike("", "De brug") == 0


def test_telling_words_are_as_written_and_each_is_given_once() -> None:
    found = telling_words("De Cliënten en de cliënten van de coo\u0308peratie")
    assert list(found) == ["Cliënten", "coöperatie"]
    assert found["coöperatie"] == tuple(stems("cooperatie").split())


@pytest.mark.parametrize("typed", HOSTILE)
def test_stem_query_of_anything_is_no_syntax_error(index: sqlite3.Connection, typed: str) -> None:
    for form in telling_words(typed).values():
        assert set(found(index, stem_query(form))) <= {0, 1, 2}


def test_common_words_tell_nothing_unless_there_are_no_others() -> None:
    assert list(telling_words("Het moet de brug zijn")) == ["brug"]
    assert list(telling_words("Het moet zo zijn")) == ["Het", "moet", "zo", "zijn"]
    assert telling_stems(stems("De mensen hebben moeten werken")) == set(
        stems("mensen werken").split()
    )
