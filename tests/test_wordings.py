"""Every sentence that is written here has its Dutch wording, with the same places."""

import re
from collections import Counter
from io import BytesIO

from babel.messages.pofile import read_po

from debate.sources import cues, suggesting
from debate.text import language
from tests.sentences import PACKAGE, everything, loose_in_python

SEVERAL = "on pages of several kinds"
PLACES = re.compile(r"(?<!{){(\w+)|%\((\w+)\)s")


def known() -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the Dutch of each context and sentence."""
    found = language.catalogue()
    return {
        **{("", sentence): (said,) for sentence, said in found.plain.items()},
        **{at: (said,) for at, said in found.placed.items()},
        **{("", one): said for one, said in found.counted.items()},
    }


def test_each_sentence_is_said_in_dutch() -> None:
    wordings = known()
    missing = [
        f"{where}: {sentence}"
        for context, sentence, where in everything()
        if (context, sentence) not in wordings
    ]
    assert len(everything()) >= 2_500
    assert missing == []


def test_each_wording_has_the_places_of_its_sentence() -> None:
    for (_, sentence), said in known().items():
        for one in said:
            assert set(PLACES.findall(sentence)) == set(PLACES.findall(one)), sentence


def test_each_wording_is_of_something_that_is_said() -> None:
    said = {(context, sentence) for context, sentence, _ in everything()}
    written = {("", text) for _, text in loose_in_python()}
    assert sorted(known().keys() - said - written) == []


def test_each_sentence_is_worded_in_one_file() -> None:
    found = Counter(
        (message.context, str(message.id))
        for path in language.files()
        for message in read_po(BytesIO(path.read_bytes()), locale="nl")
        if message.id
    )
    assert [sentence for sentence, files in found.items() if files > 1] == []


def test_wordings_stand_below_the_name_of_what_says_them() -> None:
    for path in language.files():
        for name in re.findall("^# (.+)", path.read_text("utf-8"), re.MULTILINE):
            assert name == SEVERAL or (PACKAGE.parent / name).exists(), f"{path.name}: {name}"


def test_every_reason_for_a_suggestion_has_a_dutch_wording() -> None:
    given = {sentence for sentence, *_ in cues.CUES} | {
        sentence for by_signal in suggesting.WHY.values() for sentence in by_signal.values()
    }
    found = suggesting.suggest(
        ["Is dat zo? Het werkt niet. Er was wel een proef, maar die faalde."]
    )
    given |= {reason.sentence for one in found.passages for reason in one.reasons}
    given |= {tie.reason.sentence for tie in found.ties}
    assert sorted(given - language.catalogue().plain.keys()) == []
