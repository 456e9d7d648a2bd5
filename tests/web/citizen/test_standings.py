"""Labels on the pages: the same sign and word everywhere, and why."""

import re

import pytest

from debate.events import RelationPosted
from debate.model import Kind, Relation, make_id
from debate.storage.store import Store
from tests import make
from tests.make import DEBATE, MO, THESIS
from tests.web.conftest import Visitor, plain

NO = "De bus rijdt na tienen leeg rond."
BUT = "In het weekend zit de bus na tienen vol."


def badges(page: str) -> list[str]:
    """The words of the labels on a page, in order."""
    return re.findall(
        r'<span class="standing \w+"><svg[^>]*aria-hidden="true">.*?</svg>(\w+)', page
    )


def words(page: str) -> str:
    """The text of why a claim has its label, without its markup."""
    part = page[page.index('<details class="why">') :].split("</details>")[0]
    return plain(part)


def test_claim_without_counterargument_stands(ann: Visitor) -> None:
    page = ann.get(f"/stellingen/{THESIS}").text
    assert badges(page) == ["staat"]
    assert "Deze stelling staat: niemand heeft er iets tegen ingebracht." in words(page)
    assert "‘Staat’ betekent niet ‘is waar’." in words(page)


def test_contradicted_claim_says_by_what_and_what_would_change_that(
    ann: Visitor, store: Store
) -> None:
    against = make.argument(store, NO, kind=Kind.ATTACK)
    page = ann.get(f"/stellingen/{THESIS}").text
    assert badges(page) == ["weersproken", "staat"]
    said = words(page)
    assert (
        f"is weersproken: {NO[:-1]} spreekt dit tegen, en daarop heeft niemand geantwoord." in said
    )
    assert f"gaat staan als iemand {NO[:-1]} weerlegt, en niemand daarop antwoordt" in said
    assert f'href="/stellingen/{against.claim}/antwoord?soort=tegenargument"' in page
    assert "0,25 op een schaal van 0 tot 1, gerekend met de regel DF-QuAD." in said
    assert f"{NO[:-1]} maakt de stelling zwakker (−0,25)." in said


def test_path_of_answers_is_told(ann: Visitor, store: Store) -> None:
    against = make.argument(store, NO, kind=Kind.ATTACK)
    make.argument(store, BUT, on=against.claim, kind=Kind.ATTACK)
    page = ann.get(f"/stellingen/{THESIS}").text
    said = words(page)
    assert f"staat: wat ertegen is ingebracht, is zelf weersproken: {NO[:-1]}." in said
    assert f"{NO} weersproken want {BUT[:-1]} spreekt dit tegen, en daarop heeft niemand" in said
    assert badges(ann.get(f"/stellingen/{against.claim}").text)[0] == "weersproken"


def test_undercut_is_told_as_what_does_not_follow(ann: Visitor, store: Store) -> None:
    against = make.argument(store, NO, kind=Kind.ATTACK)
    make.argument(store, "Leeg is nog geen reden.", on=against.relation, kind=Kind.UNDERCUT)
    said = words(ann.get(f"/stellingen/{THESIS}").text)
    assert "bewijst niet dat het onjuist is, want Leeg is nog geen reden." in said


def test_claims_that_contradict_one_another_are_open(ann: Visitor, store: Store) -> None:
    against = make.argument(store, NO, kind=Kind.ATTACK)
    back = Relation(make_id("r", DEBATE, "back"), Kind.ATTACK, (THESIS,), against.claim)
    with store.change(DEBATE, MO.ref) as change:
        change.record(RelationPosted(back))
    page = ann.get(f"/stellingen/{THESIS}").text
    assert set(badges(page)) == {"open"}
    said = words(page)
    assert f"is open: {NO[:-1]} spreekt ertegen, en of dat zelf standhoudt is ook nog open." in said
    assert f"{NO} open want De avondbus moet na tien uur blijven rijden spreekt ertegen" in said


@pytest.mark.parametrize(
    "address", ["/", f"/debatten/{DEBATE}", "/zoeken?q=bus", f"/stellingen/{THESIS}/kaart"]
)
def test_labels_are_the_same_on_every_page(ann: Visitor, store: Store, address: str) -> None:
    make.argument(store, NO, kind=Kind.ATTACK)
    found = badges(ann.get(address).text)
    assert set(found) <= {"staat", "weersproken"}
    assert "staat" in found


def test_drawing_says_it_in_sign_and_word_and_to_those_who_listen(
    ann: Visitor, store: Store
) -> None:
    make.argument(store, NO, kind=Kind.ATTACK)
    page = ann.get(f"/stellingen/{THESIS}/kaart").text
    assert re.search(r'<g class="standing out".*?<text[^>]*>weersproken</text>', page)
    assert re.search(r'aria-label="[^"]* Weersproken\."', page)


def test_debate_says_what_it_turns_on(ann: Visitor, store: Store) -> None:
    assert "Waar het om draait" not in ann.get(f"/debatten/{DEBATE}").text
    make.argument(store, NO, kind=Kind.ATTACK)
    page = ann.get(f"/debatten/{DEBATE}").text
    part = page[page.index("Waar het om draait") :]
    assert NO in part
    assert "hiervan hangt af of" in part


def test_hidden_claim_and_the_past_have_no_label(ann: Visitor, store: Store) -> None:
    make.argument(store, NO, kind=Kind.ATTACK)
    assert badges(ann.get(f"/debatten/{DEBATE}?v=2").text) == []
    make.hide_claim(store, MO, THESIS, "Noemt een adres.")
    page = ann.get(f"/stellingen/{THESIS}").text
    assert '<details class="why">' not in page


def test_method_page_explains_the_words_with_an_example(ann: Visitor) -> None:
    page = ann.get("/hoe-het-werkt").text
    assert 'id="staat"' in page
    assert 'id="sterkte"' in page
    assert "<strong>‘Staat’ betekent niet ‘is waar’.</strong>" in page
    assert set(badges(page)) == {"staat", "weersproken", "open"}


def test_support_that_no_longer_counts_is_shown_as_broken(ann: Visitor, store: Store) -> None:
    support = make.argument(store)
    fallen = make.argument(store, "De bus is na tienen goedkoop.")
    assert "Deze steun valt weg" not in ann.get(f"/stellingen/{THESIS}").text
    make.argument(store, "Laat werken kan ook elders.", on=support.relation, kind=Kind.UNDERCUT)
    make.argument(store, "Een lege bus is nooit goedkoop.", on=fallen.claim, kind=Kind.ATTACK)
    page = ann.get(f"/stellingen/{THESIS}").text
    assert "Deze steun valt weg: er staat een bezwaar tegen de redenering." in page
    assert "Deze steun valt weg: wat hier staat, is zelf weersproken." in page
    assert badges(page)[0] == "staat"
