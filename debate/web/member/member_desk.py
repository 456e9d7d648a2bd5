"""What one prepared and kept: go on with it, share it with one's party, throw it away."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, redirect, render_template, request
from flask import session as browser
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from ...commands import keeping
from ...errors import InvalidInput
from ...member_work import Work, WorkKind
from ...queries import council, topics
from ...queries import member_work as kept
from ...text import phrasing
from .. import council_links, members, session
from ..council import council_questions, drafts, rehearsals, speeches
from ..council.council_questions import sent_questions
from ..council.work_forms import WorkForm
from ..fields import at_fields

DRAWN: dict[WorkKind, Callable[[str, WorkForm, Work | None], str]] = {
    WorkKind.SPEECH: speeches.draw,
    WorkKind.MOTION: drafts.draw,
    WorkKind.QUESTIONS: council_questions.draw,
    WorkKind.REHEARSAL: rehearsals.draw,
}
NEW_CODE = "fractiecode"
_FIELD_OF = {"name": "naam", "code": "code", "member": "lid"}

member_desk = Blueprint("member_desk", __name__)


@member_desk.get("/mijn-raadswerk")
def show_desk() -> ResponseReturnValue:
    """All that one kept, and what the party shares."""
    members.member()
    return _desk()


@member_desk.get("/mijn-raadswerk/<id_>")
def show_work(id_: str) -> ResponseReturnValue:
    """One piece of work, to go on with."""
    who = members.member()
    with session.store().reading() as connection:
        work = kept.work(connection, who.account, id_)
    return DRAWN[work.kind](work.debate, WorkForm(MultiDict(work.fields)), work)


@member_desk.post("/mijn-raadswerk/<id_>/gedeeld")
def share_work(id_: str) -> ResponseReturnValue:
    """Share it with one's party, or no longer."""
    who = members.member()
    with_party = request.form.get("deel") == "ja"
    keeping.share(session.store(), who, id_, with_party=with_party)
    return redirect(council_links.work(id_), 303)


@member_desk.post("/mijn-raadswerk/<id_>/weg")
def discard_work(id_: str) -> ResponseReturnValue:
    """Throw it away."""
    keeping.discard(session.store(), members.member(), id_)
    return redirect(council_links.works(), 303)


@member_desk.post("/mijn-raadswerk/fractie")
def change_party() -> ResponseReturnValue:
    """Begin a party, join one, give it another code, or leave it."""
    who, store = members.member(), session.store()
    act = request.form.get("doe", "")
    try:
        if act == "begin":
            browser[NEW_CODE] = keeping.begin_party(store, who, request.form.get("naam", "")[:300])
        elif act == "sluit-aan":
            keeping.join_party(store, who, request.form.get("code", ""))
        elif act == "nieuwe-code":
            browser[NEW_CODE] = keeping.change_code(store, who)
        elif act == "haal-weg":
            name = request.form.get("lid", "")[:300]
            browser[NEW_CODE] = keeping.remove_member(store, who, name)
        elif act == "ga-eruit":
            keeping.leave_party(store, who)
        else:
            raise InvalidInput("Choose what you want to do.", field="name")
    except InvalidInput as error:
        return _desk(error), 400
    return redirect(council_links.works(), 303)


def _desk(error: InvalidInput | None = None) -> str:
    who, today = members.member(), datetime.now(phrasing.zone()).date()
    with session.store().reading() as connection:
        found = kept.works(connection, who.account)
        return render_template(
            "member/desk.html",
            who=who,
            works=found,
            sent=[one for work in found if work.is_own for one in sent_questions(work, today)],
            answers={
                one.object.id: one.object
                for slug in dict.fromkeys(work.debate for work in found)
                for one in council.tabled(connection, slug)
            },
            titles={each.slug: each.topic.title for each in topics.topics(connection)},
            party=kept.party(connection, who.account),
            code=browser.pop(NEW_CODE, ""),
            typed=request.form,
            errors=at_fields(error, _FIELD_OF, "naam"),
        )
