"""The drawings: of a debate, and of what lies around one claim."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...errors import NotFound
from ...queries import claims, maps, topics, whereabouts
from ...queries.snapshot import Snapshot
from .. import headers, links, session
from ..moments import Place, moment, number, page, versions
from . import drawings, standings

FIGURES = 12  # drawings on one page
SECTIONS = 40

map_pages = Blueprint("map_pages", __name__)


@map_pages.get("/debatten/<slug>/kaart")
def show_drawing(slug: str) -> ResponseReturnValue:
    """The debate in small drawings: its theses with what was said on each, or one section."""
    place = Place(request.args.get("onderdeel", ""), number("na"))
    version, newest = versions(slug)
    same = headers.unchanged(newest)  # also of the past: what was hidden since is hidden there
    if same:
        return same
    with moment(slug, version) as connection:
        standings.hold_today(connection, slug, version)
        topic = topics.topic(connection, slug)
        sections = [view for view in maps.sections(connection, slug) if view.claims]
        if place.section and place.section not in {view.section.id for view in sections}:
            raise NotFound("There is no such section in this debate.")
        if topic.topic.theses and not place.section:
            figures, rest = drawings.rings(connection, slug, topic.topic.theses), 0
        else:
            place = place if place.section or not sections else Place(sections[0].section.id)
            figures, rest = _branches(connection, slug, place)
        return render_template(
            "citizen/map.html",
            topic=topic,
            focus=None,
            figures=figures,
            sections=sections[:SECTIONS],
            place=place,
            rest=rest,
            then=version,
        )


@map_pages.get("/stellingen/<id_>/kaart")
def show_claim_drawing(id_: str) -> ResponseReturnValue:
    """What lies around a claim, as a drawing."""
    with session.store().reading() as connection:
        kept = claims.claim(connection, id_)
    if kept.merged_into:
        return redirect(links.claim_drawing(kept.merged_into), 301)
    version, newest = versions(kept.debate)
    same = headers.unchanged(newest)
    if same:
        return same
    with moment(kept.debate, version) as connection:
        standings.hold_today(connection, kept.debate, version)
        claim = claims.claim(connection, id_)
        return render_template(
            "citizen/map.html",
            topic=topics.topic(connection, claim.debate),
            focus=claim,
            path=whereabouts.path(connection, id_),
            figures=[drawings.surroundings(connection, claim)],
            then=version,
        )


def _branches(connection: Snapshot, slug: str, place: Place) -> tuple[list[drawings.Figure], int]:
    found = maps.roots(connection, slug, place.section, after=place.after, limit=FIGURES + 1)
    first, rest = page(found, FIGURES)
    return drawings.branches(connection, slug, [view.id for view in first]), rest
