"""Following by mail, without an account: asking for it, confirming it, seeing it and stopping.

Rules: looking at a link in a letter does nothing, since programs look at mail too. Nothing is
stored of an address before it was confirmed. Nobody is told whether an address follows anything.
No page here sets a cookie but that of a language that was chosen: who may do what stands in the
link, sealed.
"""

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import following
from ...errors import DebateError, InvalidInput
from ...queries import claims, council, followers, topics
from ...storage.followers import Rhythm, Sort
from ...text import addresses
from .. import follow_links, headers, session
from ..as_file import as_json
from ..fields import at_fields
from . import follow_letters, mailing

LONGEST = 300  # characters of a field that are looked at
OWN_FILE = "wat-ik-volg.json"
KEPT = ("sort", "thing", "rhythm", "language", "confirmed_ms", "told_ms")
ONE_CLICK = "List-Unsubscribe=One-Click"
_FIELDS = {"email": "email", "sort": "wat", "rhythm": "hoe-vaak"}

follow_pages = Blueprint("follow_pages", __name__)


@follow_pages.get("/debatten/<slug>/volgen")
def show_debate_following(slug: str) -> ResponseReturnValue:
    """How to follow a debate."""
    return _page(Sort.DEBATE, slug)


@follow_pages.get("/stellingen/<id_>/volgen")
def show_claim_following(id_: str) -> ResponseReturnValue:
    """How to follow a claim, alone or with what lies below it."""
    with session.store().reading() as connection:
        kept = claims.stands_as(connection, [id_])[id_]
    if kept != id_:
        return redirect(follow_links.claim(kept), 301)
    return _page(Sort.CLAIM, id_)


@follow_pages.get("/raadsstukken/<object_>/volgen")
def show_object_following(object_: str) -> ResponseReturnValue:
    """How to follow a thing of the council."""
    return _page(Sort.OBJECT, object_)


@follow_pages.post("/debatten/<slug>/volgen")
def follow_debate(slug: str) -> ResponseReturnValue:
    """Mail a link that confirms the wish to follow a debate."""
    return _ask(Sort.DEBATE, slug)


@follow_pages.post("/stellingen/<id_>/volgen")
def follow_claim(id_: str) -> ResponseReturnValue:
    """The same for a claim, or a claim with what lies below it."""
    return _ask(Sort.CLAIM, id_)


@follow_pages.post("/raadsstukken/<object_>/volgen")
def follow_object(object_: str) -> ResponseReturnValue:
    """The same for a thing of the council."""
    return _ask(Sort.OBJECT, object_)


@follow_pages.get("/volgen/gevraagd")
def show_asked() -> ResponseReturnValue:
    """What happens next, for every address the same."""
    return render_template("follower/asked.html")


@follow_pages.get("/volgen/bevestigen/<token>")
def show_confirmation(token: str) -> ResponseReturnValue:
    """The button that confirms."""
    wanted = follow_letters.opened_wish(token)
    with session.store().reading() as connection:
        there = followers.followed(connection, wanted.sort, wanted.thing)
    return render_template("follower/confirm.html", wanted=wanted, there=there, token=token)


@follow_pages.post("/volgen/bevestigen")
def confirm() -> ResponseReturnValue:
    """Begin to follow, and show all that is followed."""
    follower = following.confirm(
        session.store(), follow_letters.opened_wish(request.form.get("link", ""))
    )
    return redirect(follow_links.own(follow_letters.own_token(follower)), 303)


@follow_pages.get("/volgen")
def show_mine() -> ResponseReturnValue:
    """The form that asks for a link to all that one follows."""
    return _mine()


@follow_pages.post("/volgen")
def request_mine() -> ResponseReturnValue:
    """Mail that link to who follows something; the answer is the same where nobody does."""
    sent = request.form.get("email", "")
    try:
        where = addresses.email(sent)
    except InvalidInput as error:
        return _mine(sent, error), 400
    mailing.postbox().require()
    following.ask_for_own(session.store(), where)
    return redirect(follow_links.asked(), 303)


@follow_pages.get("/volgen/overzicht/<token>")
def show_own(token: str) -> ResponseReturnValue:
    """All that one follows."""
    follower = follow_letters.opened_own(token)
    email = following.address(session.store(), follower)
    with session.store().reading() as connection:
        found = followers.of_follower(connection, follower)
        things = {one.id: followers.followed(connection, one.sort, one.thing) for one in found}
    return render_template(
        "follower/own.html", email=email, found=found, things=things, token=token
    )


@follow_pages.get("/volgen/overzicht/<token>/json")
def show_own_json(token: str) -> ResponseReturnValue:
    """All that is kept of who follows, for programs."""
    follower = follow_letters.opened_own(token)
    email = following.address(session.store(), follower)
    with session.store().reading() as connection:
        found = followers.of_follower(connection, follower)
    kept = [{name: getattr(one, name) for name in KEPT} for one in found]
    return as_json({"email": email, "following": kept}, OWN_FILE)


@follow_pages.post("/volgen/overzicht/<token>")
def change_own(token: str) -> ResponseReturnValue:
    """Let letters come more or less often, or stop with one thing or with all."""
    follower, wanted = follow_letters.opened_own(token), request.form.get("doe", "")
    one = request.form.get("volgt", "")
    if wanted == "stop-alles":
        following.stop(session.store(), follower)
    elif wanted == "stop" and one:
        following.stop(session.store(), follower, one)
    else:
        following.set_rhythm(session.store(), follower, one, request.form.get("hoe-vaak", ""))
    with session.store().reading() as connection:
        is_there = bool(followers.address(connection, follower))
    if not is_there:
        return render_template("follower/stopped.html")  # nothing is left to lead to
    return redirect(follow_links.own(token), 303)


@follow_pages.get("/volgen/stoppen/<token>")
def show_stop(token: str) -> ResponseReturnValue:
    """The button that stops."""
    id_ = follow_letters.opened_stop(token)
    with session.store().reading() as connection:
        found = followers.stopping(connection, id_)
        things = [followers.followed(connection, each.sort, each.thing) for each in found]
    return render_template(
        "follower/stop.html",
        token=token,
        things=things,
        is_all=followers.is_follower(id_),
        one_click=ONE_CLICK,
    )


@follow_pages.post("/volgen/stoppen/<token>")
def stop(token: str) -> ResponseReturnValue:
    """Stop, whether a person pressed or a mail program did: RFC 8058 wants no other page then."""
    following.stop_by(session.store(), follow_letters.opened_stop(token))
    return render_template("follower/stopped.html")


def _ask(sort: Sort, thing: str) -> ResponseReturnValue:
    sent = {name: request.form.get(name, "")[:LONGEST] for name in _FIELDS.values()}
    chosen, about = sort.value, thing
    if sort is Sort.CLAIM and sent["wat"] in (Sort.BRANCH, Sort.DEBATE):
        chosen = sent["wat"]
        if chosen == Sort.DEBATE:
            with session.store().reading() as connection:
                about = claims.claim(connection, thing).debate
    try:
        wanted = following.wish(session.store(), sent["email"], chosen, about, sent["hoe-vaak"])
    except InvalidInput as error:
        return make_response(_page(sort, thing, sent, error), 400)
    mailing.postbox().require()
    following.ask(session.store(), wanted)
    return redirect(follow_links.asked(), 303)


def _page(
    sort: Sort, thing: str, sent: dict[str, str] | None = None, error: DebateError | None = None
) -> ResponseReturnValue:
    with session.store().reading() as connection:
        view = claims.claim(connection, thing) if sort is Sort.CLAIM else None
        tabled = council.thing(connection, thing) if sort is Sort.OBJECT else None
        slug = view.debate if view else tabled.debate if tabled else thing
        if error is None:
            same = headers.unchanged(topics.version(connection, slug))
            if same:
                return same
        topic = topics.topic(connection, slug)
    return render_template(
        "follower/following.html",
        topic=topic,
        view=view,
        tabled=tabled,
        has_mail=mailing.postbox().is_there,
        sent=sent or {"wat": sort.value, "hoe-vaak": Rhythm.DAY.value},
        errors=at_fields(error, _FIELDS, "email"),
    )


def _mine(sent: str = "", error: InvalidInput | None = None) -> str:
    return render_template(
        "follower/mine.html",
        sent=sent,
        has_mail=mailing.postbox().is_there,
        errors=at_fields(error, _FIELDS, "email"),
    )
