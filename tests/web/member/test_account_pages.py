"""One's own account: sessions that can be ended one by one, and the second step with a real app."""

import html
import re
import time

import pyotp
from flask import Flask

from debate.roles import Role
from debate.storage.store import Store
from tests.web.conftest import HOST, SESSION, Visitor, hidden

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def letters(page: str) -> str:
    found = re.search(r'<code class="letters">([^<]+)</code>', page)
    assert found
    return found[1].replace(" ", "").strip()


def test_sessions_are_listed_and_ended_one_by_one_or_all_others(
    ann: Visitor, mo: Visitor, app: Flask, store: Store
) -> None:
    ann.client.environ_base["HTTP_USER_AGENT"] = FIREFOX
    ann.sign_in(store)
    mo.sign_in(store)  # Ann too, in another browser
    third = Visitor(app)
    third.sign_in(store)
    page = ann.get("/mijn-account").text
    assert "Firefox op Linux" in page
    handles = re.findall(r'name="sessie" value="([0-9a-f]{16})"', page)
    assert len(handles) == 2
    token = hidden(page)["csrf_token"]
    ended = ann.post("/mijn-account/afgemeld", {"csrf_token": token, "sessie": handles[0]})
    assert ended.status_code == 303
    again = ann.post("/mijn-account/afgemeld", {"csrf_token": token, "sessie": handles[0]})
    assert again.status_code == 404
    left = [each.get("/mijn-account").status_code for each in (mo, third)]
    assert sorted(left) == [200, 401]
    ann.post("/mijn-account/elders-afgemeld", {"csrf_token": token})
    assert [each.get("/mijn-account").status_code for each in (ann, mo, third)] == [200, 401, 401]


def test_somebody_else_s_session_is_not_ended(ann: Visitor, mo: Visitor, store: Store) -> None:
    ann.sign_in(store)
    mo.sign_in(store, "Mo")
    page = mo.get("/mijn-account").text
    assert not re.search(r'name="sessie"', page)
    mo.client.set_cookie(SESSION, "x" * 43, domain=HOST, secure=True)
    assert mo.get("/mijn-account").status_code == 401
    assert ann.get("/mijn-account").status_code == 200


def test_a_moderator_sets_the_second_step_up_with_an_app(ann: Visitor, store: Store) -> None:
    from debate.commands import signing_in
    from tests import make

    made = signing_in.invite(store, make.CO, "Ann", Role.ADMINISTRATOR)
    assert ann.use_link(made.token).location == "/tweede-stap"
    roles = ann.get(f"/debatten/{make.DEBATE}/rollen")
    assert roles.status_code == 403
    assert "Neem de tweede stap" in roles.text
    before = ann.cookie(SESSION)
    fields = hidden(
        ann.get("/tweede-stap").text.split('class="sign-out"')[1].split("</form>", 1)[1]
    )
    assert ann.post("/tweede-stap/instellen", fields).status_code == 303
    page = ann.get("/tweede-stap").text
    assert "<svg" in page
    assert "style=" not in page
    [address] = re.findall(r'href="(otpauth:[^"]+)"', page)
    assert pyotp.parse_uri(html.unescape(address)).secret == letters(page)
    code = pyotp.TOTP(letters(page)).at(time.time())
    assert ann.post("/tweede-stap", {**fields, "code": "123"}).status_code == 400
    done = ann.post("/tweede-stap", {**fields, "code": f"{code[:3]} {code[3:]}"})
    assert (done.status_code, done.location) == (303, "/tweede-stap/herstelcodes")
    assert ann.cookie(SESSION) != before
    once, later = (ann.get("/tweede-stap/herstelcodes") for _ in range(2))
    assert once.headers["Cache-Control"] == "no-store"
    assert len(re.findall(r"<li><code>", once.text)) == 8
    assert "al getoond" in later.text
    assert ann.get(f"/debatten/{make.DEBATE}/rollen").status_code == 200
    assert "otpauth" not in ann.get("/tweede-stap").text
