"""Passages as W3C annotations: places for everyone, words for who may give them."""

from debate.model import Excerpt
from debate.sources import anchors
from debate.sources.annotations import Annotated, collection

ADDRESS = "https://debat.example/bronnen/s0a1b2c3d4e5f"
CLAIM = "https://debat.example/stellingen/c0a1b2c3d4e5f"
TEXT = ("Ann zag de brug.", "Co zag niets, want Co sliep.")
PASSAGE = anchors.anchor(TEXT, "Co zag niets", source="s0a1b2c3d4e5f")


def first(*excerpts: Excerpt, with_words: bool = False) -> dict[str, object]:
    """The first annotation of a collection of these."""
    told = collection(
        ADDRESS, "Brug", [Annotated(one, (CLAIM,)) for one in excerpts], TEXT, with_words=with_words
    )
    assert told["total"] == len(excerpts)
    return told["first"]["items"][0]  # type: ignore[index,call-overload,return-value]


def test_a_place_is_given_without_words() -> None:
    one = first(PASSAGE)
    assert one == {
        "id": f"{ADDRESS}/passages#2:0-12",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [CLAIM],
        "target": {
            "source": ADDRESS,
            "selector": {
                "type": "FragmentSelector",
                "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
                "value": "alinea-2",
                "refinedBy": {
                    "type": "TextPositionSelector",
                    "start": 0,
                    "end": 12,
                    "digest": PASSAGE.digest,
                },
            },
        },
    }
    assert "niets" not in str(one)


def test_words_are_a_text_quote_with_a_position_in_the_whole_text() -> None:
    target = first(PASSAGE, with_words=True)["target"]
    assert target == {
        "source": ADDRESS,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "Co zag niets",
                "prefix": "Ann zag de brug.\n",
                "suffix": ", want Co sliep.",
            },
            {"type": "TextPositionSelector", "start": 17, "end": 29},
        ],
    }


def test_words_that_came_to_a_place_later_are_not_the_passage() -> None:
    moved = Excerpt("s", 1, 0, 3, "00000000")
    assert "TextQuote" not in str(first(moved, with_words=True))
    assert "TextQuote" not in str(first(Excerpt("s", 9, 0, 3, "00000000"), with_words=True))


def test_a_whole_paragraph_and_a_whole_text() -> None:
    assert "refinedBy" not in str(first(Excerpt("s", 2)))
    assert first(Excerpt("s", 0))["target"] == ADDRESS
