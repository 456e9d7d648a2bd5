"""Drawings to keep, as SVG and PNG: one of each view of a debate."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue

from ...errors import NotFound
from ...graph.colouring import TONES
from ...graph.layout import Drawing
from ...graph.overview import Overview
from ...queries import claims, growth, maps, room, topics
from ...queries.catalogue import catalogue
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from ...text.language import gettext
from ...text.phrasing import amount, listed, number
from .. import links, session, words
from ..citizen import choosing, debates, drawings, overviews, periods, sides
from ..citizen.overviews import COLOURS, SUNBURST, Glance
from . import columns, room_sheets
from .sheets import Sheet, Subject, sent, sheet, subject, unchanged

WIDE, GROUND, SUN, TONE = 1200, 720, 840, 22  # pixels of an overview, and of a line of its legend
GROWN, STRIP = 844, 70  # of a debate's growth

pictures = Blueprint("pictures", __name__)


@pictures.get("/stellingen/<id_>/kaart/<drawn_form>")
def show_claim_drawing(id_: str, drawn_form: str) -> ResponseReturnValue:
    """The drawing of what lies around a claim."""
    return _of_claim("kaart", id_, drawn_form, links.claim_picture, _surroundings)


@pictures.get("/stellingen/<id_>/voor-en-tegen/<drawn_form>")
def show_sides(id_: str, drawn_form: str) -> ResponseReturnValue:
    """What speaks for a claim and what against it."""
    return _of_claim("voor-en-tegen", id_, drawn_form, links.sides_picture, _sides)


@pictures.get("/debatten/<slug>/overzicht/<drawn_form>")
def show_outline(slug: str, drawn_form: str) -> ResponseReturnValue:
    """The beginning of a debate's outline, or of one section of it."""
    choice = choosing.asked()
    return _of_debate(
        "overzicht", slug, drawn_form, lambda here: _outline(here, slug, choice, drawn_form)
    )


@pictures.get("/debatten/<slug>/vogelvlucht/<drawn_form>")
def show_overview(slug: str, drawn_form: str) -> ResponseReturnValue:
    """A whole debate in one picture."""
    choice = overviews.asked()

    def draw(connection: Snapshot) -> Sheet:
        labels = overviews.labels(connection, slug, choice)
        drawn = overviews.glance_at(connection, slug, choice, labels, (WIDE, GROUND))
        return _overview(connection, slug, drawn, drawn_form)

    return _of_debate("vogelvlucht", slug, drawn_form, draw)


@pictures.get("/debatten/<slug>/tijd/<drawn_form>")
def show_growth(slug: str, drawn_form: str) -> ResponseReturnValue:
    """How a debate grew, by side or by role."""
    by = periods.asked()
    return _of_debate("tijd", slug, drawn_form, lambda here: _grown(here, slug, by, drawn_form))


@pictures.get("/debatten/<slug>/tegengeluid/<picture>/<drawn_form>")
def show_room_picture(slug: str, picture: str, drawn_form: str) -> ResponseReturnValue:
    """One picture of the room that a debate leaves for the counter-voice."""
    with session.store().reading() as connection:
        name, today = f"{picture}-{slug}", room.start_of(datetime.now(UTC))
        same = unchanged(drawn_form, name, topics.version(connection, slug), today)
        if same:
            return same
        titles = {id_: one.title for id_, one in maps.all_sections(connection, slug).items()}
        drawn = room_sheets.drawn(picture, room.room(connection, slug, today), titles)
        view, address = gettext("Room for counter-voices"), links.room(slug)
        about = subject(connection, slug, view, drawn.title, address, drawn.left_out, is_said=False)
        size = drawn.width, drawn.height
        made = sheet(drawn.template, about, size, drawn_form, drawn=drawn.told)
    return sent(made, drawn_form, name)


def _of_claim(
    view: str,
    id_: str,
    form: str,
    link: Callable[[str, str], str],
    draw: Callable[[Snapshot, ClaimView, str], Sheet],
) -> ResponseReturnValue:
    """Send a view of a claim; one that was merged forwards."""
    with session.store().reading() as connection:
        claim = claims.claim(connection, id_)
        if claim.merged_into:
            return redirect(link(claim.merged_into, form), 301)
        name = f"{view}-{claim.id}"
        same = unchanged(form, name, topics.version(connection, claim.debate))
        if same:
            return same
        made = draw(connection, claim, form)
    return sent(made, form, name)


def _of_debate(
    view: str, slug: str, form: str, draw: Callable[[Snapshot], Sheet]
) -> ResponseReturnValue:
    """Send a view of a debate."""
    name = f"{view}-{slug}"
    with session.store().reading() as connection:
        same = unchanged(form, name, topics.version(connection, slug))
        if same:
            return same
        made = draw(connection)
    return sent(made, form, name)


def _surroundings(connection: Snapshot, claim: ClaimView, form: str) -> Sheet:
    drawing = drawings.surroundings(connection, claim).drawing
    if drawing is None:
        raise NotFound("There is nothing to draw around this claim.")
    about = _about_claim(
        connection, claim, gettext("Map"), links.claim_drawing(claim.id), _further(drawing)
    )
    return sheet("map", about, (drawing.width, drawing.height), form, drawing=drawing)


def _further(drawing: Drawing) -> str:
    left = sum(box.behind for box in drawing.boxes)
    up = sum(box.ahead for box in drawing.boxes)
    told = []
    if left:
        told.append(gettext("{answers} (… more ›)", answers=amount(left, "answer", "answers")))
    if up:
        relations = amount(up, "relation", "relations")
        told.append(gettext("{relations} further to the left (‹ … more)", relations=relations))
    return gettext("Not drawn: {what}.", what=listed(told)) if told else ""


def _about_claim(
    connection: Snapshot, claim: ClaimView, view: str, address: str, left_out: str
) -> Subject:
    title, is_said = words.said(claim), claim.is_shown
    return subject(connection, claim.debate, view, title, address, left_out, is_said=is_said)


def _asks(connection: Snapshot, slug: str) -> str:
    about = topics.topic(connection, slug).topic
    return about.question or about.title


def _sides(connection: Snapshot, claim: ClaimView, form: str) -> Sheet:
    drawn = columns.both(sides.both(connection, claim, 0))
    about = _about_claim(
        connection, claim, gettext("For and against"), links.sides(claim.id), drawn.left_out
    )
    return sheet("columns", about, (drawn.width, drawn.height), form, columns=drawn)


def _outline(connection: Snapshot, slug: str, choice: choosing.Choice, form: str) -> Sheet:
    found = debates.outline(connection, slug, choice)
    topic = topics.topic(connection, slug)
    parts = [
        (
            part.view.section.title if part.view else "",
            [line for one in part.groups for line in one],
        )
        for part in found
    ]
    drawn = columns.outlined(parts, topic.claims)
    address = choice.address(links.debate(slug))
    title = _asks(connection, slug)
    about = subject(connection, slug, gettext("Outline"), title, address, drawn.left_out)
    return sheet("columns", about, (drawn.width, drawn.height), form, columns=drawn)


def _overview(connection: Snapshot, slug: str, drawn: Glance, form: str) -> Sheet:
    choice, picture = drawn.choice, drawn.picture
    title = drawn.top.said if drawn.top else _asks(connection, slug)
    is_said = drawn.top.is_quoted if drawn.top else True
    left_out = _added_up(picture) if picture.left else ""
    address = links.overview(slug, choice.top, choice.colour, choice.shape)
    tones = [*TONES[COLOURS[choice.colour]], *(["sum"] if drawn.sums else [])]
    is_sun = choice.shape == SUNBURST
    width, ground = (SUN, SUN) if is_sun else (WIDE, GROUND)
    return sheet(
        "overview",
        subject(
            connection, slug, gettext("Bird’s-eye view"), title, address, left_out, is_said=is_said
        ),
        (width, ground + 12 + TONE * len(tones)),
        form,
        drawn=drawn,
        tones=tones,
        ground=ground,
        address=overviews.addresses(slug, drawn, 0),
    )


def _added_up(picture: Overview) -> str:
    return gettext(
        "Of the {claims}, too small or too deep to be drawn one by one: {count}."
        " Those are added up.",
        claims=amount(picture.size, "claim", "claims"),
        count=number(picture.left),
    )


def _grown(connection: Snapshot, slug: str, by: str, form: str) -> Sheet:
    found = periods.growth(growth.by_hour(catalogue(connection, slug)), by)
    if not found.periods:
        raise NotFound("Nothing was said in this debate yet.")
    left_out = " ".join(_not_counted(found))
    title = (
        gettext("How the debate grew, by who says it")
        if by
        else gettext("How the debate grew, by what it does")
    )
    address = links.growth(slug, by)
    about = subject(connection, slug, gettext("Time"), title, address, left_out, is_said=False)
    return sheet("growth", about, (GROWN, STRIP * len(found.strips) + 20), form, growth=found)


def _not_counted(found: periods.Growth) -> Iterator[str]:
    if any(strip.is_cut for strip in found.strips):
        yield gettext("A broken bar was cut short; otherwise the rest could not be seen.")
    yield gettext("What is hidden or erased does not count; what was merged counts once.")
