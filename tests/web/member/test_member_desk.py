"""What members keep: theirs alone until shared with the party, and in nothing that is public."""

import pytest

from debate.commands import preparing
from debate.model import Kind
from debate.roles import Role
from debate.storage import sealer
from debate.storage.store import Store
from debate.web.kept_pages import KeptPages
from tests import make
from tests.web.conftest import Site, Visitor, hidden, plain
from tests.web.council.test_drafts import ASKING, MOTION, REHEARSAL, SPEECH, token
from tests.web.test_routes import ROUTES

DESK, MARK = "/mijn-raadswerk", "zwanenzang-4711"


def keep(visitor: Visitor, address: str, **fields: str) -> str:
    """Send a form of work; gives where it is kept."""
    form = token(visitor.get(address).text)
    answer = visitor.post(address, {**form, **fields})
    assert answer.status_code == 303
    return answer.headers["Location"].partition("#")[0]


def press(visitor: Visitor, address: str, page: str = DESK, **fields: str) -> int:
    form = hidden(visitor.get(page).text)
    token_ = {"csrf_token": form["csrf_token"]}
    return visitor.post(address, {**token_, **fields}).status_code


@pytest.fixture
def party(store: Store, ann: Visitor, mo: Visitor) -> str:
    """Ann and Mo sign in, Ann begins a party; gives its code."""
    ann.sign_in(store, "Ann", role=Role.COUNCIL, debate=make.DEBATE)
    mo.sign_in(store, "Mo", role=Role.COUNCIL, debate=make.DEBATE)
    assert press(ann, f"{DESK}/fractie", doe="begin", naam="Partij van de Bus") == 303
    page = ann.get(DESK).text
    assert "<code>" not in ann.get(DESK).text  # shown once
    return page.partition("<code>")[2].partition("</code>")[0]


def test_work_is_kept_gone_on_with_and_thrown_away(store: Store, ann: Visitor) -> None:
    ann.sign_in(store)
    where = keep(ann, MOTION, grond=make.THESIS, verzoek=MARK)
    page = ann.get(where).text
    assert f">{MARK}</textarea>" in page
    form = token(page)
    answer = ann.post(MOTION, {**form, "verzoek": "iets anders"})
    assert answer.headers["Location"].startswith(where)
    assert "iets anders" in ann.get(where).text
    assert where in ann.get(DESK).text
    into = {**form, "laad": "ja", "doe": f"feit:{make.THESIS}"}
    assert ann.post(MOTION, into).status_code == 303
    assert f'name="feit" value="{make.THESIS}" checked' in ann.get(where).text
    assert press(ann, f"{where}/weg") == 303
    assert ann.get(where).status_code == 404


def test_work_is_private_until_shared_and_the_party_gets_a_copy(
    party: str, ann: Visitor, mo: Visitor
) -> None:
    where = keep(ann, SPEECH, punt=make.THESIS, begin=MARK)
    assert mo.get(where).status_code == 404
    assert press(ann, f"{where}/gedeeld", deel="ja") == 303
    assert mo.get(where).status_code == 404
    assert press(mo, f"{DESK}/fractie", doe="sluit-aan", code="BCDF") == 400
    assert press(mo, f"{DESK}/fractie", doe="sluit-aan", code=party.lower()) == 303
    page = mo.get(where).text
    assert MARK in page
    assert where in mo.get(DESK).text
    copy = mo.post(SPEECH, {**token(page), "begin": "van Mo"}).headers["Location"]
    assert where not in copy
    assert MARK in ann.get(where).text
    assert press(mo, f"{where}/weg") == 403
    assert press(mo, f"{DESK}/fractie", doe="haal-weg", lid="Co") == 400
    assert press(ann, f"{DESK}/fractie", doe="haal-weg", lid="Mo") == 303
    assert mo.get(where).status_code == 404
    assert press(mo, f"{DESK}/fractie", doe="sluit-aan", code=party) == 400
    party = ann.get(DESK).text.partition("<code>")[2].partition("</code>")[0]
    assert press(mo, f"{DESK}/fractie", doe="sluit-aan", code=party) == 303
    assert press(mo, f"{DESK}/fractie", doe="nieuwe-code") == 303
    assert press(mo, f"{DESK}/fractie", doe="ga-eruit") == 303
    assert mo.get(where).status_code == 404
    assert press(mo, f"{DESK}/fractie", doe="sluit-aan", code=party) == 400


@pytest.mark.parametrize(
    ("taal", "said"),
    [
        ("nl", "U zit in Partij van de Bus, met Mo. Wat u deelt, lezen zij;"),
        ("en", "You are in Partij van de Bus, with Mo. What you share, they can read;"),
    ],
)
def test_a_party_is_said_in_the_language_of_the_visitor(
    party: str, ann: Visitor, mo: Visitor, taal: str, said: str
) -> None:
    press(mo, f"{DESK}/fractie", doe="sluit-aan", code=party)
    assert said in plain(ann.get(f"{DESK}?taal={taal}").text)


def test_sent_question_keeps_its_words_and_gets_its_answer(store: Store, ann: Visitor) -> None:
    ann.sign_in(store, role=Role.COUNCIL, debate=make.DEBATE)
    attack = make.argument(store, "De rit duurt te lang.", kind=Kind.ATTACK)
    key = f"mondelinge_politieke_vraag:{attack.relation}"
    where = keep(ann, ASKING, vraag=key, **{f"verstuurd-{key}": "2020-01-31"})
    make.argument(store, "De rit is kort.", on=attack.claim, kind=Kind.ATTACK)
    desk = ann.get(DESK).text
    assert "1 vraag: De rit duurt te lang." in desk
    assert "langer dan 30 dagen" in desk
    told = ("toezegging", "Het college meet de rit", "https://raad.example/9", "2020-02-10")
    made = preparing.link_claim(store, make.LID, attack.claim, *told)
    object_ = made[0].event.object.id  # type: ignore[union-attr]
    form = token(ann.get(where).text)
    sent = {**form, "vraag": key, f"verstuurd-{key}": "2020-01-31", f"antwoord-{key}": object_}
    ann.post(ASKING, sent)
    desk = ann.get(DESK).text
    assert f'href="/raadsstukken/{object_}"' in desk
    assert "langer dan 30 dagen" not in desk
    assert "beantwoord: Het college meet de rit" in ann.get(where).text


def test_rehearsal_is_kept_only_on_asking(store: Store, ann: Visitor) -> None:
    ann.sign_in(store)
    attack = make.argument(store, "De rit duurt te lang.", kind=Kind.ATTACK)
    page = ann.get(f"{REHEARSAL}?stelling={make.THESIS}").text
    form = hidden(page[page.index('<form id="oefening"') :])
    own = {**form, "antwoord": "zelf", "woorden": MARK, "doe": "antwoord"}
    page = ann.post(REHEARSAL, own).text
    assert "Nog niets" in ann.get(DESK).text
    answer = ann.post(REHEARSAL, {**token(page), "stap": f"{attack.relation}:zelf:{MARK}",
                                  "doe": "bewaar"})  # fmt: skip
    where = answer.headers["Location"]
    assert MARK in ann.get(where).text
    assert (
        ann.post(REHEARSAL, {**token(page), "stelling": "c0", "doe": "bewaar"}).status_code == 404
    )
    attack = make.claim(store, "Deze zin verdwijnt.")
    page = ann.get(f"{REHEARSAL}?stelling={attack}").text
    form = hidden(page[page.index('<form id="werk"') :])
    where = ann.post(REHEARSAL, {**form, "doe": "bewaar"}).headers["Location"]
    make.hide_claim(store, make.MO, attack, "Noemt iemand bij naam.")
    gone = ann.get(where)
    assert gone.status_code == 200
    assert "niet meer te zien" in gone.text
    assert "Gooi weg" in gone.text


def test_nothing_public_holds_private_words_and_the_own_data_does(
    site: Site, reader: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(site.app.extensions, "debate-pages", KeptPages(1024 * 1024))
    ann = Visitor(site.app)
    ann.sign_in(site.store, "Zwaan", role=Role.COUNCIL, debate=make.DEBATE)
    kept = [
        keep(ann, SPEECH, punt=make.THESIS, begin=f"{MARK} 1", **{f"eigen-{make.THESIS}": MARK}),
        keep(ann, MOTION, grond=make.THESIS, verzoek=f"{MARK} 2", agendapunt=MARK),
    ]
    assert press(ann, f"{DESK}/fractie", doe="begin", naam=MARK) == 303
    assert [press(ann, f"{where}/gedeeld", deel="ja") for where in kept] == [303, 303]
    sealer.seal_all(site.store)
    routes = [route for route in ROUTES if not route.startswith("/static")]
    files = [f"/debatten/{make.DEBATE}/downloads/{form}" for form in ("json", "argdown", "jsonld")]
    for address in (*map(site.address, routes), *kept, *files):
        assert MARK.encode() not in reader.get(address).data, address
    told = ann.get("/mijn-gegevens/json").json
    assert told is not None
    assert {row["kind"] for row in told["tables"]["member_work"]} == {"spreektekst", "motie"}
    assert ["begin", f"{MARK} 1"] in told["tables"]["member_work"][0]["fields"]
    assert MARK in ann.get("/mijn-gegevens").text
    form = hidden(ann.get("/mijn-gegevens").text)
    assert ann.post("/mijn-gegevens/gewist", {**form, "zeker": "ja"}).status_code == 303
    assert MARK.encode() not in site.store.path.read_bytes()
