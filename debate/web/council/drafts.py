"""Draft motions and amendments, with the objections that they will meet.

No account is asked for. The words of a draft are in no address: an address names claims alone.
"""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...dossier.drafting import Wish, draft
from ...member_work import Work, WorkKind
from ...queries import topics
from .. import session
from . import picking, work_forms
from .papers import digest_asked
from .work_forms import WorkForm

NAMES = ("soort", "agendapunt", "dag", "feit", "grond", "verzoek", "oud", "nieuw")
CLAIMS = {"feit": "feit", "grond": "grond", "soort": "soort"}

drafts = Blueprint("drafts", __name__)


@drafts.get("/debatten/<slug>/motie")
def show_draft(slug: str) -> ResponseReturnValue:
    """The form, perhaps with claims in it (`?feit=`, `?grond=`, `?soort=amendement`)."""
    return draw(slug, WorkForm(work_forms.asked(CLAIMS)))


@drafts.post("/debatten/<slug>/motie")
def change_draft(slug: str) -> ResponseReturnValue:
    """Make the text anew, or look for claims."""
    act, thing = work_forms.pressed()
    form = WorkForm(work_forms.sent_or_kept(NAMES))
    if act in CLAIMS and thing:
        form.sent.add(act, thing)
    wanted = wish(form)
    if act == "zoek":
        return work_forms.drawn(draw(slug, form, work_forms.work_at_hand()))
    name = "Amendement" if wanted.is_amendment else "Motie"
    title = f"{name}: {wanted.item}" if wanted.item else name
    return work_forms.answer(
        slug, WorkKind.MOTION, title, form, lambda work: draw(slug, form, work)
    )


@drafts.get("/debatten/<slug>/motie/<draft_form>")
@drafts.post("/debatten/<slug>/motie/<draft_form>")
def show_draft_file(slug: str, draft_form: str) -> ResponseReturnValue:
    """The draft to keep: as text, Markdown, PDF or ODT."""
    wanted = wish(WorkForm(work_forms.sent_or_asked(NAMES, CLAIMS)))
    return work_forms.file(draft(digest_asked(slug), wanted), draft_form)


def draw(slug: str, form: WorkForm, work: Work | None = None) -> str:
    """Draw the form with the draft that comes of it."""
    found, wanted = digest_asked(slug), wish(form)
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
    return render_template(
        "council/drafting.html",
        topic=topic,
        form=form,
        wish=wanted,
        facts=picking.known(found, wanted.facts),
        grounds=picking.known(found, wanted.grounds),
        groups=picking.groups(found),
        sought=request.form.get("zoek", "")[:200],
        hits=picking.found(slug, found, request.form.get("zoek", "")),
        **work_forms.around(slug, WorkKind.MOTION, draft(found, wanted), work),
    )


def wish(form: WorkForm) -> Wish:
    """Read what a draft is made of."""
    return Wish(
        facts=form.many("feit"),
        grounds=form.many("grond"),
        request=form.text("verzoek"),
        item=" ".join(form.text("agendapunt").split()),
        day=form.day("dag"),
        old=form.text("oud"),
        new=form.text("nieuw"),
        is_amendment=form.sent.get("soort") == "amendement",
    )
