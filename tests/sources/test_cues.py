"""What makes a Dutch sentence look like a claim, and what speaks against it."""

import pytest

from debate.sources.cues import Reason, cues, has_one_answer, has_verb, is_question


def weights(text: str) -> dict[str, float]:
    return {str(cue.reason): cue.weight for cue in cues(text)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("De raad moet dit besluiten.", "says what ought to be: moet"),
        ("Dat hoort niet zo.", "says what ought to be: hoort"),
        ("Er is te weinig tijd.", "judges: te weinig"),
        ("Dit leidt vaak tot ruzie.", "names a cause or an effect: leidt vaak tot"),
        ("Uit navraag blijkt dat niet.", "reports a finding: blijkt"),
        ("Ruim 40 procent wacht.", "reports a finding: 40 procent"),
        ("Buren helpen meestal.", "says how often or how much: meestal"),
        ("De bus is sneller dan de trein.", "compares: sneller dan"),
        ("Het aantal zal stijgen.", "foresees: zal"),
        ("Wij vinden dat onjuist.", "says what somebody thinks: Wij vinden"),
        ("Dat is geen oplossing.", "says what something is or is not: is geen"),
    ],
)
def test_words_of_a_claim_count_for_it(text: str, reason: str) -> None:
    assert weights(text)[reason] > 0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("In dit artikel gaat het over de bus.", "tells what the text does: In dit artikel"),
        ("Hartelijk dank.", "thanks, greets or praises: Hartelijk"),
        ("Ik was er zelf bij.", "speaks of the writer: Ik was"),
        ("U schrijft: ‘het mislukt’.", "points to words of somebody else: U schrijft"),
        ("Als de bliksem.", "has no verb that can be seen"),
        ("Nou zeg.", "has fewer than three words"),
        ("Wie betaalt dat?", "asks something"),
    ],
)
def test_what_is_no_claim_counts_against_it(text: str, reason: str) -> None:
    assert weights(text)[reason] < 0


@pytest.mark.parametrize("text", ["Moeten is een werkwoord", "Bezoek het museum", "Onbeteren"])
def test_cue_is_a_whole_word(text: str) -> None:
    assert "says what ought to be: moet" not in weights(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [("Wie?", True), ("Wie betaalt? ", True), ("‘Wie betaalt?’", True), ("Wie? Ik.", False)],
)
def test_question_ends_in_its_mark(text: str, asks: bool) -> None:
    assert is_question(text) is asks


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Wie wil daar nu tegen zijn?", True),
        ("Is dat niet vreemd?", True),
        ("Waarom zou je?", True),
        ("Hoeveel kost een bus?", False),
        ("Wie betaalt de bus?", False),
    ],
)
def test_question_may_leave_one_answer(text: str, one: bool) -> None:
    assert has_one_answer(text) is one


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Zij komt.", True),
        ("omdat buren elkaar vertrouwen", True),
        ("Helder betoog met goede punten", False),
        ("", False),
    ],
)
def test_verb_is_seen(text: str, seen: bool) -> None:
    assert has_verb(text) is seen


def test_reason_without_a_word_is_said_as_it_is() -> None:
    assert str(Reason("asks something")) == "asks something"
    assert Reason("asks something").details == {}
