"""Two columns under one claim: what comes first, what is folded inside, and paging."""

import re

from debate import events
from debate.model import Kind, Relation, make_id
from debate.storage.store import Store
from debate.web.citizen import sides
from tests import make
from tests.web.conftest import Visitor
from tests.web.test_pages import _linked, importing, side

THESIS = f"/stellingen/{make.THESIS}"
ADDRESS = f"{THESIS}/voor-en-tegen"


def test_unanswered_come_first_and_answers_are_folded_three_deep(
    store: Store, ann: Visitor
) -> None:
    one = make.claim(store, "De bus is leeg.", kind=Kind.ATTACK)
    two = make.claim(store, "Op vrijdag is hij vol.", on=one, kind=Kind.ATTACK)
    three = make.claim(store, "Vrijdag telt niet.", on=two, kind=Kind.ATTACK)
    make.claim(store, "Vrijdag telt juist wel.", on=three)
    make.claim(store, "De bus is duur.", kind=Kind.ATTACK)
    make.claim(store)
    page = ann.get(ADDRESS).text
    against = side(page, "attack")
    assert against.index("De bus is duur.") < against.index("De bus is leeg.")
    folded = against[against.index("<details") : against.index("</details>")]
    assert "Op vrijdag is hij vol." in folded
    assert "Vrijdag telt niet." in folded
    assert "juist wel" not in page
    assert "2\N{NO-BREAK SPACE}stellingen hierop" in against
    assert against.count("nog niemand sprak dit tegen") == 1
    assert "komt anders niet thuis." in side(page, "support")


def test_empty_sides_invite(ann: Visitor) -> None:
    page = ann.get(ADDRESS).text
    assert "Weet u waarom het klopt?" in side(page, "support")
    assert "Weet u waarom het niet klopt?" in side(page, "attack")


def test_objections_and_linked_premises_stand_with_their_answer(store: Store, ann: Visitor) -> None:
    step = make.argument(store)
    make.argument(store, "Er is een taxi.", on=step.relation, kind=Kind.UNDERCUT)
    page = ann.get(ADDRESS).text
    assert "Er is een taxi." in side(page, "support")
    assert "Hieruit volgt niet" in page
    given = _linked()
    importing.import_map(store, make.CO, given)
    linked = ann.get(f"/stellingen/{given.topic.theses[0]}/voor-en-tegen").text
    assert "samen:" in side(linked, "support")


def test_many_answers_come_in_pages_and_say_which(store: Store, ann: Visitor) -> None:
    said = list(make.many_claims(make.DEBATE, 50))
    steps = [
        events.RelationPosted(
            Relation(make_id("r", each.claim.id), Kind.ATTACK, (each.claim.id,), make.THESIS)
        )
        for each in said
        if isinstance(each, events.ClaimPosted)
    ]
    with store.change(make.DEBATE, make.MO.ref) as change:
        change.record(*said, *steps)
    seen: set[str] = set()
    address = ADDRESS
    for count in (*[sides.ANSWERS] * (50 // sides.ANSWERS), 50 % sides.ANSWERS):
        page = ann.get(address).text
        found = set(re.findall(r'<li class="relation attack" id="(r\w+)"', page))
        assert len(found) == count
        assert not found & seen
        seen |= found
        address = next(iter(re.findall(r'href="([^"]*)" rel="next"', page)), "")
    assert address == ""
    assert "Nummer 49 tot en met 50 van 50." in page


def test_merged_leads_on_hidden_says_so_and_the_past_is_as_it_was(
    store: Store, ann: Visitor
) -> None:
    kept, duplicate = make.claim(store, "De bus is leeg."), make.claim(store, "Leeg is de bus.")
    then = ann.get(f"/stellingen/{kept}/voor-en-tegen?v=4")
    assert "zoals het was" in then.text
    assert "Leeg is de bus." not in ann.get(f"{ADDRESS}?v=4").text
    assert ann.get(f"/stellingen/{duplicate}/voor-en-tegen?v=4").status_code == 404
    make.merge_claims(store, make.MO, duplicate, kept, "Zelfde.")
    led = ann.get(f"/stellingen/{duplicate}/voor-en-tegen")
    assert (led.status_code, led.location) == (301, f"/stellingen/{kept}/voor-en-tegen")
    make.hide_claim(store, make.MO, kept, "Noemt iemand.")
    page = ann.get(f"/stellingen/{kept}/voor-en-tegen").text
    assert "Deze stelling is verborgen" in page
    assert "De bus is leeg." not in page
