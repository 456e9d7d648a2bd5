"""A debate through time: how it grew, how it was on a day, and what changed since."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...errors import InvalidInput
from ...queries import changes, growth, listing, topics, whereabouts
from ...queries.catalogue import catalogue
from ...queries.listing import Order, Wish
from ...queries.snapshot import Snapshot
from ...storage.past import MOST_EVENTS
from .. import headers, links, session
from ..moments import moment, number
from . import periods, visits

MARKS = 120  # versions of which the slider knows the moment
LATEST = 10
VIEWS = {"overzicht": links.debate, "kaart": links.drawing}

time_pages = Blueprint("time_pages", __name__)


@dataclass(frozen=True)
class Reach:
    """How far one can look back: from the first day to the last, and the versions between.

    `marks` is `version:milliseconds` with spaces between, for the slider; `most` the last version
    that can be shown as it was.
    """

    first: date
    last: date
    marks: str
    most: int


@time_pages.get("/debatten/<slug>/tijd")
def show_growth(slug: str) -> ResponseReturnValue:
    """How a debate grew: by side or by role, with ways to look back."""
    by = periods.asked()
    with session.store().reading() as connection:
        newest = topics.version(connection, slug)
        same = headers.unchanged(newest)
        if same:
            return same
        book = catalogue(connection, slug)
        latest = listing.listed(connection, book, Wish(), Order.NEWEST, limit=LATEST).views
        marks = growth.marks(connection, slug, newest, MARKS)
        return render_template(
            "citizen/time.html",
            topic=topics.topic(connection, slug),
            by=by,
            growth=periods.growth(growth.by_hour(book), by),
            latest=latest,
            places=whereabouts.whereabouts(connection, latest, book),
            reach=_reach(marks),
            then=0,
        )


@time_pages.get("/debatten/<slug>/toen")
def show_moment(slug: str) -> ResponseReturnValue:
    """Lead to a view of a debate as it was at the end of a day."""
    view = request.args.get("beeld", "overzicht")
    if view not in VIEWS:
        raise InvalidInput("In the address, {name} is not one of the choices.", name="beeld")
    return redirect(VIEWS[view](slug, _version_on(slug, _day("datum"))), 302)


@time_pages.get("/debatten/<slug>/veranderd")
def show_changes(slug: str) -> ResponseReturnValue:
    """What changed in a debate since a version, since a day, or since the visitor's last visit; up
    to a version, or up to now.
    """
    if request.args.get("datum"):
        return redirect(_since_day(slug), 302)
    if "sinds" not in request.args:
        return redirect(links.changes(slug, visits.last_seen(slug)), 302)
    since, until = number("sinds"), number("tot")
    with session.store().reading() as connection:
        newest = topics.version(connection, slug)
        same = headers.unchanged(newest)
        if same:
            return same
        since = min(since, newest)
        if not 0 < until < newest:
            return _told(connection, connection, slug, since, newest)
        first, last = sorted((since, until))
        with moment(slug, last) as then:
            return _told(then, connection, slug, first, last)


def _since_day(slug: str) -> str:
    """Give the address of what changed since a day, up to a version where one is asked for."""
    since, until = _version_on(slug, _day("datum")), number("tot")
    if not until:
        return links.changes(slug, since)
    return links.changes_between(slug, min(since, until), max(since, until))


def _told(then: Snapshot, log: Snapshot, slug: str, since: int, until: int) -> str:
    """Draw what changed from one version to another, told as it stood then."""
    found = changes.changes(then, slug, since, until, log)
    is_past = then is not log
    return render_template(
        "citizen/changes.html",
        topic=topics.topic(then, slug),
        changes=found,
        since_ms=growth.moment_of(log, slug, since),
        until_ms=growth.moment_of(log, slug, until) if is_past else 0,
        places=whereabouts.whereabouts(then, found.new, catalogue(then, slug)),
        reach=_reach(growth.marks(log, slug, topics.version(log, slug), 2)),
        told=changes.TOLD,
        then=until if is_past else 0,
    )


def _reach(marks: list[tuple[int, int]]) -> Reach:
    told = " ".join(f"{version}:{at_ms}" for version, at_ms in marks)
    first, last = marks[0][1], marks[-1][1]
    most = min(marks[-1][0], MOST_EVENTS)
    return Reach(periods.day_of(first), periods.day_of(last), told, most)


def _version_on(slug: str, day: date) -> int:
    """Give the version at the end of a day, the first one for a day before the debate."""
    with session.store().reading() as connection:
        newest = topics.version(connection, slug)
        return max(1, growth.version_at(connection, slug, newest, periods.end_of(day)))


def _day(name: str) -> date:
    try:
        day = date.fromisoformat(request.args.get(name, ""))
    except ValueError as error:
        raise InvalidInput("Write the day as year, month, day: 2026-01-31.", field=name) from error
    if not 1970 <= day.year < 3000:
        raise InvalidInput("Write the day as year, month, day: 2026-01-31.", field=name)
    return day
