"""Speaking notes: choose, order, word and time what to say."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...dossier import speech
from ...dossier.speech import Wish
from ...member_work import Work, WorkKind
from ...model import Claim
from ...queries import sources, topics
from ...queries.digest import Digest
from ...text.language import DUTCH, speaking
from ...text.phrasing import decimals, short
from .. import session
from . import picking, work_forms
from .papers import digest_asked
from .work_forms import Sent, WorkForm

NAMES = ("punt", "minuten", "tempo", "begin", "slot")
OWN = "eigen-"
CLAIMS = {"punt": "punt"}

speeches = Blueprint("speeches", __name__)


@dataclass(frozen=True)
class Row:
    """A point as the form shows it: with its claim, and the passage as far as it may be quoted."""

    claim: Claim
    point: speech.Point
    quote: str


@speeches.get("/debatten/<slug>/spreektekst")
def show_speech(slug: str) -> ResponseReturnValue:
    """The form, perhaps with claims in it (`?punt=`)."""
    return draw(slug, WorkForm(work_forms.asked(CLAIMS)))


@speeches.post("/debatten/<slug>/spreektekst")
def change_speech(slug: str) -> ResponseReturnValue:
    """Do what a button says: add, move or take away a point, look for claims, or time it anew."""
    act, thing = work_forms.pressed()
    form = WorkForm(_changed(work_forms.sent_or_kept((*NAMES, "erbij"), (OWN,)), act, thing))
    wish(form)
    if act == "zoek":
        return work_forms.drawn(draw(slug, form, work_forms.work_at_hand()))
    return work_forms.answer(
        slug, WorkKind.SPEECH, _title(slug, form), form, lambda work: draw(slug, form, work)
    )


@speeches.get("/debatten/<slug>/spreektekst/<draft_form>")
@speeches.post("/debatten/<slug>/spreektekst/<draft_form>")
def show_speech_file(slug: str, draft_form: str) -> ResponseReturnValue:
    """The notes to keep: as text, Markdown, PDF or ODT."""
    form = WorkForm(work_forms.sent_or_asked(NAMES, CLAIMS, (OWN,)))
    found, wanted = digest_asked(slug), wish(form)
    return work_forms.file(speech.speech(found, wanted, _quotes(found, wanted)), draft_form)


def draw(slug: str, form: WorkForm, work: Work | None = None) -> str:
    """Draw the form with the notes that come of it."""
    found, wanted = digest_asked(slug), wish(form)
    quotes = _quotes(found, wanted)
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
    return render_template(
        "council/speech.html",
        topic=topic,
        form=form,
        wish=wanted,
        rows=_rows(found, wanted, quotes),
        timing=speech.timing(found, wanted),
        clock=speech.clock,
        sources=found.map.sources,
        groups=picking.groups(found),
        sought=request.form.get("zoek", "")[:200],
        hits=picking.found(slug, found, request.form.get("zoek", "")),
        **work_forms.around(slug, WorkKind.SPEECH, speech.speech(found, wanted, quotes), work),
    )


def wish(form: WorkForm) -> Wish:
    """Read what the notes are made of."""
    return Wish(
        form.many("punt"),
        form.texts(OWN),
        form.text("begin"),
        form.text("slot"),
        form.number("minuten", 0.5, speech.LONGEST, speech.MINUTES),
        round(form.number("tempo", *speech.PACES, speech.PACE)),
    )


def _changed(sent: Sent, act: str, thing: str) -> Sent:
    """Give the fields after what a button did."""
    points = sent.poplist("punt")
    points += sent.poplist("erbij")
    if act == "erbij":
        points += thing.split(",")
    points = list(dict.fromkeys(points))
    if act == "weg" and thing in points:
        points.remove(thing)
        sent.poplist(OWN + thing)
    if act in ("hoger", "lager") and thing in points:
        _move(points, points.index(thing), -1 if act == "hoger" else 1)
    sent.setlist("punt", points[: speech.MOST])
    return sent


def _move(points: list[str], at: int, by: int) -> None:
    if 0 <= at + by < len(points):
        points[at], points[at + by] = points[at + by], points[at]


def _rows(found: Digest, wanted: Wish, quotes: dict[str, str]) -> list[Row]:
    return [
        Row(found.map.claims[one.claim], one, quotes.get(one.claim, ""))
        for one in speech.points(found, wanted)
    ]


def _quotes(found: Digest, wanted: Wish) -> dict[str, str]:
    claims = picking.known(found, wanted.points)
    with session.store().reading() as connection:
        return sources.quotes(connection, {one.id: one.excerpts for one in claims})


@speaking(DUTCH)
def _title(slug: str, form: WorkForm) -> str:
    """Name notes after how they begin and how long they may be; in Dutch, as all that is kept."""
    wanted = wish(form)
    told = [one.words for one in speech.points(digest_asked(slug), wanted)]
    begins = short(told[0] if told else wanted.opening, 60)
    return f"{begins or 'Spreektekst'} ({decimals(f'{wanted.minutes:g}')} min)"
