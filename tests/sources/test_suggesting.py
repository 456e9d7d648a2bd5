"""Which passages of a text are suggested as claims, how they are tied, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.model import Kind
from debate.sources.suggesting import LIKELY, Suggestions, suggest

SUPPORT, ATTACK, UNDERCUT = Kind.SUPPORT, Kind.ATTACK, Kind.UNDERCUT

HOSTILE = {
    "nothing": [],
    "empty paragraphs": ["", "  ", ""],
    "one word": ["a" * 100_000],
    "no letters": ["?! ... 12 % &" * 8_000],
    "only abbreviations": ["dhr. o.a. " * 10_000],
    "combining marks": ["e\u0301" * 50_000],
    "only connectives": ["Maar want dus toch kortom, omdat hoewel. " * 2_500],
    "one sentence of clauses": ["het is zo, want dat is te duur, maar niet altijd " * 2_000],
    "many sentences": ["Kortom, het is te duur. " * 4_000],
    "openings of cues": ["roept " * 16_000],
    "many paragraphs": ["Dus is het te duur."] * 4_000,
}


def said(text: str, start: int, end: int) -> str:
    return text[start:end]


def tied(*paragraphs: str) -> list[tuple[Kind, str, str]]:
    """The ties as the words of their ends; an undercut ends in the words of the tie's premise."""
    found = suggest(paragraphs)

    def words(place: int) -> str:
        one = found.passages[place]
        return paragraphs[one.paragraph - 1][one.start : one.end]

    return [
        (
            tie.kind,
            words(tie.premise),
            words(found.ties[tie.conclusion].premise if tie.kind is UNDERCUT else tie.conclusion),
        )
        for tie in found.ties
    ]


def reasons(found: Suggestions) -> list[str]:
    return [str(tie.reason) for tie in found.ties]


A, B = "De hulp is te duur.", "er zijn te veel lagen."


@pytest.mark.parametrize(
    ("second", "kind", "forward"),
    [
        ("Want er zijn te veel lagen.", SUPPORT, False),
        ("Er zijn namelijk te veel lagen.", SUPPORT, False),
        ("Er zijn immers te veel lagen.", SUPPORT, False),
        ("Dat komt doordat er te veel lagen zijn.", SUPPORT, False),
        ("Zo kost een gesprek al honderd euro.", SUPPORT, False),
        ("Bijvoorbeeld een gesprek kost al honderd euro.", SUPPORT, False),
        ("Dus moet zij anders worden betaald.", SUPPORT, True),
        ("Daarom moet zij anders worden betaald.", SUPPORT, True),
        ("Zij moet dus anders worden betaald.", SUPPORT, True),
        ("Kortom, zij moet anders worden betaald.", SUPPORT, True),
        ("Dat betekent dat zij anders moet worden betaald.", SUPPORT, True),
        ("Maar zij is ook beter geworden.", ATTACK, False),
        ("Toch is zij beter geworden.", ATTACK, False),
        ("Zij is echter beter geworden.", ATTACK, False),
        ("Desondanks is zij beter geworden.", ATTACK, False),
        ("Wel is zij beter geworden.", ATTACK, False),
    ],
)
def test_connective_ties_a_sentence_to_the_one_before(
    second: str, kind: Kind, forward: bool
) -> None:
    ends = (A, second) if forward else (second, A)
    assert tied(f"{A} {second}") == [(kind, *ends)]


@pytest.mark.parametrize(
    ("sentence", "kind", "premise", "conclusion"),
    [
        ("De hulp is te duur, want er zijn te veel lagen.", SUPPORT, "want " + B, A[:-1]),
        ("De hulp is te duur omdat er te veel lagen zijn.", SUPPORT,
         "omdat er te veel lagen zijn.", A[:-1]),
        ("Omdat er te veel lagen zijn, is de hulp te duur.", SUPPORT,
         "Omdat er te veel lagen zijn", "is de hulp te duur."),
        ("Er zijn te veel lagen, waardoor de hulp te duur is.", SUPPORT,
         "Er zijn te veel lagen", "waardoor de hulp te duur is."),
        ("De hulp is te duur, maar er zijn geen lagen.", ATTACK, "maar er zijn geen lagen.",
         A[:-1]),
        ("Hoewel de hulp te duur is, helpt zij veel mensen.", ATTACK, "Hoewel de hulp te duur is",
         "helpt zij veel mensen."),
        ("De hulp helpt altijd, tenzij er te veel lagen zijn.", ATTACK,
         "tenzij er te veel lagen zijn.", "De hulp helpt altijd"),
        ("Gemeenten staan dichtbij en kunnen daardoor beter helpen.", SUPPORT,
         "Gemeenten staan dichtbij", "en kunnen daardoor beter helpen."),
    ],
)  # fmt: skip
def test_connective_parts_a_sentence_in_two_claims(
    sentence: str, kind: Kind, premise: str, conclusion: str
) -> None:
    assert tied(sentence) == [(kind, premise, conclusion)]


def test_what_is_granted_attacks_and_what_takes_it_back_undercuts_that() -> None:
    text = "Het wijkteam werkt niet. Er waren wel proeven, maar die waren te klein."
    granted, back = "Er waren wel proeven", "maar die waren te klein."
    assert tied(text) == [(ATTACK, granted, "Het wijkteam werkt niet."), (UNDERCUT, back, granted)]
    assert 'takes it back with "maar"' in reasons(suggest([text]))[1]


def test_what_stands_beside_speaks_on_the_same() -> None:
    third = "Bovendien zijn er te veel regels."
    assert tied(f"{A} Want {B} {third}")[1] == (SUPPORT, third, A)


def test_summary_looks_back_for_all_that_supports_nothing_yet() -> None:
    summary = "Kortom, het moet anders."
    found = tied(f"Buren helpen niet. Vrienden helpen niet. {summary}")
    assert found == [
        (SUPPORT, "Buren helpen niet.", summary),
        (SUPPORT, "Vrienden helpen niet.", summary),
    ]


def test_connective_at_the_top_of_a_paragraph_ties_it_to_the_one_above() -> None:
    assert tied(A, "Toch is zij beter geworden.") == [(ATTACK, "Toch is zij beter geworden.", A)]
    assert tied(A, "Hieronder volgt meer.", "Toch is zij beter geworden.") == []


@pytest.mark.parametrize(
    "text",
    [
        "De hulp is te duur. Wij bemoeien ons toch ook niet met jullie.",
        "De hulp is te duur. Zo veel geld is er niet.",
        "De hulp is te duur. Er is alleen maar geld voor wonen.",
        "De hulp is te duur. Ook al helpt zij veel mensen.",
        "Dat is niet alleen te duur, maar ook te laat en te weinig.",
        "Niet de gemeente moet betalen, maar het rijk en de provincie.",
        "De hulp is te duur. Het kost dus",
        "Want er zijn te veel lagen.",
    ],
)  # fmt: skip
def test_a_word_in_another_place_ties_nothing(text: str) -> None:
    assert [kind for kind, *_ in tied(text) if kind is ATTACK] == []
    if not text.endswith("dus"):
        assert tied(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gemeenten moeten meer doen voor mantelzorgers.",
        "De wachttijd is te lang.",
        "Bezuinigen leidt tot wachtlijsten.",
        "Uit onderzoek blijkt dat 40 procent wacht.",
        "Buren helpen elkaar liever niet met de was.",
        "Ik vind dat de raad dit had kunnen weten.",
        "Wie wil daar nu tegen zijn?",
        "Het gaat te ver.",
    ],
)
def test_what_says_how_it_is_or_ought_to_be_is_likely_a_claim(text: str) -> None:
    [one] = suggest([text]).passages
    assert one.score >= LIKELY
    assert one.is_claim


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("In dit artikel maken we de balans op.", "tells what the text does: In dit artikel"),
        ("We bespreken eerst de kosten.", "tells what the text does: We bespreken"),
        ("Bedankt voor dit mooie artikel!", "thanks, greets or praises: Bedankt"),
        ("Helder betoog.", "thanks, greets or praises: Helder betoog"),
        ("Ik was bij een bijeenkomst in de bibliotheek.", "speaks of the writer: Ik was"),
        ("Wie is de baas van het wijkteam?", "asks something"),
        ("Als een speer.", "has no verb that can be seen"),
    ],
)
def test_what_says_nothing_to_deny_is_no_claim_and_says_why(text: str, reason: str) -> None:
    [one] = suggest([text]).passages
    assert not one.is_claim
    assert reason in map(str, one.reasons)


def test_question_may_become_an_open_question() -> None:
    found = suggest(["Wie is de baas? Dat moet de raad weten."]).passages
    assert [one.is_question for one in found] == [True, False]


def test_what_a_reaction_quotes_of_its_article_is_no_claim_of_the_reaction() -> None:
    article = ["De proeven met wijkteams waren veel te klein om iets te bewijzen."]
    reaction = ["‘De proeven met wijkteams waren veel te klein’ Dat is te streng geoordeeld."]
    quoted, own = suggest(reaction, article=article).passages[:1], suggest(reaction).passages
    assert "repeats words of the article" in map(str, quoted[0].reasons)
    assert not quoted[0].is_claim
    assert own[0].is_claim


def test_passages_stand_where_they_say() -> None:
    paragraphs = ["Eerst dit.", f"Dhr. Van Dam weet het. {A[:-1]}, want {B}"]
    found = [(one.paragraph, one.start, one.end) for one in suggest(paragraphs).passages]
    assert [paragraphs[number - 1][start:end] for number, start, end in found] == [
        "Eerst dit.",
        "Dhr. Van Dam weet het.",
        "De hulp is te duur",
        f"want {B}",
    ]


@pytest.mark.parametrize("paragraphs", HOSTILE.values(), ids=HOSTILE)
def test_no_text_is_too_much(paragraphs: list[str]) -> None:
    assert_sound(paragraphs)


PIECES = st.sampled_from(
    ["Maar", "want", "dus", "Kortom", "Wel", "wel", "Omdat", "hoewel", "toch", "het is", "te duur"]
    + ["wie", "niet", "geen", "buren", "helpen", ", ", ". ", "? ", "! ", " ", "o.a. ", "e\u0301"]
)


@given(
    paragraphs=st.lists(
        st.text(max_size=60) | st.lists(PIECES, max_size=20).map("".join), max_size=5
    )
)
def test_suggestions_are_sound_for_any_text(paragraphs: list[str]) -> None:
    assert_sound(paragraphs)


def assert_sound(paragraphs: list[str]) -> None:
    """Passages are in order and apart, scores in bounds, and ties end in claims."""
    found = suggest(paragraphs, article=paragraphs[:1])
    at = (0, 0)
    for one in found.passages:
        text = paragraphs[one.paragraph - 1]
        assert (one.paragraph, one.start) >= at
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip()
        assert 0 <= one.score <= 1
        at = (one.paragraph, one.end)
    for place, tie in enumerate(found.ties):
        assert found.passages[tie.premise].is_claim
        if tie.kind is UNDERCUT:
            assert found.ties[tie.conclusion].kind is ATTACK
            assert tie.conclusion < place
        else:
            assert found.passages[tie.conclusion].is_claim
            assert tie.conclusion != tie.premise
