"""Reading an article: what is counted, what is not, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.errors import DebateError, MalformedFile
from debate.sources import lines
from debate.sources.article import Article, Heading, Paragraph
from debate.sources.plain_text import read

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def tuin() -> Article:
    return read((HERE / "buurttuin.txt").read_text(encoding="utf-8"), file="buurttuin.txt")


def numbered(*reactions: str) -> str:
    """An article with reactions, as little as one needs."""
    return "Titel\n\nEen alinea.\n\nReacties op dit artikel\n\n" + "\n\n".join(reactions) + "\n"


def outcome(text: str) -> Article | str:
    """The article, or the sentence of the error, which is the only kind there may be."""
    try:
        return read(text)
    except DebateError as error:
        return str(error)


def test_title_and_lead_are_the_first_lines(tuin: Article) -> None:
    assert tuin.title == "De buurttuin: van wie is het onkruid?"
    assert tuin.lead == tuin.paragraphs[0]
    assert tuin.lead.startswith("Sinds de gemeente")


def test_paragraphs_are_counted_and_headings_are_not(tuin: Article) -> None:
    assert tuin.headings == (
        "Vier buren, één gieter",
        "Wie betaalt het water?",
        "“Wij willen gewoon een kraan”",
    )
    numbers = [block.number for block in tuin.blocks if isinstance(block, Paragraph)]
    assert numbers == list(range(1, 9))
    assert tuin.paragraphs[3] == "Het schema aan het hek bleef intussen leeg:"
    assert tuin.paragraphs[4] == "• maandag de oneven nummers"
    assert tuin.blocks[2] == Heading("Vier buren, één gieter")


def test_a_last_line_without_a_full_stop_is_a_paragraph(tuin: Article) -> None:
    assert tuin.paragraphs[-1].endswith("ruzies schelen")


def test_authors_and_notes_are_about_the_text(tuin: Article) -> None:
    assert tuin.authors == ("Ada Vogel", "Bo van den Berg")
    assert tuin.note.splitlines()[1:] == [
        "Zij werken nu aan een boek over hekken.",
        "Deze bijdrage is gebaseerd op een lezing in het wijkgebouw.",
    ]


def test_nothing_of_the_page_becomes_text(tuin: Article) -> None:
    text = "\n".join((tuin.title, *tuin.paragraphs, *tuin.headings, tuin.note))
    assert not any(
        word in text for word in ("fbpx", "gedeeld", "Foto", "bekeken", "bestellen", "Delen")
    )
    assert tuin.furniture[:4] == (
        "fbpx",
        "Delen",
        "12 keer gedeeld",
        "Foto: Ada Vogel (eigen archief)",
    )


def test_reactions_keep_their_own_numbers_and_paragraphs(tuin: Article) -> None:
    assert [(reaction.number, len(reaction.paragraphs)) for reaction in tuin.reactions] == [
        (1, 4),
        (2, 1),
        (4, 2),
    ]
    assert tuin.reactions[0].paragraphs[1] == "1. kwam er een hek"
    assert tuin.reactions[1].paragraphs == ("Ik mis de bijen in dit stuk",)


def test_what_is_missing_or_doubtful_is_said_with_its_line(tuin: Article) -> None:
    said = {notice.what: notice.where for notice in tuin.notices}
    assert said == {
        "a question was read as a heading": "buurttuin.txt:20",
        "reaction 3 is missing": "buurttuin.txt:46",
        "6 reactions announced, 3 found": "buurttuin.txt:36",
        "1 lines below the form were left out": "buurttuin.txt:54",
    }


def test_line_ends_and_a_byte_order_mark_change_nothing(tuin: Article) -> None:
    text = (HERE / "buurttuin.txt").read_text(encoding="utf-8")
    same = "\ufeff" + text.replace("\n", "\r\n").replace("    ", "\t").replace("  •", "\xa0\t•")
    assert read(same, file="buurttuin.txt") == tuin


def test_an_article_without_blank_lines_has_headings_too() -> None:
    article = read(
        "Titel\nEen alinea.\nEen kop\nNog een alinea.\nEen rijtje\nvan drie\nregels\nEinde."
    )
    assert article.headings == ("Een kop",)
    assert len(article.paragraphs) == 6


def test_a_short_question_in_running_text_stays_a_paragraph() -> None:
    article = read("Titel\n\nEen alinea.\nWat nu?\nEr is nog niets besloten door de raad.\n")
    assert article.paragraphs[1] == "Wat nu?"
    article = read("Titel\n\nEen alinea.\n\nWat nu? Wie weet het?\n\nEr is nog niets besloten.\n")
    assert not article.headings


def test_a_text_without_a_title_begins_with_its_lead() -> None:
    lead = "Een eerste zin die te lang is om een titel te zijn, vertelt zelf al een heel verhaal."
    article = read(lead + "\nEn nog een zin.")
    assert (article.title, article.lead) == ("", lead)
    assert article.notices[0].what == "no title was found"


def test_a_byline_is_no_lead() -> None:
    article = read("Titel\n\nDoor Ada Vogel\n\nDe inleiding.")
    assert (article.authors, article.lead) == (("Ada Vogel",), "De inleiding.")


def test_the_lead_is_text_even_when_it_looks_like_an_author_line() -> None:
    assert read("Titel\n\nAda Vogel is lector.").paragraphs == ("Ada Vogel is lector.",)


def test_a_line_about_nobody_stays_text() -> None:
    article = read("Titel\n\nEen alinea.\n\nZij weten het nog niet.")
    assert article.paragraphs[-1] == "Zij weten het nog niet."


def test_no_announcement_announces_nothing() -> None:
    article = read("Titel\n\nEen alinea.\n\nReageer\n\nE-mail")
    assert (article.announced, article.reactions, article.notices) == (None, (), ())


def test_an_announcement_of_none_is_kept() -> None:
    article = read(
        "Titel\n\nReageer\n\nEen alinea.\n\nReacties op dit artikel (0)\n\nGeef een antwoord"
    )
    assert (article.announced, article.reactions, article.notices) == (0, (), ())


def test_a_link_to_the_reactions_at_the_top_is_no_announcement() -> None:
    article = read(
        "Titel\n\nReacties op dit artikel (1)\n\nAlinea.\n\n1 reactie\n\n1. Eens.\n\nReageer"
    )
    assert (article.paragraphs, article.announced, len(article.reactions)) == (("Alinea.",), 1, 1)


def test_reactions_without_blank_lines_follow_their_numbers() -> None:
    article = read("Titel\nAlinea.\nReacties (2)\n1. Een.\n2018 was een jaar.\n3. niet\n2. Twee.")
    assert [len(reaction.paragraphs) for reaction in article.reactions] == [3, 1]
    assert not article.notices


def test_a_year_does_not_open_a_reaction() -> None:
    article = read(numbered("1. Een.", "2015. Dat was het jaar.", "2. Twee."))
    assert [reaction.number for reaction in article.reactions] == [1, 2]


def test_an_empty_or_unnumbered_reaction_is_reported() -> None:
    article = read(numbered("Zomaar iets.", "1. Een.", "2."))
    assert [reaction.number for reaction in article.reactions] == [1]
    assert [notice.what for notice in article.notices] == [
        "a reaction without a number",
        "reaction 2 is empty",
    ]


def test_unseen_characters_are_taken_out_and_reported() -> None:
    article = read(
        "Titel\n\nEen \u202eomgekeerde\u202c zin\u00ad.\tMet tab en \U0001f469\u200d\U0001f33e.",
        file="x",
    )
    assert article.lead == "Een omgekeerde zin.\tMet tab en \U0001f469\u200d\U0001f33e."
    assert [(notice.where, notice.what) for notice in article.notices] == [
        ("x:3", "3 unseen characters were taken out")
    ]


def test_notices_end_somewhere() -> None:
    article = read("Titel\n" + "a\u200bb.\n" * 5_000)
    assert len(article.notices) == lines.NOTICES + 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "empty"),
        (" \r\n\t\n", "empty"),
        ("\ufeff", "empty"),
        ("Titel", "No article"),
        ("Titel\n\nReageer\n\nE-mail\n", "No article"),
        ("Foto: Ada Vogel\n23 shares\nReageer\n", "No article"),
        ("Titel\n\nEen alinea\0.", "not text"),
        ("\x89PNG\x1a\x01\x02\x03\x04\ufffd\ufffd\n" * 9, "not text"),
        ("Titel\n\nEen \ud800 alinea.", "half a character"),
        ("a" * (lines.LENGTH + 1), "longer than 2000000 characters"),
        ("a\n" * (lines.LINES + 1), "more than 50000 lines"),
    ],
    ids=lambda value: value[:12],
)
def test_what_is_no_article_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(MalformedFile, match=sentence) as error:
        read(text, file="x.txt")
    assert error.value.file == "x.txt"


@pytest.mark.parametrize(
    "text",
    [
        "Reacties op dit artikel (1)\n" * 40_000,
        "1. a\n" * 40_000,
        numbered(*(f"{number % 9_999}. a" for number in range(20_000))),
        "Titel\n" + "Ada Vogel en " * 100_000,
        "Titel\n" + "Ada Vogel is lector.\n" * 40_000,
        "Titel\n" + ("“" * 500 + "\n") * 3_000,
        "Titel\n\n" + "Dit artikel " * 40 + "\n" + ("Dit " + "a-" * 290 + "\n") * 3_000,
        "\t" * 1_900_000 + "a\nb",
    ],
    ids=["announcements", "numbers", "reactions", "names", "authors", "quotes", "notes", "tabs"],
)
def test_large_hostile_texts_are_read_or_refused(text: str) -> None:
    assert isinstance(outcome(text), Article) or str(outcome(text)).endswith(".")


ALPHABET = st.sampled_from(list("ab 1.)?:•\n\n\t\r\0\u202e\ud800\u2028é“”")) | st.characters()
PIECES = st.sampled_from(
    [
        "Reageer\n",
        "\nReacties op dit artikel (2)\n",
        "\n1. ",
        "\n 2. ",
        "Ada Vogel is lector.\n",
        "Foto: x\n",
    ]
)


@given(st.lists(st.text(ALPHABET, max_size=20) | PIECES, max_size=30).map("".join))
def test_reading_gives_an_article_or_one_sentence(text: str) -> None:
    article = outcome(text)
    if isinstance(article, str):
        assert article.endswith(".")
        return
    assert article.lead == article.paragraphs[0]
    everything = (*article.paragraphs, *(p for r in article.reactions for p in r.paragraphs))
    assert all(paragraph and paragraph == paragraph.strip() for paragraph in everything)
    assert len({reaction.number for reaction in article.reactions}) == len(article.reactions)


@given(st.lists(st.text(ALPHABET, max_size=20) | PIECES, max_size=30).map("".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert outcome(text) == outcome(text)
