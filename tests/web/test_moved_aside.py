"""What moderators moved aside is folded away in every list, counted, and leads to the reason."""

import json
import re

import pytest

from debate.commands import deciding
from debate.model import Kind
from debate.moderation.decision import Act
from debate.storage.store import Store
from debate.web import words
from tests import make
from tests.web.conftest import Visitor

WHY = deciding.Ruling("regel-7", "Het gaat over een trein.", "Dat hoort in een ander debat.")
FOLD = re.compile(r'<details class="aside"><summary>([^<]+)</summary>(.*?)</details>', re.S)

ASIDE, BELOW_ASIDE = words.aside(), words.below_aside()


@pytest.fixture
def aside(store: Store) -> list[str]:
    """The ids of three supports of the thesis, of which the last two were moved aside."""
    make.rules(store)
    said = ["De bus haalt mij thuis.", "De trein is ook laat.", "De trein is van ons allen."]
    ids = [make.claim(store, text) for text in said]
    make.claim(store, "De trein rijdt elders.", on=ids[1], kind=Kind.ATTACK)
    for id_ in ids[1:]:
        deciding.decide(store, make.MO, Act.ASIDE, id_, WHY)
    return ids


@pytest.mark.parametrize(
    "address",
    [
        f"/debatten/{make.DEBATE}",
        f"/stellingen/{make.THESIS}",
        f"/stellingen/{make.THESIS}/voor-en-tegen",
        f"/stellingen/{make.THESIS}/kaart",
        "/zoeken?q=trein",
    ],
)
def test_every_list_folds_it_and_says_how_much(
    ann: Visitor, aside: list[str], address: str
) -> None:
    page = ann.get(address).text
    if "/debatten" in address:  # above it stands what has no counter-voice yet
        page = page[page.index('<ul class="outline">') :]
    found = FOLD.search(page)
    assert found
    assert found[1].replace("\xa0", " ") == "2 opzij gezette stellingen"
    before = page[: found.start()]
    for id_ in aside[1:]:
        assert f'<a class="claim" href="/stellingen/{id_}"' not in before
        assert f'href="/stellingen/{id_}#besluiten"' in page
    if "zoeken" not in address:
        assert f'href="/stellingen/{aside[0]}"' in before


def test_the_counts_hold_all_and_the_claim_itself_says_why(ann: Visitor, aside: list[str]) -> None:
    for view in ("", "/voor-en-tegen"):
        page = ann.get(f"/stellingen/{make.THESIS}{view}").text
        assert '<span class="count">(3)</span>' in page
    own = ann.get(f"/stellingen/{aside[1]}").text
    assert 'id="besluiten">Opzij gezet door een moderator' in own
    assert "De trein rijdt elders." in own


def test_the_drawing_leaves_it_out_and_says_that_more_is_there(
    ann: Visitor, aside: list[str]
) -> None:
    page = ann.get(f"/stellingen/{make.THESIS}/kaart").text
    drawing = page[page.index('<svg class="map"') :].partition("</svg>")[0]
    assert f'data-claim="{aside[0]}"' in drawing
    assert f'data-claim="{aside[1]}"' not in drawing
    assert "nog 2" in drawing
    around = ann.get(f"/stellingen/{aside[1]}/kaart").text
    assert f'data-claim="{aside[1]}"' in around


def test_lists_close_where_they_open(ann: Visitor, aside: list[str], store: Store) -> None:
    below = make.claim(store, "Wie laat werkt, is blij met een bus.", on=aside[0])
    make.claim(store, "Dat is nog dieper.", on=below)
    deciding.decide(store, make.MO, Act.ASIDE, below, WHY)
    page = ann.get(f"/debatten/{make.DEBATE}").text
    outline = page[page.index('<ul class="outline">') : page.index("</main>")]
    open_: list[str] = []
    for close, name in re.findall(r"<(/?)(ul|li|details)\b", outline):
        if not close:
            open_.append(name)
        elif open_:
            assert open_.pop() == name
    assert FOLD.findall(page)[0][0].replace("\xa0", " ") == "1 opzij gezette stelling"


def test_pictures_to_keep_leave_it_out_and_say_so(ann: Visitor, aside: list[str]) -> None:
    for view in (f"/stellingen/{make.THESIS}/voor-en-tegen", f"/debatten/{make.DEBATE}/overzicht"):
        drawn = " ".join(re.findall(r"[^<>]+", ann.get(f"{view}/svg").text))
        assert "De bus haalt mij thuis." in drawn
        assert "trein" not in drawn  # nor what was said on it
        told = " ".join(drawn.replace("\xa0", " ").split())
        assert "Niet getekend: nog " + ("2 voor" if "voor-en" in view else "3 stellingen") in told
        assert "Wat moderators opzij zetten, is niet getekend." in told


@pytest.mark.parametrize("shape", ["ijspegel", "zon"])
def test_the_overview_keeps_its_place_without_its_words(
    ann: Visitor, aside: list[str], shape: str
) -> None:
    whole = f"/debatten/{make.DEBATE}/vogelvlucht?vorm={shape}"
    for address in (whole, whole.replace("?", "/svg?")):
        page = ann.get(address).text
        assert "De trein is" not in page
        assert page.count(ASIDE) >= 2
        assert "De trein rijdt elders." not in page  # it stands below one of them
        assert BELOW_ASIDE in page
        assert f"/stellingen/{aside[2]}" in page
        assert "De bus haalt mij thuis." in page
    inside = ann.get(f"{whole}&vanaf={aside[1]}").text
    assert "De trein is ook laat." in inside
    assert "De trein rijdt elders." in inside


def test_the_street_map_and_the_feeds_leave_its_words_to_its_own_page(
    ann: Visitor, aside: list[str]
) -> None:
    overview = f"/debatten/{make.DEBATE}/vogelvlucht"
    for address in (f"{overview}/teksten?nr=0,1,2,3,4", f"{overview}/gevonden?q=trein"):
        told = {one["address"]: one["text"] for one in json.loads(ann.get(address).text)["claims"]}
        assert {told[f"/stellingen/{id_}"] for id_ in aside[1:]} == {ASIDE}
        assert [text for text in told.values() if "elders" in text] == []
        assert BELOW_ASIDE in told.values()
        assert told.get(f"/stellingen/{aside[0]}", "De bus haalt mij thuis.").startswith("De bus")
    for address in (f"/debatten/{make.DEBATE}/atom", f"/stellingen/{make.THESIS}/atom"):
        feed = ann.get(address).text
        assert "De trein is" not in feed
        assert f'/stellingen/{aside[1]}">{ASIDE}</a>' in feed
        assert "De bus haalt mij thuis" in feed


@pytest.mark.usefixtures("aside")
def test_the_street_map_names_it_in_the_language_of_the_visitor(ann: Visitor) -> None:
    ann.get("/?taal=en")
    told = ann.get(f"/debatten/{make.DEBATE}/vogelvlucht/teksten?nr=0,1,2,3,4").json
    assert told
    found = {one["text"]: one["lang"] for one in told["claims"]}
    assert (
        found["Claim that was moved aside"] == found["Below a claim that was moved aside"] == "en"
    )
    assert found["De bus haalt mij thuis."] == "nl"
