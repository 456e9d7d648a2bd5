"""The page of a source: what anybody may read of a text, and what its claims met."""

import re

import pytest

from debate.commands import importing
from debate.model import (
    ArgumentMap,
    Claim,
    Excerpt,
    Json,
    Kind,
    Relation,
    Source,
    SourceKind,
    Topic,
    Voice,
    VoiceKind,
)
from debate.roles import operator
from debate.sources import anchors, plain_text
from debate.storage.store import Store
from tests.web.conftest import Visitor

SLUG = "tuin"
SECRET = "Niemand mag deze laatste zin van het artikel hier zomaar lezen."
LONG = "De tuin achter het oude postkantoor is van iedereen die er komt, en " + " ".join(
    f"dus{n}" for n in range(30)
)
TEXT = (
    "De tuin is open. Hij blijft dat ook.",
    f"{LONG}. En dit is een tweede zin.",
    " ".join(f"Vulling nummer {n} maakt de tekst wat langer." for n in range(40)),
    SECRET,
)
ARTICLE, REACTION, OTHER = "s00000000000a", "s00000000000b", "s00000000000c"
PAGE = f"/bronnen/{ARTICLE}"


def load(store: Store, **data: Json) -> None:
    """Import a debate with an article, a reaction and another version, and the article's text."""
    article = Source(
        ARTICLE,
        SourceKind.ARTICLE,
        "Wie wiedt de tuin?",
        key="s1",
        authors=("Ann de Wit",),
        voice=Voice(VoiceKind.RESEARCHER),
        published="2018-06-05",
        outlet="De Wijkkrant",
        url="https://www.wijkkrant.example/tuin",
        data=data,
    )
    reaction = Source(
        REACTION, SourceKind.REACTION, key="s1r3", reaction_to=ARTICLE, number=3,
        voice=Voice(VoiceKind.CITIZEN),
    )  # fmt: skip
    other = Source(OTHER, SourceKind.ARTICLE, "De tuin, lang", key="s2", data={"version": "s1"})
    said = (
        Claim("c00000000000a", "De tuin is voor iedereen.", excerpts=(at(LONG),)),
        Claim("c00000000000b", "De tuin gaat niet dicht.", excerpts=(at("De tuin is open."),)),
        Claim("c00000000000c", "Het hek is op slot.", excerpts=(Excerpt(REACTION, 1),)),
    )
    counter = Relation("r00000000000a", Kind.ATTACK, ("c00000000000c",), "c00000000000b")
    given = ArgumentMap(
        Topic(SLUG, "De tuin"),
        sources={one.id: one for one in (article, reaction, other)},
        claims={one.id: one for one in said},
        relations={counter.id: counter},
    )
    importing.import_map(store, operator(SLUG), given)
    text = "\n\n".join(("Wie wiedt de tuin?", *TEXT))
    importing.import_article(store, operator(SLUG), plain_text.read(text), SLUG)


def at(words: str) -> Excerpt:
    return anchors.anchor(TEXT, words, source=ARTICLE)


def test_a_reader_sees_what_who_when_and_where(store: Store, ann: Visitor) -> None:
    load(store)
    page = ann.get(PAGE).text
    for told in ("Wie wiedt de tuin?", "Ann de Wit", "De Wijkkrant", "5 juni 2018"):
        assert told in page
    assert 'href="https://www.wijkkrant.example/tuin" rel="external noopener nofollow"' in page
    assert "(wijkkrant.example)" in page


def test_a_passage_is_quoted_short_with_its_claim(store: Store, ann: Visitor) -> None:
    load(store)
    page = ann.get(PAGE).text
    quoted = re.findall(r"<blockquote><bdi[^>]*>(.*?)</bdi>", page)
    assert quoted[0] == "De tuin is open."
    assert quoted[1].startswith("De tuin achter")
    assert quoted[1].endswith("…")
    assert len(quoted[1].split()) == 25
    assert "De tuin is voor iedereen." in page


@pytest.mark.parametrize("licence", ["", "CC-BY-NC-4.0", "van de krant"])
def test_the_text_itself_stays_with_the_editors(store: Store, ann: Visitor, licence: str) -> None:
    load(store, licence=licence)
    for address in (
        PAGE,
        f"{PAGE}/passages",
        f"/debatten/{SLUG}/bronnen",
        "/stellingen/c00000000000a",
    ):
        page = ann.get(address).text
        assert SECRET not in page
        assert "dus29" not in page
        assert "tweede zin" not in page


def test_an_open_licence_shows_the_whole_text_with_its_passages_marked(
    store: Store, ann: Visitor
) -> None:
    load(store, licence="CC BY-SA 4.0")
    page = ann.get(PAGE).text
    assert SECRET in page
    assert "<mark>De tuin is open.</mark>" in page
    assert 'href="#passage-1"' in page
    assert 'id="passage-1"' in page
    assert 'rel="license external noopener">CC BY-SA 4.0</a>' in page


def test_claims_say_what_they_met_and_in_which_reaction(store: Store, ann: Visitor) -> None:
    load(store)
    page = ann.get(PAGE).text
    met = page[page.index("De tuin gaat niet dicht.") :]
    assert re.search(r"1\s+tegenargument</a>", met)
    assert re.search(rf'tegengesproken in <a href="/bronnen/{REACTION}">reactie&nbsp;3</a>', met)
    other = page[page.index("De tuin is voor iedereen.") :]
    assert "nog zonder tegengeluid" in other


def test_reactions_stand_below_with_what_they_carry(store: Store, ann: Visitor) -> None:
    load(store)
    for address in (PAGE, f"/debatten/{SLUG}/bronnen"):
        page = ann.get(address).text
        assert re.search(
            rf'<a href="/bronnen/{REACTION}">.*?Reactie 3.*?inwoner</bdi> · 1\s+stelling<',
            page,
            re.S,
        )
    reaction = ann.get(f"/bronnen/{REACTION}").text
    assert f'Reactie op <a href="{PAGE}">' in reaction


def test_versions_say_so_in_both_directions(store: Store, ann: Visitor) -> None:
    load(store)
    for one, other in ((ARTICLE, OTHER), (OTHER, ARTICLE)):
        page = ann.get(f"/bronnen/{one}").text
        assert f'andere versie van <a href="/bronnen/{other}">' in page
    assert "andere versie" not in ann.get(f"/bronnen/{REACTION}").text


def test_words_that_changed_since_are_not_quoted(store: Store, ann: Visitor) -> None:
    load(store)
    anew = "\n\n".join(("Wie wiedt de tuin?", "De tuin is dicht. Hij blijft het.", *TEXT[1:]))
    importing.import_article(store, operator(SLUG), plain_text.read(anew), SLUG)
    page = ann.get(PAGE).text
    assert "De tuin is dicht" not in page
    assert "De tuin gaat niet dicht." in page


def test_programs_get_places_and_with_an_open_licence_words(store: Store, ann: Visitor) -> None:
    load(store)
    answer = ann.get(f"{PAGE}/passages")
    assert answer.content_type.startswith("application/ld+json; charset=utf-8; profile=")
    told = answer.get_json(force=True)
    assert told["total"] == 2
    [first, _] = told["first"]["items"]
    assert first["body"] == ["https://debat.example/stellingen/c00000000000b"]
    assert first["target"]["selector"]["refinedBy"]["digest"] == at("De tuin is open.").digest
    assert "TextQuoteSelector" not in answer.text
    load(store, licence="CC0")
    assert '"exact": "De tuin is open."' in ann.get(f"{PAGE}/passages").text


def test_a_source_is_shown_in_english_with_its_words_as_they_are(
    store: Store, ann: Visitor
) -> None:
    load(store, licence="CC BY 4.0")
    page = ann.get(f"{PAGE}?taal=en").text
    assert "By <span" in page
    assert "researcher" in page
    assert "published in" in page
    assert "5 June 2018" in page
    assert '<p class="paragraph" dir="auto" lang="nl">' in page
    assert 'aria-label="Claims at passage 1"' in page
    assert "reaction&nbsp;3" in page
    assert "What this debate rests on" in ann.get(f"/debatten/{SLUG}/bronnen").text
