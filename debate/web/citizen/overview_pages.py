"""A debate in one picture: the page, and the points of the street map."""

import json
import re
from collections.abc import Sequence

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from ...errors import InvalidInput
from ...graph.colouring import TONES
from ...queries import overview as glance
from ...queries import standing, topics
from ...queries.overview import TEXTS, Numbered
from ...text.language import DUTCH, spoken
from .. import headers, links, session, words
from ..moments import moment, versions
from . import overviews
from .overviews import COLOUR_NAMES, COLOURS, SHAPES

JSON_TYPE, BYTES = "application/json", "application/octet-stream"
overview_pages = Blueprint("overview_pages", __name__)


@overview_pages.get("/debatten/<slug>/vogelvlucht")
def show_overview(slug: str) -> ResponseReturnValue:
    """The whole debate in one picture, and the same in words."""
    choice = overviews.asked()
    version, newest = versions(slug)
    same = headers.unchanged(newest)  # also of the past: what was hidden since is hidden there
    if same:
        return same
    with moment(slug, version) as connection:
        topic = topics.topic(connection, slug)
        # of the past they would be worked out each time
        labels = {} if version else overviews.labels(connection, slug, choice)
        drawn = overviews.glance_at(connection, slug, choice, labels)
    return render_template(
        "citizen/overview.html",
        topic=topic,
        drawn=drawn,
        address=overviews.addresses(slug, drawn, version),
        colours={name: COLOUR_NAMES[name] for name in COLOURS if name != "label" or not version},
        shapes=SHAPES,
        tones=TONES[COLOURS[choice.colour]],
        then=version,
    )


@overview_pages.get("/debatten/<slug>/vogelvlucht/punten")
def show_points(slug: str) -> ResponseReturnValue:
    """Where every claim stands on the street map, as graph/points.py writes it."""
    with session.store().reading() as connection:
        same = headers.unchanged(topics.version(connection, slug), mimetype=BYTES)
        if same:
            return same
        labels = standing.places(connection, slug)
        return Response(glance.points(connection, slug, labels), mimetype=BYTES)


@overview_pages.get("/debatten/<slug>/vogelvlucht/teksten")
def show_texts(slug: str) -> ResponseReturnValue:
    """The words of some claims of the street map; `?nr=` has their numbers."""
    numbers = _numbers("nr")
    with session.store().reading() as connection:
        stand = topics.version(connection, slug)
        same = headers.unchanged(stand, mimetype=JSON_TYPE)
        return same or _told(stand, glance.texts(connection, slug, numbers))


@overview_pages.get("/debatten/<slug>/vogelvlucht/gevonden")
def show_hits(slug: str) -> ResponseReturnValue:
    """The claims of the street map that say the words `?q=`."""
    with session.store().reading() as connection:
        stand = topics.version(connection, slug)
        same = headers.unchanged(stand, mimetype=JSON_TYPE)
        return same or _told(stand, glance.hits(connection, slug, request.args.get("q", "")))


def _numbers(name: str) -> list[int]:
    written = request.args.get(name, "")
    if not written:
        return []
    if not re.fullmatch(r"[0-9]{1,7}(,[0-9]{1,7})*", written) or written.count(",") >= TEXTS:
        raise InvalidInput(
            "In the address, {name} are at most {most} whole numbers with commas between them.",
            name=name,
            most=TEXTS,
        )
    return list(dict.fromkeys(map(int, written.split(","))))


def _is_quoted(one: Numbered) -> bool:
    """Whether a claim is told in its own words."""
    return one.claim.is_shown and not (one.claim.is_aside or one.is_below_aside)


def _words(one: Numbered) -> str:
    view = one.claim
    if _is_quoted(one) or not view.is_shown:
        return words.said(view)
    return words.aside() if view.is_aside else words.below_aside()


def _told(stand: int, found: Sequence[Numbered]) -> Response:
    claims = [
        {
            "number": one.number,
            "address": links.claim(one.claim.id),
            "text": _words(one),
            "lang": DUTCH if _is_quoted(one) else spoken(),
            "voice": words.speaker(one.claim.claim),
        }
        for one in found
    ]
    told = json.dumps({"stand": stand, "claims": claims}, ensure_ascii=False)
    return Response(told, content_type=f"{JSON_TYPE}; charset=utf-8")
