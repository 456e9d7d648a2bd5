"""Answering a claim: what is posted, what is kept when something is wrong, and what is refused."""

import re

import pytest
from werkzeug.datastructures import MultiDict

from debate.model import Kind
from debate.queries import claims
from debate.storage import journal
from debate.storage.store import Store
from debate.text.sentence import COSTLY_SIGNS
from tests import make
from tests.web.conftest import HOST, Visitor

TEXT = "De laatste bus is <b>altijd</b> leeg"
STORED = "De laatste bus is <b>altijd</b> leeg."
ESCAPED = "De laatste bus is &lt;b&gt;altijd&lt;/b&gt; leeg"
ANSWERS = f"/stellingen/{make.THESIS}/antwoorden"


def version(store: Store) -> int:
    with store.reading() as connection:
        return journal.head(connection, make.DEBATE).version


def texts(store: Store, kind: Kind, conclusion: str = make.THESIS) -> list[str]:
    """What was said of that kind on a claim."""
    with store.reading() as connection:
        found = claims.answers(connection, conclusion)
    sides = {Kind.SUPPORT: found.supports, Kind.ATTACK: found.attacks}
    return [step.premises[0].claim.text for step in sides[kind]]


@pytest.mark.parametrize(
    ("choice", "kind"), [("steun", Kind.SUPPORT), ("tegenargument", Kind.ATTACK)]
)
def test_an_answer_appears_and_gives_a_receipt(
    store: Store, ann: Visitor, choice: str, kind: Kind
) -> None:
    answer = ann.place(make.THESIS, TEXT, choice)
    assert answer.status_code == 303
    assert re.fullmatch(r"/ontvangstbewijzen/[0-9a-f]{64}\?nieuw=1", answer.location)
    receipt = ann.get(answer.location)
    assert receipt.status_code == 200
    assert "staat er nu." in receipt.text
    assert "staat er nu." not in ann.get(answer.location.partition("?")[0]).text
    assert ESCAPED in receipt.text
    assert texts(store, kind) == [STORED]
    page = ann.get(f"/stellingen/{make.THESIS}").text
    assert ESCAPED in page
    assert "<b>altijd" not in page
    assert "nog niet nagelezen" in page


def test_an_objection_goes_to_the_only_step_there_is(store: Store, ann: Visitor) -> None:
    support = make.argument(store)
    assert ann.place(support.claim, TEXT, "volgt-niet").status_code == 303
    with store.reading() as connection:
        [objection] = claims.step(connection, support.relation).undercuts
    assert objection.premises[0].claim.text == STORED


def test_an_objection_asks_which_step_where_there_are_several(store: Store, ann: Visitor) -> None:
    support = make.argument(store)
    other = make.argument(store, "Wie laat werkt, verdient het minst.", on=make.THESIS)
    second = make.argument(store, "x" * 20 + " klopt.", on=other.claim)
    ann.place(other.claim, "", "steun", bestaand=support.claim)
    unclear = ann.place(support.claim, TEXT, "volgt-niet")
    assert unclear.status_code == 400
    assert "Kies wat er niet uit volgt." in unclear.text
    [told] = re.findall(r'<label for="relatie-\d">(.*verdient het minst.*)</label>', unclear.text)
    assert re.sub(r"<[^>]*>", "", told) == "Wie laat werkt, verdient het minst"
    clear = ann.place(support.claim, TEXT, "volgt-niet", relatie=support.relation)
    assert clear.status_code == 303
    foreign = ann.place(support.claim, TEXT, "volgt-niet", relatie=second.relation)
    assert foreign.status_code == 400


def test_an_objection_is_not_offered_where_nothing_follows(store: Store, ann: Visitor) -> None:
    page = ann.get(f"/stellingen/{make.THESIS}/antwoord").text
    assert 'value="volgt-niet"' not in page
    assert ann.place(make.THESIS, TEXT, "volgt-niet").status_code == 400


def test_a_question_stands_open(store: Store, ann: Visitor) -> None:
    answer = ann.place(make.THESIS, "Wat kost de bus per avond?", "vraag")
    assert answer.status_code == 303
    assert "Wat kost de bus per avond?" in ann.get(f"/stellingen/{make.THESIS}").text
    assert "Uw vraag staat er nu." in ann.get(answer.location).text


def test_first_one_sees_what_results_and_nothing_is_stored(store: Store, ann: Visitor) -> None:
    before = version(store)
    fields = {**ann.form(make.THESIS), "soort": "tegenargument", "zin": TEXT, "stap": "bekijk"}
    page = ann.post(ANSWERS, fields)
    assert page.status_code == 200
    assert "Dat klopt niet, want" in page.text
    assert "Plaats tegenargument" in page.text
    assert ESCAPED in page.text
    assert version(store) == before


def test_claims_that_say_the_same_are_offered_and_can_be_used(store: Store, ann: Visitor) -> None:
    known = make.claim(store, "De laatste bus is bijna altijd leeg.")
    fields = {**ann.form(make.THESIS), "soort": "tegenargument", "zin": TEXT, "stap": "bekijk"}
    page = ann.post(ANSWERS, fields).text
    assert f'value="{known}"' in page
    chosen = ann.post(ANSWERS, {**fields, "bestaand": known, "stap": ""}).text
    assert "bestaande stelling" in chosen
    assert ann.post(ANSWERS, {**fields, "bestaand": known, "stap": "plaats"}).status_code == 303
    assert texts(store, Kind.ATTACK) == ["De laatste bus is bijna altijd leeg."]


def test_changing_gives_the_form_back_with_everything(ann: Visitor, store: Store) -> None:
    sent = {"soort": "steun", "zin": TEXT, "naam": "Ann B", "stem": "client", "toelichting": "Wie?"}
    page = ann.post(ANSWERS, {**ann.form(make.THESIS), **sent, "stap": "wijzig"})
    assert page.status_code == 200
    for kept in (ESCAPED, "Ann B", "Wie?", 'value="client" selected', 'value="steun" '):
        assert kept in page.text


def test_name_and_voice_are_shown(store: Store, ann: Visitor) -> None:
    ann.place(make.THESIS, TEXT, naam="Ann B", stem="client", toelichting="**Zelf** gezien.")
    page = ann.get(f"/stellingen/{make.THESIS}").text
    assert "Ann B, cliënt" in page
    with store.reading() as connection:
        [step] = claims.answers(connection, make.THESIS).attacks
    assert "<strong>Zelf</strong>" in ann.get(f"/stellingen/{step.premises[0].id}").text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"soort": ""}, "Kies hoe u wilt antwoorden."),
        ({"soort": "anders"}, "Kies hoe u wilt antwoorden."),
        ({"zin": ""}, "Schrijf een zin van ten minste 3 tekens."),
        ({"zin": "\x00\u202e\u200b"}, "Schrijf een zin van ten minste 3 tekens."),
        ({"zin": "12345"}, "staat geen letter"),
        ({"zin": "a" * 501}, "hoogstens 500 tekens"),
        ({"toelichting": "a" * 5001}, "hoogstens 5000 tekens"),
        ({"toelichting": "[" * (COSTLY_SIGNS["["] + 1)}, "hoogstens 200 keer"),
        ({"naam": "Moderator"}, "lijkt op die van een rol"),
        ({"naam": "R\u0430adslid"}, "lijkt op die van een rol"),
        ({"stem": "council_member"}, "Kies een van de rollen"),
        ({"website": "https://reclame.example"}, "Laat het verborgen veld leeg."),
        ({"bestaand": "x"}, "geen stelling"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    store: Store, ann: Visitor, fields: dict[str, str], said: str
) -> None:
    before = version(store)
    sent = {"soort": "tegenargument", "zin": TEXT, "naam": "Ann B", "stap": "plaats", **fields}
    page = ann.post(ANSWERS, {**ann.form(make.THESIS), **sent})
    assert page.status_code == 400
    assert 'class="error-summary"' in page.text
    assert said in page.text
    if "zin" not in fields:
        assert ESCAPED in page.text
    if "naam" not in fields:
        assert 'value="Ann B"' in page.text
    assert version(store) == before


def test_a_tower_of_accents_is_cut_to_what_can_be_read(ann: Visitor, store: Store) -> None:
    assert ann.place(make.THESIS, "Zee" + "\u0301" * 40_000, "steun").status_code == 303
    [stored] = texts(store, Kind.SUPPORT)
    assert len(stored) < 15


def test_all_that_is_wrong_is_said_at_once(ann: Visitor, store: Store) -> None:
    page = ann.post(ANSWERS, {**ann.form(make.THESIS), "naam": "x", "stap": "plaats"}).text
    assert page.count('class="field-error"') == 3


def test_a_field_sent_twice_is_refused(ann: Visitor, store: Store) -> None:
    fields = MultiDict([*ann.form(make.THESIS).items(), ("zin", "Een zin."), ("zin", "Nog een.")])
    fields.add("soort", "steun")
    page = ann.post(ANSWERS, fields)
    assert page.status_code == 400
    assert "twee keer verstuurd" in page.text


def test_a_form_sent_twice_gives_the_same_receipt(ann: Visitor, store: Store) -> None:
    fields = {**ann.form(make.THESIS), "soort": "steun", "zin": TEXT, "stap": "plaats"}
    first, again = ann.post(ANSWERS, fields), ann.post(ANSWERS, fields)
    assert first.location == again.location
    assert texts(store, Kind.SUPPORT) == [STORED]


def test_a_form_sent_twice_with_other_words_is_a_conflict(ann: Visitor, store: Store) -> None:
    fields = {**ann.form(make.THESIS), "soort": "steun", "zin": TEXT, "stap": "plaats"}
    ann.post(ANSWERS, fields)
    other = ann.post(ANSWERS, {**fields, "zin": "Iets heel anders."})
    assert other.status_code == 409
    assert "Iets heel anders." in other.text
    assert texts(store, Kind.SUPPORT) == [STORED]


def test_two_visitors_with_the_same_form_value_are_two(
    ann: Visitor, mo: Visitor, store: Store
) -> None:
    fields = {**ann.form(make.THESIS), "soort": "steun", "zin": TEXT, "stap": "plaats"}
    theirs = {**fields, "csrf_token": mo.form(make.THESIS)["csrf_token"]}
    assert ann.post(ANSWERS, fields).location != mo.post(ANSWERS, theirs).location


@pytest.mark.parametrize("token", [None, "", "verkeerd"])
def test_a_form_without_its_token_is_refused_and_the_text_kept(
    ann: Visitor, store: Store, token: str | None
) -> None:
    before = version(store)
    fields = {**ann.form(make.THESIS), "soort": "steun", "zin": TEXT, "stap": "plaats"}
    del fields["csrf_token"]
    page = ann.post(ANSWERS, fields if token is None else {**fields, "csrf_token": token})
    assert page.status_code == 403
    assert "<h1>Dit formulier is verlopen</h1>" in page.text
    assert "Fout 403" not in page.text
    assert ESCAPED in page.text
    assert version(store) == before


def test_a_form_of_another_visitor_is_refused(ann: Visitor, mo: Visitor, store: Store) -> None:
    fields = {**ann.form(make.THESIS), "soort": "steun", "zin": TEXT, "stap": "plaats"}
    mo.form(make.THESIS)
    assert mo.post(ANSWERS, fields).status_code == 403


def test_the_page_after_a_stale_form_keeps_name_and_role_in_sight(ann: Visitor) -> None:
    stale = {"soort": "steun", "zin": TEXT, "naam": "Fietser & co", "stem": "client"}
    page = ann.post(ANSWERS, stale).text
    assert re.search(r'<input type="text" id="naam"[^>]*value="Fietser &amp; co"', page)
    assert '<option value="client" selected>' in page
    assert not re.search(r'type="hidden" name="(naam|stem)"', page)


def test_the_page_after_a_stale_form_keeps_a_chosen_claim(ann: Visitor, store: Store) -> None:
    chosen = make.claim(store)
    page = ann.post(ANSWERS, {"soort": "steun", "bestaand": chosen}).text
    assert "een stelling die er al stond" in page
    assert f'name="bestaand" value="{chosen}"' in page


def test_going_back_to_what_results_shows_it_again(ann: Visitor) -> None:
    fields = {**ann.form(make.THESIS), "soort": "steun", "zin": TEXT, "stap": "bekijk"}
    assert ann.post(ANSWERS, fields).headers["Cache-Control"] == "private, no-cache"
    assert ann.post(ANSWERS, {**fields, "zin": ""}).headers["Cache-Control"] == "no-store"
    placed = ann.post(ANSWERS, {**fields, "stap": "plaats"})
    assert placed.headers["Cache-Control"] == "no-store"
    assert ann.get(placed.location).headers["Cache-Control"] == "no-store"


def test_the_page_after_a_stale_form_sends_it_after_all(ann: Visitor, store: Store) -> None:
    stale = {"soort": "steun", "zin": TEXT, "stap": "plaats", "idem": "a" * 22}
    page = ann.post(ANSWERS, stale)
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    assert ann.post(ANSWERS, {**again, "zin": TEXT, "stap": "plaats"}).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elders.example"},
        {"Origin": "https://elders.example", "Sec-Fetch-Site": "same-origin"},
        {"Origin": f"https://{HOST}.elders.example"},
        {"Origin": "null"},
    ],
)
def test_a_form_of_another_site_is_refused_and_not_shown(
    ann: Visitor, store: Store, headers: dict[str, str]
) -> None:
    before = version(store)
    fields = {**ann.form(make.THESIS), "soort": "steun", "zin": TEXT, "stap": "plaats"}
    page = ann.post(ANSWERS, fields, headers=headers)
    assert page.status_code == 403
    assert ESCAPED not in page.text
    assert version(store) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": f"https://{HOST}"},
        {"Sec-Fetch-Site": "same-origin", "Origin": f"https://{HOST}"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_of_this_site_is_accepted(
    ann: Visitor, store: Store, headers: dict[str, str]
) -> None:
    fields = {**ann.form(make.THESIS), "soort": "steun", "zin": TEXT, "stap": "plaats"}
    assert ann.post(ANSWERS, fields, headers=headers).status_code == 303


def test_what_is_too_large_is_refused(ann: Visitor, store: Store) -> None:
    page = ann.post(ANSWERS, {**ann.form(make.THESIS), "zin": "a" * 300_000})
    assert page.status_code == 413
    assert "Maak die korter" in page.text


def test_binary_and_broken_text_do_no_harm(ann: Visitor, store: Store) -> None:
    token = ann.form(make.THESIS)["csrf_token"]
    body = b"soort=steun&stap=plaats&zin=%ED%A0%80%FF%00ja+hoor&csrf_token=" + token.encode()
    answer = ann.post(ANSWERS, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (303, 400)
    assert ann.get(f"/stellingen/{make.THESIS}").status_code == 200


def test_a_hidden_claim_cannot_be_answered_and_the_text_is_kept(ann: Visitor, store: Store) -> None:
    fields = {**ann.form(make.THESIS), "soort": "steun", "zin": TEXT, "stap": "plaats"}
    make.hide_claim(store, make.MO, make.THESIS, "Noemt iemand bij naam.")
    page = ann.post(ANSWERS, fields)
    assert page.status_code == 409
    assert ESCAPED in page.text
    assert ann.get(f"/stellingen/{make.THESIS}/antwoord").status_code == 409


def test_a_merged_claim_forwards_to_the_kept_one(ann: Visitor, store: Store) -> None:
    one, kept = make.claim(store), make.claim(store, "Zonder bus kom je 's avonds niet thuis.")
    make.merge_claims(store, make.MO, one, kept, "Ze zeggen hetzelfde.")
    for tail in ("", "/antwoord", "/kaart"):
        answer = ann.get(f"/stellingen/{one}{tail}")
        assert answer.status_code == 301
        assert answer.location == f"/stellingen/{kept}{tail}"


def test_cookies_stay_with_this_site_and_this_debate(ann: Visitor, store: Store) -> None:
    answer = ann.get(f"/stellingen/{make.THESIS}/antwoord")
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
            assert part in cookie
        assert "Domain" not in cookie
        assert "Expires" not in cookie
    assert answer.headers["Cache-Control"] == "no-store"


def test_somebody_keeps_being_the_same_guest(ann: Visitor, store: Store) -> None:
    ann.place(make.THESIS, TEXT)
    ann.place(make.THESIS, "De chauffeur wil ook naar huis.")
    with store.reading() as connection:
        found = list(journal.entries(connection, debate=make.DEBATE))
    refs = {entry.recorded.actor_ref for entry in found}
    assert len(refs) == 2  # Co, who opened the debate, and Ann


def test_a_forged_guest_cookie_is_another_guest(ann: Visitor, store: Store) -> None:
    ann.form(make.THESIS)
    [name] = [cookie for cookie in _cookies(ann) if cookie.startswith("__Host-stem-")]
    ann.client.set_cookie(name, "AAAAAAAAAAAAAAAAAAAAAA==.vals", domain=HOST, secure=True)
    answer = ann.get(f"/stellingen/{make.THESIS}/antwoord")
    assert name in answer.headers["Set-Cookie"]


def _cookies(visitor: Visitor) -> list[str]:
    jar = visitor.client._cookies
    return [cookie.key for cookie in (jar or {}).values()]
