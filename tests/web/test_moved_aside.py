"""What moderators moved aside is folded away in every list, counted, and leads to the reason."""

import re

import pytest

from debate.commands import deciding
from debate.model import Kind
from debate.moderation.decision import Act
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor

WHY = deciding.Ruling("regel-7", "Het gaat over een trein.", "Dat hoort in een ander debat.")
FOLD = re.compile(r'<details class="aside"><summary>([^<]+)</summary>(.*?)</details>', re.S)


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
