"""Acts on the structure as moderators meet them: look, do, undo, and what stands in the way."""

import re

from debate.commands import structuring
from debate.model import Kind
from debate.queries import claims
from debate.storage.store import Store
from tests import make
from tests.web.conftest import Visitor, hidden


def view(store: Store, claim: str) -> claims.ClaimView:
    with store.reading() as connection:
        return claims.claim(connection, claim)


def act(mo: Visitor, claim: str, doe: str, **typed: object) -> tuple[str, dict[str, object]]:
    """Look at what an act would do; gives the page and the fields that do it."""
    page = mo.get(f"/moderatie/stellingen/{claim}?doe={doe}").text
    start = page[page.index('class="writing"') - 6 :]
    sent = {**hidden(start), "reden": "Zo is het beter.", **typed}
    seen = mo.post(f"/moderatie/stellingen/{claim}/structuur", {**sent, "stap": "bekijk"})
    return seen.text, {**sent, "stap": "doe"}


def test_a_claim_is_split_after_a_look_and_made_whole_in_one_press(
    mo: Visitor, store: Store
) -> None:
    both = make.argument(store, "De bus is leeg en de chauffeur is moe.")
    mo.moderate(store)
    parts = ["De bus is leeg.", "De chauffeur is moe.", ""]
    page, sent = act(mo, both.claim, "split", deel=parts)
    assert "Kies bij elk verband bij welk deel het hoort" in page
    page, sent = act(mo, both.claim, "split", deel=parts, **{f"gaat-{both.relation}": "0+1"})
    assert "Zo wordt het" in page
    assert view(store, both.claim).is_shown
    done = mo.post(f"/moderatie/stellingen/{both.claim}/structuur", sent)
    assert done.status_code == 303
    old = mo.get(f"/stellingen/{both.claim}").text
    assert "Deze stelling is gesplitst" in old
    assert "De chauffeur is moe." in old
    log = mo.get(f"/debatten/{make.DEBATE}/logboek").text
    assert "Stelling gesplitst" in log
    assert "Zo is het beter." in log
    page = mo.get(done.location).text
    [address] = re.findall(r'action="(/moderatie/handelingen/\w+/ongedaan)"', page)
    fields = hidden(page[page.index('class="seek undo"') - 6 :])
    assert mo.post(address, {**fields, "reden": " "}).status_code == 400
    assert mo.post(address, {**fields, "reden": "Toch één."}).status_code == 303
    assert view(store, both.claim).is_shown


def test_what_rests_on_an_act_is_shown_with_links(mo: Visitor, store: Store) -> None:
    late, cost = make.argument(store), make.argument(store, "Een taxi is duurder dan een bus.")
    mo.moderate(store)
    structuring.carry_out(
        store, make.MO, structuring.joining(late.relation, [cost.relation], "Eén redenering.")
    )
    structuring.carry_out(
        store, make.MO, structuring.loosening(late.relation, "Toch twee redenen.")
    )
    page = mo.get(f"/moderatie/stellingen/{make.THESIS}").text
    with store.reading() as connection:
        hash_ = connection.execute(
            "select lower(hex(hash)) from event where kind = 'premises_joined'"
        ).fetchone()[0]
    fields = {**hidden(page[page.index('class="sign-out"') - 6 :]), "reden": "Toch niet."}
    refused = mo.post(f"/moderatie/handelingen/{hash_}/ongedaan", fields)
    assert refused.status_code == 409
    assert "Iets van later rust hierop" in refused.text
    assert "Toch twee redenen." in refused.text


def test_a_stale_screen_shows_the_act_of_the_other(mo: Visitor, store: Store) -> None:
    late, cost = make.argument(store), make.argument(store, "Een taxi is duurder dan een bus.")
    mo.moderate(store)
    page, sent = act(mo, cost.claim, "move", verband=cost.relation, doel=f"/x/{late.claim}")
    assert "Zo wordt het" in page
    structuring.carry_out(
        store, make.MO, structuring.retyping(cost.relation, "attack", "", "Het spreekt tegen.")
    )
    refused = mo.post(f"/moderatie/stellingen/{cost.claim}/structuur", sent)
    assert refused.status_code == 409
    assert "Het spreekt tegen." in refused.text
    assert "Soort verband gewijzigd" in refused.text


def test_the_look_tells_which_labels_change(mo: Visitor, store: Store) -> None:
    against = make.argument(store, "De bus rijdt leeg rond.", kind=Kind.ATTACK)
    mo.moderate(store)
    page, _ = act(mo, against.claim, "retype", verband=against.relation, soort="steunt")
    part = page[page.index("Oordelen") :]
    assert "De avondbus moet na tien uur blijven rijden." in part
    assert "weersproken" in part
    page, _ = act(mo, against.claim, "word", zin="De bus rijdt 's avonds leeg rond.")
    assert "Geen enkele stelling krijgt een ander oordeel" in page


def test_every_act_has_a_form_and_refuses_what_is_missing(mo: Visitor, store: Store) -> None:
    said = make.argument(store)
    mo.moderate(store)
    for doe in ("merge", "split", "move", "retype", "join", "part", "branch", "word"):
        page = mo.get(f"/moderatie/stellingen/{said.claim}?doe={doe}").text
        sent = {**hidden(page[page.index('class="writing"') - 6 :]), "stap": "doe", "reden": " "}
        answer = mo.post(f"/moderatie/stellingen/{said.claim}/structuur", sent)
        assert answer.status_code == 400, doe
        assert "Kijk nog even hiernaar" in answer.text
    forged = mo.post(f"/moderatie/stellingen/{said.claim}/structuur", {**sent, "doe": "wis"})
    assert forged.status_code == 400


def test_a_merge_from_the_page_forwards_the_old_address(mo: Visitor, store: Store) -> None:
    one, same = make.claim(store), make.claim(store, "Zonder bus kom je 's nachts niet thuis.")
    mo.moderate(store)
    page, sent = act(mo, same, "merge", doel=one)
    assert "Zo wordt het" in page
    assert mo.post(f"/moderatie/stellingen/{same}/structuur", sent).status_code == 303
    assert mo.get(f"/stellingen/{same}").location == f"/stellingen/{one}"
    _, sent = act(mo, one, "merge", doel=one)
    assert mo.post(f"/moderatie/stellingen/{one}/structuur", sent).status_code == 400


def test_a_branch_from_the_page_gets_its_own_heading(mo: Visitor, store: Store) -> None:
    late = make.claim(store)
    mo.moderate(store)
    page, sent = act(mo, late, "branch", kop="Wie laat werkt")
    assert "komt onder het kopje" in page
    assert mo.post(f"/moderatie/stellingen/{late}/structuur", sent).status_code == 303
    assert "Wie laat werkt" in mo.get(f"/debatten/{make.DEBATE}").text


def test_a_preview_names_what_it_goes_into_and_a_merged_claim_leads_there(
    mo: Visitor, store: Store
) -> None:
    kept = make.claim(store, "De bus haalt mij thuis.")
    twin = make.claim(store, "Thuis kom ik met de bus.")
    mo.moderate(store)
    address = f"/moderatie/stellingen/{twin}"
    form = hidden(
        mo.get(f"{address}?doe=merge")
        .text.partition('<form class="writing"')[2]
        .join(("<form", ""))
    )
    sent = {**form, "doel": kept, "reden": "Zelfde."}
    seen = mo.post(f"{address}/structuur", {**sent, "stap": "bekijk"}).text
    assert "Gaat op in: <q>" in seen
    assert mo.post(f"{address}/structuur", {**sent, "stap": "doe"}).status_code == 303
    page = mo.get(address).text
    assert "Deze stelling ging op in" in page
    assert f'href="/moderatie/stellingen/{kept}"' in page


def test_who_came_from_a_list_goes_on_with_it_after_an_act(mo: Visitor, store: Store) -> None:
    kept, double = make.claim(store), make.claim(store, "Wie laat werkt komt niet thuis.")
    mo.moderate(store)
    queue = f"/moderatie/debatten/{make.DEBATE}?soort=dubbel"
    page = mo.get(f"/moderatie/stellingen/{double}?doe=merge&doel={kept}&lijst=dubbel").text
    sent = hidden(page[page.index('class="writing"') - 6 :])
    sent |= {"doel": kept, "reden": "Dit is hetzelfde.", "stap": "doe"}
    done = mo.post(f"/moderatie/stellingen/{double}/structuur", sent)
    assert f'<a class="act" href="{queue}">' in mo.get(done.location).text
    assert "Verder met" not in mo.get(f"/moderatie/stellingen/{double}?lijst=nergens").text


def test_a_claim_that_was_opened_is_read_by_one_press(mo: Visitor, store: Store) -> None:
    said = make.claim(store)
    mo.moderate(store)
    page = mo.get(f"/moderatie/stellingen/{said}?lijst=nieuw").text
    form = page[page.index("/werk") :].partition("</form>")[0]
    sent = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    assert sent["doe"] == "gelezen"
    done = mo.post(f"/moderatie/debatten/{make.DEBATE}/werk", sent)
    assert done.location == f"/moderatie/debatten/{make.DEBATE}?soort=nieuw"
    assert view(store, said).reviewed


def test_what_will_change_is_shown_in_english(mo: Visitor, store: Store) -> None:
    both = make.argument(store, "De bus is leeg en de chauffeur is moe.")
    mo.moderate(store)
    mo.get("/?taal=en")
    parts = ["De bus is leeg.", "De chauffeur is moe."]
    page, _ = act(mo, both.claim, "split", deel=parts, **{f"gaat-{both.relation}": "0+1"})
    assert '<th scope="col">Now</th><th scope="col">Afterwards</th>' in page
    assert "support together" in page
    assert mo.get(f"/moderatie/stellingen/{both.claim}").text.count("Put under a heading") == 1
