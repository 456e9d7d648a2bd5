"""Rehearsing: a position, what the map has against it, and your replies, one at a time."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...dossier import rehearsing
from ...dossier.rehearsing import OWN, Turn
from ...dossier.telling import Teller
from ...errors import InvalidInput, NotFound
from ...member_work import Work, WorkKind
from ...model import Claim
from ...queries import topics
from ...queries.digest import Digest
from ...text import characters
from ...text.language import tell
from ...text.phrasing import short
from ...text.sentence import sentence
from .. import fields, session
from . import picking, work_forms
from .papers import digest_asked
from .work_forms import WorkForm

NAMES = ("stelling", "stap", "einde")
CLAIMS = {"stelling": "stelling"}

rehearsals = Blueprint("rehearsals", __name__)


@rehearsals.get("/debatten/<slug>/oefenen")
def show_rehearsal(slug: str) -> ResponseReturnValue:
    """Choose a position; with `?stelling=` the first objection to it."""
    return draw(slug, WorkForm(work_forms.asked(CLAIMS)))


@rehearsals.post("/debatten/<slug>/oefenen")
def take_turn(slug: str) -> ResponseReturnValue:
    """Reply, go back one turn, stop, or keep it: only then anything is stored."""
    act, _ = work_forms.pressed()
    form = WorkForm(work_forms.sent(NAMES))
    if act == "antwoord":
        _reply(form)
    elif act == "terug":
        form.sent.setlist("stap", form.sent.poplist("stap")[:-1])
        form.sent.poplist("einde")
    elif act == "stop":
        form.sent["einde"] = "ja"
    elif act == "bewaar" and work_forms.may_keep():
        title = f"Oefening: {short(_position(slug, form).text, 80)}"
        return work_forms.keep(slug, WorkKind.REHEARSAL, title, form.sent)
    page = draw(slug, form, work_forms.work_at_hand())
    return work_forms.drawn(page, 400 if form.errors else 200)


@rehearsals.get("/debatten/<slug>/oefenen/<draft_form>")
@rehearsals.post("/debatten/<slug>/oefenen/<draft_form>")
def show_rehearsal_file(slug: str, draft_form: str) -> ResponseReturnValue:
    """What came of it to keep: as text, Markdown, PDF or ODT."""
    form = WorkForm(work_forms.sent_or_asked(NAMES, CLAIMS))
    found = digest_asked(slug)
    document = rehearsing.account(found, form.sent.get("stelling", ""), _turns(form))
    return work_forms.file(document, draft_form)


def draw(slug: str, form: WorkForm, work: Work | None = None) -> str:
    """Draw how far it went."""
    found = digest_asked(slug)
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
    position = form.sent.get("stelling", "")
    is_gone = work is not None and position not in found.map.claims
    if not position or is_gone:
        return render_template(
            "council/rehearsing.html",
            topic=topic,
            groups=picking.groups(found),
            played=None,
            work=work,
            then=0,
        )
    return _played(found, form, work, topic)


def _played(found: Digest, form: WorkForm, work: Work | None, topic: topics.TopicView) -> str:
    position, turns = form.sent["stelling"], _turns(form)
    teller = Teller(found)
    played = rehearsing.rehearse(teller, position, turns)
    document = rehearsing.account(found, position, turns)
    return render_template(
        "council/rehearsing.html",
        topic=topic,
        form=form,
        teller=teller,
        position=found.map.claims[position],
        played=played,
        replied=[(one.id, teller.point(one)) for one in played.replies],
        is_ended="einde" in form.sent or played.objection is None,
        steps=form.sent.getlist("stap"),
        words_typed=request.form.get("woorden", "")[:1_000],
        chosen=request.form.get("antwoord", "") if form.errors else "",
        **work_forms.around(topic.slug, WorkKind.REHEARSAL, document, work),
    )


def _turns(form: WorkForm) -> list[Turn]:
    found = []
    for step in form.sent.getlist("stap"):
        objection, _, rest = step.partition(":")
        reply, _, words = rest.partition(":")
        found.append(Turn(objection, reply, characters.one_line(words, fields.MOST_KEPT)))
    return found


def _reply(form: WorkForm) -> None:
    """Add what was replied to the turns, or note what is wrong with it."""
    objection, reply = (request.form.get(name, "")[:40] for name in ("bezwaar", "antwoord"))
    words = ""
    try:
        if not reply:
            raise InvalidInput("Choose a reply, or say that you have none.", field="antwoord")
        if reply == OWN:
            words = sentence(request.form.get("woorden", ""), field="woorden")
    except InvalidInput as error:
        form.errors[error.field] = tell(error)
        return
    if len(form.sent.getlist("stap")) < rehearsing.MOST:
        form.sent.add("stap", f"{objection}:{reply}:{words}")


def _position(slug: str, form: WorkForm) -> Claim:
    """Give what is defended. Raises NotFound."""
    claims = digest_asked(slug).map.claims
    found = claims.get(form.sent.get("stelling", ""))
    if found is None:
        raise NotFound("There is no claim with this address.")
    return found
