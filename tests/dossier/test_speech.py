"""Speaking notes: in the order and the words that were chosen, each with its source, and timed."""

from debate.dossier import forms
from debate.dossier.speech import Wish, speech, timing
from debate.queries.digest import Digest
from tests import make


def sourced(found: Digest) -> str:
    return next(id_ for id_, one in found.map.claims.items() if one.excerpts)


def test_each_point_keeps_its_source_and_passage_below_own_words(found: Digest) -> None:
    claim = sourced(found)
    wish = Wish((make.THESIS, claim, "<x>"), {claim: "Mijn woorden."}, "Voorzitter,", "Dank u.")
    text = forms.write(speech(found, wish, {claim: "De laatste bus"}), "txt").decode()
    parts = (
        *("Voorzitter,", "1. De avondbus moet", "2. Mijn woorden.", "Rust op:", "[1, al."),
        *("In de bron: “De laatste bus”", "Dank u.", "Niet om te zeggen", "Bronnen", "[1] "),
        "Dit is geen peiling",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "3." not in text.partition("Dank u.")[0]


def test_only_what_is_spoken_counts(found: Digest) -> None:
    wish = Wish(("c000000000000",), {}, "een twee drie", "vier", minutes=1, pace=60)
    found_ = timing(found, wish)
    assert (found_.words, found_.seconds, found_.wanted, found_.left) == (4, 4, 60, 56)
