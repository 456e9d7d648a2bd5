"""Excerpts keep their place, or say what became of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.errors import InvalidInput
from debate.model import Excerpt
from debate.sources import anchors
from debate.sources.anchors import Standing

TEXT = (
    "Ann zag de brug open gaan.",
    "Mo zag haar weer dicht gaan. Co zag niets, want Co sliep.",
    "De café’s bleven ‘gewoon’ open – zei men.",
)


@pytest.fixture
def excerpt() -> Excerpt:
    return anchors.anchor(TEXT, "Co zag niets", source="s1")


def test_an_excerpt_is_found_by_its_words(excerpt: Excerpt) -> None:
    assert excerpt == Excerpt("s1", 2, 29, 41, anchors.digest("Co zag niets"))
    assert anchors.passage(TEXT, excerpt) == "Co zag niets"


def test_typed_quotes_find_printed_ones() -> None:
    found = anchors.anchor(TEXT, "café's bleven 'gewoon' open - zei")
    assert anchors.passage(TEXT, found) == "café’s bleven ‘gewoon’ open – zei"
    assert anchors.check(found, TEXT).standing is Standing.EXACT


def test_words_that_stand_nowhere_are_refused() -> None:
    with pytest.raises(InvalidInput, match="do not stand in the text: Co zag alles"):
        anchors.anchor(TEXT, "Co zag alles")


def test_words_that_stand_twice_need_a_hint() -> None:
    with pytest.raises(InvalidInput, match="more than once"):
        anchors.anchor(TEXT, "gaan.")
    assert anchors.anchor(TEXT, "gaan.", 2).start == 23


@pytest.mark.parametrize("number", [-1, 4])
def test_a_paragraph_that_is_not_there_is_named(number: int) -> None:
    with pytest.raises(InvalidInput, match=f"3 paragraphs, so no paragraph {number}"):
        anchors.passage(TEXT, Excerpt("s1", number))
    with pytest.raises(InvalidInput, match="no paragraph"):
        anchors.anchor(TEXT, "Co", number)


def test_no_words_are_no_passage() -> None:
    with pytest.raises(InvalidInput, match="Give the words"):
        anchors.anchor(TEXT, " \n")


@pytest.mark.parametrize(("start", "end"), [(0, 99), (5, 5), (9, 3), (-2, 4)])
def test_a_range_outside_its_paragraph_is_refused(start: int, end: int) -> None:
    with pytest.raises(InvalidInput, match="Paragraph 1 has 26 characters"):
        anchors.passage(TEXT, Excerpt("s1", 1, start, end, "00000000"))


def test_a_letter_is_not_parted_from_its_accent() -> None:
    with pytest.raises(InvalidInput, match="do not stand"):
        anchors.anchor(["cafe\u0301"], "cafe")


def test_an_untouched_passage_is_exact(excerpt: Excerpt) -> None:
    assert anchors.check(excerpt, TEXT) == anchors.Found(Standing.EXACT, excerpt)


def test_a_passage_that_shifted_is_moved(excerpt: Excerpt) -> None:
    found = anchors.check(excerpt, ("Een nieuwe alinea.", TEXT[0], "Maar " + TEXT[1], TEXT[2]))
    assert found == anchors.Found(Standing.MOVED, replace(excerpt, paragraph=3, start=34, end=46))


def test_a_passage_inside_words_is_moved_too() -> None:
    inside = anchors.anchor(TEXT, "weer dic", source="s1")
    found = anchors.check(inside, [TEXT[1]])
    assert (found.standing, found.excerpt.paragraph) == (Standing.MOVED, 1)


def test_a_passage_that_was_doubled_is_ambiguous(excerpt: Excerpt) -> None:
    found = anchors.check(excerpt, (TEXT[0], "Dus Co zag niets.", "En Co zag niets."))
    assert found.standing is Standing.AMBIGUOUS
    assert found.excerpt == replace(excerpt, paragraph=2, start=4, end=16)


def test_a_double_elsewhere_leaves_a_passage_exact(excerpt: Excerpt) -> None:
    assert anchors.check(excerpt, (*TEXT, "Co zag niets.")).standing is Standing.EXACT


def test_a_passage_that_was_edited_is_changed(excerpt: Excerpt) -> None:
    edited = (TEXT[0], TEXT[1].replace("niets", "iets"), TEXT[2])
    assert anchors.check(excerpt, edited) == anchors.Found(Standing.CHANGED, excerpt)


def test_a_passage_whose_paragraph_was_deleted_is_gone(excerpt: Excerpt) -> None:
    assert anchors.check(excerpt, TEXT[:1]) == anchors.Found(Standing.GONE, excerpt)
    assert anchors.check(excerpt, ()).standing is Standing.GONE


def test_a_whole_paragraph_is_exact_as_long_as_it_is_there() -> None:
    whole = Excerpt("s1", 3)
    assert anchors.passage(TEXT, whole) == TEXT[2]
    assert anchors.check(whole, TEXT).standing is Standing.EXACT
    assert anchors.check(whole, TEXT[:2]).standing is Standing.GONE


def test_a_range_without_a_digest_can_only_fit() -> None:
    assert anchors.check(Excerpt("s1", 1, 0, 3), TEXT).standing is Standing.EXACT
    assert anchors.check(Excerpt("s1", 1, 0, 99), TEXT).standing is Standing.CHANGED


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (0, 10**12)])
def test_a_range_that_cannot_be_is_changed(start: int, end: int) -> None:
    bad = Excerpt("s1", 1, start, end, "00000000")
    assert anchors.check(bad, TEXT).standing is Standing.CHANGED


@pytest.mark.parametrize("length", [1, 300, 500_000])
def test_a_search_through_a_huge_text_comes_to_an_end(length: int) -> None:
    lost = Excerpt("s1", 1, 0, length, "00000000")
    assert anchors.check(lost, ["ab c" * 250_000]).standing is not Standing.EXACT


def test_selectors_quote_and_count_over_the_whole_text(excerpt: Excerpt) -> None:
    target = anchors.selector(TEXT, excerpt)
    whole = "\n".join(TEXT)
    assert target == {
        "source": "s1",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "Co zag niets",
                "prefix": "n.\nMo zag haar weer dicht gaan. ",
                "suffix": ", want Co sliep.\nDe café’s bleve",
            },
            {"type": "TextPositionSelector", "start": 56, "end": 68},
        ],
    }
    assert whole[56:68] == "Co zag niets"


def test_selectors_of_the_whole_first_paragraph_have_no_prefix() -> None:
    target = anchors.selector(["e\u0301" * 40, "b"], Excerpt("s1", 2))
    quote, position = target["selector"]  # type: ignore[misc, index, union-attr]
    assert quote["prefix"].startswith("e\u0301")
    assert quote["suffix"] == ""
    assert (position["start"], position["end"]) == (81, 82)


def test_the_digest_of_a_text_tells_its_paragraphs_apart() -> None:
    assert len(anchors.content_digest(TEXT)) == 64
    assert anchors.content_digest(["a", "b"]) != anchors.content_digest(["ab"])


PARAGRAPHS = st.lists(
    st.text(st.sampled_from("ab c.é’"), min_size=1, max_size=30), min_size=1, max_size=5
)


@given(PARAGRAPHS, PARAGRAPHS, st.data())
def test_what_is_found_has_the_same_words(
    before: list[str], after: list[str], data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, len(before)))
    text = before[number - 1]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    excerpt = Excerpt("s1", number, start, end, anchors.digest(words))
    assert anchors.check(excerpt, before).standing is Standing.EXACT
    found = anchors.check(excerpt, after)
    if found.standing in (Standing.EXACT, Standing.MOVED, Standing.AMBIGUOUS):
        assert anchors.passage(after, found.excerpt) == words
    else:
        assert not any(words in paragraph for paragraph in after)
        assert (found.standing is Standing.GONE) == (number > len(after))


@given(PARAGRAPHS, st.text(max_size=10), st.integers(-1, 6))
def test_an_anchor_stands_or_is_refused(paragraphs: list[str], text: str, hint: int) -> None:
    try:
        excerpt = anchors.anchor(paragraphs, text, hint)
    except InvalidInput:
        return
    assert anchors.check(excerpt, paragraphs).standing is Standing.EXACT
    assert len(anchors.passage(paragraphs, excerpt)) == len(text.strip())
