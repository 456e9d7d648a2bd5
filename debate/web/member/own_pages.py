"""What one wrote oneself: a list, and for each thing a page to mend it or take it back.

Who wrote something shows it by a code, or by the cookie of the browser in which it was written. A
code is shown once, is sent in a form and never in an address, and lets the browser be that guest
until it is closed.
"""

from datetime import timedelta

from flask import Blueprint, Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import mending, rights
from ...errors import InvalidInput
from ...model import Voice
from ...queries import claims, decisions, own, topics
from ...queries.own import Own
from ...roles import Actor
from ...storage import accounts
from .. import cookies, fields, links, members, moments, own_links, session
from ..fields import at_fields

CODE = "code"  # the cookie that carries a new code to its receipt
CARRIED = timedelta(minutes=10)
_FIELD_OF = {"text": "zin", "reason": "reden", "code": "code"}

own_pages = Blueprint("own_pages", __name__)


def hand_code(response: Response, hash_: str, debate: str) -> Response:
    """Make a code for what was just posted, and let the browser carry it to its receipt.

    It has a cookie of its own: that of the forms tells browsers apart for the limits, and stays.
    """
    code = mending.new_code(session.store(), session.guest(debate), debate)
    return cookies.give(response, CODE, f"{hash_}.{code}", CARRIED)


def carried_code(hash_: str) -> str:
    """Give the code that came with this receipt, '' where it was shown before."""
    told, _, code = cookies.cookie(CODE).partition(".")
    return code if told == hash_ else ""


def forget_code(response: Response) -> Response:
    """Take the code from the browser, once its page was drawn."""
    return cookies.take(response, CODE)


@own_pages.get("/mijn-bijdragen")
def show_mine() -> ResponseReturnValue:
    """What was written in this browser or with this account, and the form for a code."""
    return _mine()


@own_pages.post("/mijn-bijdragen")
def open_code() -> ResponseReturnValue:
    """Let this browser be the guest whose code this is."""
    try:
        debate, ref = mending.open_code(session.store(), _sent("code"))
    except InvalidInput as error:
        return _mine(error), 400
    session.be_guest(debate, ref)
    return redirect(own_links.mine(), 303)


@own_pages.post("/mijn-bijdragen/vergeten")
def forget_me() -> ResponseReturnValue:
    """Let this browser be nobody; what was written stays, and so does the code."""
    return session.forget_guests(make_response(redirect(own_links.mine(), 303)))


@own_pages.get("/mijn-bijdragen/<id_>")
def show_one(id_: str) -> ResponseReturnValue:
    """One contribution, with what can be done with it."""
    one = _own(id_)
    return _one(one, one.text)


@own_pages.post("/mijn-bijdragen/<id_>/versies")
def word_own(id_: str) -> ResponseReturnValue:
    """Give one's claim another sentence."""
    one, text = _own(id_), _sent("zin")
    reason = _sent("reden")
    try:
        mending.word_own(session.store(), _actor(one), id_, text, reason, idem=_idem())
    except InvalidInput as error:
        return _one(one, text, reason, error), error.status
    return redirect(links.claim(id_), 303)


@own_pages.post("/mijn-bijdragen/<id_>/intrekking")
def take_back(id_: str) -> ResponseReturnValue:
    """Take it back: a claim or a step stays visible as withdrawn, of a question the words go."""
    one, reason = _own(id_), _sent("reden")
    try:
        if one.kind == "question":
            rights.erase_question(session.store(), _actor(one), id_)
        else:
            mending.take_back(session.store(), _actor(one), id_, reason, idem=_idem())
    except InvalidInput as error:
        return _one(one, one.text, reason, error), error.status
    return redirect(own_links.mine(), 303)


def _sent(name: str) -> str:
    return request.form.get(name, "")[: fields.MOST_KEPT]


def _idem() -> str:
    return fields.idem(_sent("idem"))


def _own(id_: str) -> Own:
    refs = members.references()
    with session.store().reading() as connection:
        return own.contribution(connection, id_, refs)


def _actor(one: Own) -> Actor:
    """Give who acts on a contribution: the one who wrote it, which `_own` has looked up."""
    who = members.signed_in()
    if who is not None:
        actor = members.speaker(one.debate, Voice())
        if actor.ref == one.ref:
            return actor
    return Actor(one.ref)


def _mine(error: InvalidInput | None = None) -> str:
    refs = members.references()
    with session.store().reading() as connection:
        titles = {each.slug: each.topic.title for each in topics.topics(connection)}
        found = [one for debate, ref in refs for one in own.contributions(connection, debate, ref)]
        decided = [one for _, ref in refs for one in decisions.about_writer(connection, ref)]
        ends = claims.claims(connection, [one.claim for one in found if one.claim[:1] == "c"])
    return render_template(
        "member/mine.html",
        found=found,
        decided=decided,
        today=moments.today(),
        now_ms=accounts.now_ms(),
        ends=ends,
        titles=titles,
        has_guest=any(session.known_guest(slug) for slug in titles),
        errors=at_fields(error, _FIELD_OF, "reden"),
    )


def _one(one: Own, text: str, reason: str = "", error: InvalidInput | None = None) -> str:
    with session.store().reading() as connection:
        title = topics.topic(connection, one.debate).topic.title
        end = claims.claims(connection, [one.claim]).get(one.claim)
    return render_template(
        "member/own.html",
        one=one,
        end=end,
        title=title,
        text=text,
        reason=reason,
        idem=fields.fresh_idem(),
        errors=at_fields(error, _FIELD_OF, "reden"),
    )
