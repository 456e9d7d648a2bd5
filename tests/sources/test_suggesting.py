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
    "one word": ["a" * 30_000],
    "no letters": ["?! ... 12 % &" * 2_400],
    "only abbreviations": ["dhr. o.a. " * 3_000],
    "combining marks": ["e\u0301" * 15_000],
    "only connectives": ["Maar want dus toch kortom, omdat hoewel. " * 800],
    "one sentence of clauses": ["het is zo, want dat is te duur, maar niet altijd " * 1_000],
    "many sentences": ["Kortom, het is te duur. " * 1_200],
    "openings of cues": ["roept " * 4_800],
    "many paragraphs": ["Dus is het te duur."] * 1_200,
}


def tied(*paragraphs: str) -> list[tuple[Kind, str, str]]:
    """The ties as the words of their ends."""
    found = suggest(paragraphs)
    words = [paragraphs[one.paragraph - 1][one.start : one.end] for one in found.passages]
    return [(tie.kind, words[tie.premise], words[tie.conclusion]) for tie in found.ties]


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
        ("Maar zij is ook beter geworden.", UNDERCUT, False),
        ("Helaas is zij niet beter geworden.", UNDERCUT, False),
        ("Zij is echter beter geworden.", UNDERCUT, False),
        ("Toch is zij beter geworden.", ATTACK, True),
        ("Desondanks is zij beter geworden.", ATTACK, True),
        ("Dat neemt niet weg dat zij beter is geworden.", ATTACK, True),
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
        ("De hulp is te duur: er zijn te veel lagen.", SUPPORT, B, A[:-1]),
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
    assert reasons(suggest([text])) == [
        'says "wel": granted against what stands before it',
        '"maar" takes back what the first half grants',
    ]


def test_what_stands_beside_speaks_on_the_same() -> None:
    third = "Bovendien zijn er te veel regels."
    assert tied(f"{A} Want {B} {third}")[1] == (SUPPORT, third, A)


def test_summary_looks_back_for_all_that_supports_nothing_yet() -> None:
    summary = "Kortom, het moet anders."
    found = tied(f"Buren helpen niet. Vrienden wonen te ver. {summary}")
    assert found == [
        (SUPPORT, "Buren helpen niet.", summary),
        (SUPPORT, "Vrienden wonen te ver.", summary),
    ]


def test_connective_at_the_top_of_a_paragraph_ties_it_to_the_point_of_the_one_above() -> None:
    toch = "Toch is zij beter geworden."
    assert tied(f"{A} Er is niets tegen gedaan.", toch) == [(ATTACK, A, toch)]
    assert tied(A, "Hieronder volgt meer.", toch) == []


def test_what_is_granted_speaks_against_the_point_of_its_paragraph() -> None:
    wel = "Wel is er nu meer te kiezen."
    assert (ATTACK, wel, A) in tied(f"{A} Er wordt niets tegen gedaan. {wel}")


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("Zij kost elk jaar meer.", 'goes on with "Zij" about the point of the paragraph'),
        ("Een uur hulp kost honderd euro.", ""),
        ("Van alle hulpverleners vindt niemand dat.", ""),
    ],
)
def test_what_goes_on_about_the_point_of_a_paragraph_is_tied_to_it_weakly(
    second: str, reason: str
) -> None:
    found = suggest([f"{A} {second}"])
    assert reasons(found) == [reason] * bool(reason)
    assert all(tie.score < LIKELY for tie in found.ties)


def test_word_of_the_point_that_comes_back_in_another_form_is_named() -> None:
    found = suggest(
        ["De wachtlijst is te lang. Bij elke wachtlijsten staat een moeder te wachten."]
    )
    assert reasons(found) == ['repeats "wachtlijsten" of the point of the paragraph']
    assert [(tie.kind, tie.premise, tie.conclusion) for tie in found.ties] == [(SUPPORT, 1, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "De hulp is te duur. Wij bemoeien ons toch ook niet met jullie.",
        "De hulp is te duur. Zo veel geld is er niet.",
        "De hulp is te duur. Er is alleen maar geld voor wonen.",
        "De hulp is te duur. Ook al helpt zij veel mensen.",
        "De hulp is te duur, maar er zijn ook genoeg lagen.",
        "Dat is niet alleen te duur, maar ook te laat en te weinig.",
        "Hij zegt: ‘De hulp is te duur, en ik wil dat niet.’",
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
    for tie in found.ties:
        assert found.passages[tie.premise].is_claim
        assert found.passages[tie.conclusion].is_claim
        assert tie.conclusion != tie.premise
        assert 0 < tie.score <= 1
        assert tie.word in str(tie.reason)
