"""Sheets come in from every spreadsheet, and what no claim or relation can be made of is told."""

import pytest

from debate.errors import MalformedFile
from debate.formats.guess import guess
from debate.formats.reading import Count, Reading
from debate.formats.sheet.reader import read
from debate.model import Kind, VoiceKind

TABLES = """id,kind,text,note,voice,name,source,kleur
a,thesis,Het park blijft.,"Twee
regels, met een komma",citizen,Ann,https://example.org/a,groen
b,claim,Het is druk.,,,,,
c,,Het is er 's avonds stil.,,,,,
q,question,Hoe laat gaat het dicht?,,,,,

id,from,to,relation
1,b c,a,attack
2,c,1,undercut
"""
PAIRS = (
    "Stelling;Relatie;Conclusie\r\n"
    "Het park blijft.;;\r\n"
    "Het is druk.;tegen;het park blijft.\r\n"
    "Het is druk.;steunt;Er moet iets gebeuren.\r\n"
)


def ties(reading: Reading) -> list[tuple[list[str], Kind, str]]:
    texts = {id_: one.text for id_, one in reading.map.claims.items()}
    return [
        ([texts[id_] for id_ in one.premises], one.kind, texts.get(one.conclusion, "a step"))
        for one in reading.map.relations.values()
    ]


def test_things_and_ties_with_linked_premises_and_an_undercut() -> None:
    found = read(TABLES)
    assert ties(found) == [
        (["Het is druk.", "Het is er 's avonds stil."], Kind.ATTACK, "Het park blijft."),
        (["Het is er 's avonds stil."], Kind.UNDERCUT, "a step"),
    ]
    first = next(iter(found.map.claims.values()))
    assert found.map.topic.theses == (first.id,)
    assert (first.note, first.voice.kind, first.voice.name, first.data) == (
        *("Twee\nregels, met een komma", VoiceKind.CITIZEN, "Ann"),
        {"kleur": "groen"},
    )
    assert [one.url for one in found.map.sources.values()] == ["https://example.org/a"]
    assert len(found.map.questions) == 1
    assert (found.carried, found.losses) == (Count(4, 2), ())


def test_pairs_are_one_claim_for_each_text() -> None:
    found = read(PAIRS)
    assert ties(found) == [
        (["Het is druk."], Kind.ATTACK, "Het park blijft."),
        (["Het is druk."], Kind.SUPPORT, "Er moet iets gebeuren."),
    ]
    assert (found.carried, found.losses) == (Count(3, 2), ())


def test_a_column_that_names_what_stands_above_gives_a_tree() -> None:
    found = read("id\ttext\tstance\tparent\n1\tHet blijft.\t\t\n2\tHet is druk.\tcon\t1\n")
    assert ties(found) == [(["Het is druk."], Kind.ATTACK, "Het blijft.")]
    assert list(found.names.values()) == ["1", "2"]


@pytest.mark.parametrize(
    "text",
    ["\ufeff" + PAIRS, "sep=;\r\n" + PAIRS, PAIRS.replace(";", ","), PAIRS.replace(";", "\t"),
     PAIRS.replace("\r\n", "\n"), PAIRS.replace("Relatie", '"Relatie"')],
)  # fmt: skip
def test_what_spreadsheets_save_is_the_same_sheet(text: str) -> None:
    assert read(text).map.claims == read(PAIRS).map.claims
    assert guess(text) in ("csv", "tsv")


@pytest.mark.parametrize(
    "text",
    ["Een tekst, een bron en een relatie\n\nDit is een artikel, van iemand.",
     "Stelling; bron; en nog veel meer dan een kolom, van iets. Zo is het."],
)  # fmt: skip
def test_words_are_no_sheet(text: str) -> None:
    assert guess(text) == "article"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("9,b,zz,attack", "what it speaks on is not here"),
        ("9,zz,a,attack", "it has no premise that is here"),
        ("9,b,a,elaborates", "the relation `elaborates` is not known here"),
        ("9,b,a,", "no relation is said"),
        ("9,b,9,undercut", "undercuts must end at a support or an attack, not in a circle"),
    ],
)
def test_ties_that_cannot_be_are_told(row: str, why: str) -> None:
    found = read(TABLES + row)
    assert [(one.why, one.part) for one in found.losses] == [(why, "edge")]


def test_formulas_are_text_again() -> None:
    found = read("id,text\n1,'=1+1 is een som.\n2,'t Is mooi.\n3,''=2 is ook een som.")
    assert [one.text for one in found.map.claims.values()] == [
        *("=1+1 is een som.", "'t Is mooi.", "'=2 is ook een som."),
    ]


def test_an_unknown_kind_of_row_is_a_claim_that_keeps_it() -> None:
    (claim,) = read("id,kind,text\n1,waarde,Rust is belangrijk.").map.claims.values()
    assert claim.data == {"kind": "waarde"}


MALFORMED = [
    ("", "This file is empty."),
    ("\ufeff\r\n\r\n", "This file is empty."),
    ("Zomaar een zin.", "The first row names the columns"),
    ("kleur,vorm\nrood,rond", "The first row names the columns"),
    ("tekst\nEen zin.", "The first row names the columns"),
    ("id,text,tekst\n1,a,b", "Two columns mean the same: text, tekst. Give one another name."),
    ("id,text\n1,Een, twee, drie.", "This row has more cells than there are columns."),
    ('id,text\n1,"Een zin', "A quotation mark opens in this row and never closes."),
    ('id,text\n1,"Een" zin', "A quotation mark stands inside a cell in this row. Write it twice."),
    ("id,text\n1," + "a" * 100_001, "A cell in this row is longer than a text can be."),
    ("id,text\n", "There is no claim in this sheet"),
    ("from,to,relation\na,b,attack", "There is no claim in this sheet"),
    ("id,text\n1,Een zin.\n1,Nog een zin.", "The id 1 stands here twice."),
    ("id,kind,text\n1,claim,Een zin.\n2,debate,Een debat", "The row of the debate stands above"),
]


@pytest.mark.parametrize(("text", "said"), MALFORMED)
def test_what_cannot_be_read_is_said(text: str, said: str) -> None:
    with pytest.raises(MalformedFile) as refused:
        read(text, file="x.csv")
    assert str(refused.value).startswith(said)
    assert refused.value.file == "x.csv"


def test_a_hundred_thousand_columns_that_mean_the_same_are_refused_at_once() -> None:
    text = "text" + ",relation,title" * 100_000 + "\nEen zin.\n"
    with pytest.raises(MalformedFile, match="Two columns mean the same") as caught:
        read(text)
    assert len(str(caught.value)) < 200
