"""The queue as moderators meet it: reading in bulk, two at once, a stale screen, public figures."""

import re
from dataclasses import replace

from flask import Flask

from debate.commands import arguing, importing, reporting
from debate.commands.seeking_doubles import seek_doubles
from debate.model import Kind
from debate.moderation.noticing import Flag, Report
from debate.moderation.statement import OTHER_NOTICE, VOLUNTARY
from debate.queries import activity, cases, claims, decisions, queue
from debate.storage import activity as noted
from debate.storage.store import Store
from debate.storage.verify import verify
from tests import make
from tests.web.conftest import Visitor, hidden

QUEUE = f"/moderatie/debatten/{make.DEBATE}"


def fields(page: str) -> dict[str, str]:
    return hidden(page[page.index("data-queue") - 200 :])


def reviewed(store: Store, claim: str) -> bool:
    with store.reading() as connection:
        return claims.claim(connection, claim).reviewed


def test_a_moderator_reads_several_claims_in_one_act(mo: Visitor, store: Store) -> None:
    said = [make.claim(store, f"Dit is reden nummer {number}.") for number in range(3)]
    mo.moderate(store)
    page = mo.get(QUEUE).text
    assert re.findall(r'name="item" id="[^"]*" value="(\w+)"', page) == said
    spoken = re.findall(r'<p class="on">.*?steunt</span> <a href="/stellingen/(\w+)"', page)
    assert spoken == [make.THESIS] * 3
    sent = {**fields(page), "item": said[:2], "doe": "gelezen"}
    answer = mo.post(f"{QUEUE}/werk", sent)
    assert (answer.status_code, answer.location) == (303, f"{QUEUE}?soort=nieuw")
    assert [reviewed(store, one) for one in said] == [True, True, False]
    assert mo.post(f"{QUEUE}/werk", sent).status_code == 303
    nothing = mo.post(f"{QUEUE}/werk", {**fields(page), "doe": "gelezen"})
    assert nothing.status_code == 400
    assert "minstens één regel" in nothing.text


def test_two_moderators_do_not_do_the_same_work(app: Flask, store: Store) -> None:
    said = make.claim(store)
    mo, co = Visitor(app), Visitor(app)
    mo.moderate(store)
    co.moderate(store, "Co")
    sent = {**fields(mo.get(QUEUE).text), "item": said}
    assert mo.post(f"{QUEUE}/werk", {**sent, "doe": "op-mij"}).status_code == 303
    assert "Mo kijkt hiernaar" in co.get(QUEUE).text
    theirs = {**fields(co.get(QUEUE).text), "item": said, "doe": "gelezen"}
    refused = co.post(f"{QUEUE}/werk", theirs)
    assert refused.status_code == 409
    assert "Een ander is hier al mee bezig" in refused.text
    assert mo.post(f"{QUEUE}/werk", {**sent, "doe": "vrij"}).status_code == 303
    assert co.post(f"{QUEUE}/werk", theirs).status_code == 303
    importing.import_map(store, make.CO, make.small_map())
    for forged, status in (("x" * 9_000, 404), (next(iter(make.small_map().claims)), 400)):
        for act in ("op-mij", "gelezen"):
            sent |= {"item": forged, "doe": act, "idem": f"{act} {status}"}
            assert mo.post(f"{QUEUE}/werk", sent).status_code == status


def test_a_stale_screen_shows_what_somebody_else_did(mo: Visitor, store: Store) -> None:
    said = make.claim(store)
    mo.moderate(store)
    page = mo.get(QUEUE).text
    why = "Het was een tikfout."
    make.word_claim(store, make.MO, said, "Wie laat werkt, komt niet thuis.", why)
    refused = mo.post(f"{QUEUE}/werk", {**fields(page), "item": said, "doe": "gelezen"})
    assert refused.status_code == 409
    assert "Stelling anders verwoord" in refused.text
    assert why in refused.text
    assert f'value="{said}" checked' in refused.text


def test_what_got_other_words_after_it_was_read_waits_again(store: Store) -> None:
    said = make.claim(store)
    make.review_claim(store, make.MO, said)
    make.word_claim(store, make.MO, said, "Wie laat werkt, komt niet thuis.", "Beter.")
    with store.reading() as connection:
        [item] = queue.page(connection, make.DEBATE, queue.CHANGED).items
        assert item.claim.id == said
    make.review_claim(store, make.MO, said)
    with store.reading() as connection:
        assert queue.page(connection, make.DEBATE, queue.CHANGED).items == ()


def test_the_queue_pages_on_and_searches(store: Store) -> None:
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record_all(make.many_claims("x", 150, make.DEBATE))
    wanted = make.claim(store, "Een olifant past niet in de bus.")
    with store.reading() as connection:
        first = queue.page(connection, make.DEBATE, queue.NEW)
        second = queue.page(connection, make.DEBATE, queue.NEW, after=first.after)
        assert (len(first.items), len(second.items), second.after) == (100, 51, 0)
        assert second.items[-1].claim.id == wanted
        found = queue.page(connection, make.DEBATE, queue.NEW, words="olifant")
        assert [item.claim.id for item in found.items] == [wanted]


def test_everybody_sees_how_much_waits_and_on_which_side(ann: Visitor, store: Store) -> None:
    make.claim(store)
    make.claim(store, "De bus is te duur.", kind=Kind.ATTACK)
    with store.reading() as connection:
        waiting = queue.waiting(connection, make.DEBATE)
        sides = queue.sides(connection, make.DEBATE)
    assert waiting.new == 2
    assert waiting.since_ms > 0
    assert (sides["support"], sides["attack"]) == (1, 1)
    page = ann.get(f"/debatten/{make.DEBATE}/wachtrij").text
    assert re.search(r"\b2.stellingen", page)


def test_a_guest_an_editor_and_who_moderates_elsewhere_are_kept_out(
    app: Flask, store: Store
) -> None:
    make.topic(store, "tram", "c00000000000a")
    editor, elsewhere = Visitor(app), Visitor(app)
    editor.sign_in(store)
    elsewhere.moderate(store, "Co")
    said = make.claim(store)
    for address in ("/moderatie", QUEUE, f"/moderatie/stellingen/{said}"):
        assert editor.get(address).status_code == 403
    assert elsewhere.get("/moderatie/debatten/tram").status_code == 403
    sent = {**fields(elsewhere.get(QUEUE).text), "item": said, "doe": "gelezen"}
    assert editor.post(f"{QUEUE}/werk", sent).status_code in (400, 403)
    assert not reviewed(store, said)


def test_suspicions_say_why(mo: Visitor, store: Store) -> None:
    said = {
        "dubbel": make.argument(store, "De avondbus moet na tien uur toch blijven rijden."),
        "geen-stelling": make.argument(store, "Hallo allemaal, wat een goede site is dit."),
        "meer-dan-een": make.argument(store, "De bus is leeg. De chauffeur is ook moe."),
        "verband": make.argument(
            store, "De avondbus moet na tien uur blijven rijden!", kind=Kind.ATTACK
        ),
    }
    with store.change(make.DEBATE, make.CO.ref) as change:
        change.record_all(make.many_claims("x", 1, make.DEBATE))
    mo.moderate(store)
    before = mo.get(f"{QUEUE}?soort=dubbel").text.replace("\xa0", " ")
    assert "5 stellingen zijn nog niet vergeleken" in before
    assert "Tot nu toe valt niets op." in before
    while seek_doubles(store):
        pass
    assert "nog niet vergeleken" not in mo.get(f"{QUEUE}?soort=dubbel").text
    for sort, posted in said.items():
        page = mo.get(f"{QUEUE}?soort={sort}").text
        assert f'value="{posted.claim}"' in page, sort
        assert 'class="why"' in page
    assert "Niets steunt of bestrijdt dit" in mo.get(f"{QUEUE}?soort=los").text
    assert "Hier wacht niets" in mo.get(f"{QUEUE}?soort=kring").text
    assert mo.get(f"{QUEUE}?soort=anders").status_code == 400


def test_grounds_in_a_circle_are_found(store: Store) -> None:
    late = make.argument(store)
    with store.reading() as connection:
        assert queue.page(connection, make.DEBATE, "kring").items == ()
    below = make.argument(store, "In de zorg eindigt de dienst laat.", on=late.claim)
    with store.reading() as connection:
        assert queue.page(connection, make.DEBATE, "kring").items == ()
    arguing.argue(store, make.ANN, Kind.SUPPORT, "", below.claim, existing=late.claim)
    with store.reading() as connection:
        found = queue.page(connection, make.DEBATE, "kring").items
    assert {item.claim.id for item in found} == {late.claim, below.claim}


def reported(store: Store, claim: str, times: int = 1, category: str = Flag.ABUSIVE) -> None:
    for number in range(times):
        given = Report(category, f"Dit kan zo niet, {number}.", category not in set(Flag))
        reporting.report(store, make.ANN, claim, replace(given, in_good_faith=True))


FORBIDDEN = "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH"
RULED = {"regel": "regel-3", "feiten": "Er staat een scheldwoord.", "uitleg": "Schelden mag niet."}


def ids_of(page: str) -> list[str]:
    return re.findall(r'name="item" id="[^"]*" value="(\w+)"', page)


def test_what_many_report_is_one_item_with_its_kinds_searched_and_sorted(
    mo: Visitor, store: Store
) -> None:
    rude = make.claim(store, "De wethouder is een onbenul van formaat.")
    other = make.argument(store, "De bus is van ons allemaal.")
    reported(store, rude, 12)
    reported(store, rude, 1, FORBIDDEN)
    reported(store, other.relation, 1, Flag.ELSEWHERE)
    mo.moderate(store)
    page = mo.get(f"{QUEUE}?soort=gemeld").text
    assert ids_of(page) == [rude, other.relation]
    assert "13\N{NO-BREAK SPACE}meldingen" in page
    assert "Dit is beledigend of bedreigend <span" in page
    assert "En nog 8" in page
    assert "De redenering naar" in page
    for asked, expected in (
        ("soort=verboden", [rude]),
        ("soort=gemeld&wat=elsewhere", [other.relation]),
        ("soort=gemeld&q=wethouder", [rude]),
        ("soort=gemeld&q=olifant", []),
    ):
        assert ids_of(mo.get(f"{QUEUE}?{asked}").text) == expected, asked
    public = mo.get(f"/debatten/{make.DEBATE}/wachtrij").text
    assert re.search(r"\b2.stellingen en verbanden", public)
    assert ids_of(mo.get(f"{QUEUE}?soort=gemeld&na=13").text) == [other.relation]


def test_one_decision_about_many_gives_each_its_own_reasons(mo: Visitor, store: Store) -> None:
    make.rules(store)
    said = [make.claim(store, f"Reden {word} deugt niet.") for word in ("een", "twee", "drie")]
    reported(store, said[0], 2)
    mo.moderate(store)
    page = mo.get(QUEUE).text
    chosen = mo.post(f"{QUEUE}/werk", {**fields(page), "item": said, "doe": "besluit"})
    form = mo.get(chosen.location).text
    assert all(f"Reden {word} deugt niet." in form for word in ("een", "twee", "drie"))
    sent = hidden(form[form.index('<form class="writing"') :])
    empty = mo.post(f"{QUEUE}/besluit", {**sent, "item": said, "soort": "aside"})
    assert empty.status_code == 400
    assert {"regel-fout", "feiten-fout", "uitleg-fout"} <= set(
        re.findall(r'id="(\S+)"', empty.text)
    )
    none = mo.post(f"{QUEUE}/besluit", {**sent, **RULED, "soort": "aside"})
    assert (none.status_code, "minstens één regel" in none.text) == (400, True)
    told = {**sent, **RULED, "item": said, "soort": "hide"}
    answer = mo.post(f"{QUEUE}/besluit", told)
    assert (answer.status_code, answer.location) == (303, f"{QUEUE}?soort=nieuw")
    assert mo.post(f"{QUEUE}/besluit", told).status_code == 303
    with store.reading() as connection:
        made = decisions.about(connection, said)
        assert [claims.claim(connection, one).status for one in said] == ["hidden"] * 3
        assert cases.case(connection, make.DEBATE, said[0]) is None
    assert {view.decision.thing for view in made} == set(said)
    assert len({view.decision.statement.puid for view in made}) == 3
    sources = {view.decision.thing: view.decision.statement.source_type for view in made}
    assert [sources[one] for one in said] == [OTHER_NOTICE, VOLUNTARY, VOLUNTARY]
    log = f"/debatten/{make.DEBATE}/logboek"
    assert "3 stellingen of verbanden verborgen" in mo.get(log).text.replace("\xa0", " ")
    each = re.search(r'class="all"><a href="([^"]+)"', mo.get(log).text)
    assert each
    assert mo.get(each[1].replace("&amp;", "&")).text.count("Stelling verborgen") == 3
    assert verify(store).findings == ()


def test_when_one_of_many_changed_nothing_is_done_and_the_other_is_told(
    mo: Visitor, store: Store
) -> None:
    make.rules(store)
    said = [make.claim(store, f"Reden {word} deugt niet.") for word in ("een", "twee")]
    mo.moderate(store)
    page = mo.get(f"{QUEUE}/besluit?item={said[0]}&item={said[1]}&item=c000000000000").text
    assert "Eén besluit over 2" in page
    make.hide_claim(store, make.MO, said[1], "Te grof.")
    sent = hidden(page[page.index('<form class="writing"') :])
    told = {**sent, **RULED, "item": said, "soort": "aside"}
    refused = mo.post(f"{QUEUE}/besluit", told)
    assert refused.status_code == 409
    assert "Dit deed iemand net voor u" in refused.text
    assert "Er is niets besloten" in refused.text
    assert "Te grof." in refused.text
    with store.reading() as connection:
        assert claims.claim(connection, said[0]).decided == ()
    again = hidden(refused.text[refused.text.index('<form class="writing"') :])
    told |= {**again, "item": said[0]}
    assert mo.post(f"{QUEUE}/besluit", told).status_code == 303
    with store.reading() as connection:
        assert claims.claim(connection, said[0]).decided == ("aside",)


def test_a_crowd_is_told_on_the_queue_and_on_the_desk(mo: Visitor, store: Store) -> None:
    with store.writing() as connection:
        for _ in range(activity.MANY):
            noted.note(connection, make.DEBATE, "192.0.2.0/24", "key")
    mo.moderate(store)
    for page in (QUEUE, "/moderatie"):
        assert "Ongewone drukte" in mo.get(page).text


def test_the_queue_is_said_in_english_and_a_reason_stays_as_it_was_typed(
    mo: Visitor, store: Store
) -> None:
    said = make.argument(store, "De bus is van ons allemaal.")
    reported(store, said.claim, 12)
    mo.moderate(store)
    page = mo.get(f"{QUEUE}?soort=gemeld&taal=en").text.replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        "12 reports, the first",
        "And another 7 reports.",
        'data-chosen="{count} ticked"',
    ):
        assert words in page
    assert re.search(r'<bdi dir="auto" lang="nl">De bus is van ons allemaal\.', page)
    sent = {**fields(page), "doe": "laat-staan", "reden": ""}
    refused = mo.post(f"{QUEUE}/werk", {**sent, "item": said.claim})
    assert "Say why it stays: whoever reported it will read that." in refused.text
    why = "Dit is scherp, maar het gaat over de zaak."
    assert mo.post(f"{QUEUE}/werk", {**sent, "item": said.claim, "reden": why}).status_code == 303
    log = mo.get(f"/debatten/{make.DEBATE}/logboek").text
    assert "Reports looked at, nothing changes" in log
    assert why in log


def test_a_decision_is_refused_in_english_at_its_fields(mo: Visitor, store: Store) -> None:
    make.rules(store)
    said = make.claim(store)
    mo.moderate(store)
    form = mo.get(f"/moderatie/besluit/{said}?taal=en").text
    sent = hidden(form[form.rindex('<form class="writing"') :])
    unchosen = mo.post(f"/moderatie/besluit/{said}", sent)
    assert unchosen.status_code == 400
    assert '<a href="#soort">Choose your decision.</a>' in unchosen.text
    empty = mo.post(f"/moderatie/besluit/{said}", {**sent, "soort": "hide"}).text
    assert '<a href="#regel">Choose the house rule that it goes against.</a>' in empty
    assert 'id="feiten-fout"><span class="out-of-sight">Mistake: </span>Say what was found' in empty
