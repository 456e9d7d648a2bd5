"""A debate as a whole: its outline, its drawing, its sources, and how it once was."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ..errors import InvalidInput, NotFound
from ..graph.layout import Drawing, draw
from ..queries import asking, claims, maps, missing, speaking, standing, topics
from ..queries import sources as documents
from ..queries.maps import SectionView
from ..queries.snapshot import Snapshot
from ..queries.things import ClaimView
from . import drawings, headers, links, outlines, session, standings
from .outlines import Line

LIMIT = 150  # claims on one page
FIGURES = 12  # drawings on one page
PEEK = 9  # claims in the small drawing
ROOTS = 100  # first lines on one page, over all sections
SECTIONS = 40
DEPTH = 4
MISSING = 3
ALL_MISSING = 50
ASKED = 10  # open questions on the page of a debate
ALL_ASKED = 100

debates = Blueprint("debates", __name__)


@dataclass(frozen=True)
class Section:
    """One part of the outline. `rest` is the place after which more follows, 0 for the whole."""

    view: SectionView | None
    groups: list[list[Line]]
    rest: int = 0


@dataclass(frozen=True)
class Place:
    """Where on the outline somebody is: all of it, or one section from some place on."""

    section: str = ""
    after: int = 0


@debates.get("/debatten/<slug>")
def show_debate(slug: str) -> ResponseReturnValue:
    """The question, the figures, where nobody spoke against, and the outline in words."""
    place = Place(request.args.get("onderdeel", ""), number("na"))
    version, newest = versions(slug)
    same = headers.unchanged(newest)  # also of the past: what was hidden since is hidden there
    if same:
        return same
    with moment(slug, version) as connection:
        topic = topics.topic(connection, slug)
        theses = [each for each in topic.topic.theses if each]
        sections, told = _outline(connection, slug, theses, place)
        _hold(connection, slug, version)
        return render_template(
            "citizen/debate.html",
            topic=topic,
            theses=told,
            sections=sections,
            titles=_titles(connection, slug),
            place=place,
            silent=[] if version else missing.without_counter_voice(connection, slug, MISSING),
            peek=None if place.section else _peek(connection, slug, theses or _first(sections)),
            asked=[] if place.section else asking.questions(connection, slug, limit=ASKED),
            hinges=[] if place.section or version else standing.hinges(connection, slug),
            roles=[] if place.section else speaking.roles(connection, slug),
            then=version,
        )


@debates.get("/debatten/<slug>/vragen")
def show_questions(slug: str) -> ResponseReturnValue:
    """All open questions of a debate."""
    after = number("na")
    with session.store().reading() as connection:
        same = headers.unchanged(topics.version(connection, slug))
        if same:
            return same
        topic = topics.topic(connection, slug)
        asked = asking.questions(connection, slug, after=after, limit=ALL_ASKED + 1)
    rest = asked[ALL_ASKED - 1].pos if len(asked) > ALL_ASKED else 0
    return render_template(
        "citizen/questions.html", topic=topic, asked=asked[:ALL_ASKED], after=after, rest=rest
    )


@debates.get("/debatten/<slug>/ontbreekt")
def show_silent(slug: str) -> ResponseReturnValue:
    """The claims of a debate that nobody spoke against."""
    with session.store().reading() as connection:
        same = headers.unchanged(topics.version(connection, slug))
        if same:
            return same
        topic = topics.topic(connection, slug)
        silent = missing.without_counter_voice(connection, slug, ALL_MISSING)
    return render_template("citizen/silent.html", topic=topic, silent=silent)


@debates.get("/debatten/<slug>/kaart")
def show_drawing(slug: str) -> ResponseReturnValue:
    """The debate in small drawings: its theses with what was said on each, or one section."""
    place = Place(request.args.get("onderdeel", ""), number("na"))
    version, newest = versions(slug)
    same = headers.unchanged(newest)  # also of the past: what was hidden since is hidden there
    if same:
        return same
    with moment(slug, version) as connection:
        topic = topics.topic(connection, slug)
        sections = [view for view in maps.sections(connection, slug) if view.claims]
        _hold(connection, slug, version)
        if place.section and place.section not in {view.section.id for view in sections}:
            raise NotFound("There is no such section in this debate.")
        if topic.topic.theses and not place.section:
            figures, rest = drawings.rings(connection, slug, topic.topic.theses), 0
        else:
            place = place if place.section or not sections else Place(sections[0].section.id)
            roots = _roots(connection, slug, place.section, place.after, FIGURES)
            rest = roots[FIGURES - 1].pos if len(roots) > FIGURES else 0
            ids = [view.id for view in roots[:FIGURES]]
            figures = drawings.branches(connection, slug, ids)
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


@debates.get("/stellingen/<id_>/kaart")
def show_claim_drawing(id_: str) -> ResponseReturnValue:
    """What lies around a claim, as a drawing."""
    with session.store().reading() as connection:
        claim = claims.claim(connection, id_)
        if claim.merged_into:
            return redirect(links.claim_drawing(claim.merged_into), 301)
        same = headers.unchanged(topics.version(connection, claim.debate))
        if same:
            return same
        standings.hold(connection, claim.debate)
        return render_template(
            "citizen/map.html",
            topic=topics.topic(connection, claim.debate),
            focus=claim,
            figures=[drawings.surroundings(connection, claim)],
            then=0,
        )


@debates.get("/debatten/<slug>/bronnen")
def show_sources(slug: str) -> ResponseReturnValue:
    """The documents of a debate."""
    with session.store().reading() as connection:
        same = headers.unchanged(topics.version(connection, slug))
        if same:
            return same
        topic = topics.topic(connection, slug)
        found = documents.sources(connection, slug)
    return render_template("citizen/sources.html", topic=topic, sources=found)


def versions(slug: str) -> tuple[int, int]:
    """Give the version that `?v=` asks for, 0 where that is today's, and the newest one."""
    asked = number("v")
    with session.store().reading() as connection:
        newest = topics.version(connection, slug)
    if asked > newest:
        raise NotFound("This debate has not had that many changes yet.")
    return (0 if asked == newest else asked), newest


@contextmanager
def moment(slug: str, version: int) -> Iterator[Snapshot]:
    """Hold the debate as it was at a version; as it is with 0."""
    if version:
        with maps.past(session.store(), slug, version) as then:
            yield then
    else:
        with session.store().reading() as connection:
            yield connection


def _hold(connection: Snapshot, slug: str, version: int) -> None:
    """Have the labels at hand, of today alone: those of the past would be worked out each time."""
    if not version:
        standings.hold(connection, slug)


def number(name: str) -> int:
    """Read a whole number from the address, 0 where there is none."""
    written = request.args.get(name, "")
    if not written:
        return 0
    if not (written.isascii() and written.isdecimal() and len(written) < 16):
        raise InvalidInput("In the address, {name} is a whole number.", name=name)
    return int(written)


def _outline(
    connection: Snapshot, slug: str, theses: Sequence[str], place: Place
) -> tuple[list[Section], list[ClaimView]]:
    """Give the outline, and the theses that stand above it."""
    found = maps.sections(connection, slug)
    wanted: list[SectionView | None] = [view for view in found if view.claims]
    if place.section:
        wanted = [view for view in wanted if view and view.section.id == place.section]
        if not wanted:
            raise NotFound("There is no such section in this debate.")
    else:
        wanted = [None, *wanted[:SECTIONS]]
    limit = max(5, ROOTS // len(wanted))
    begun: list[tuple[SectionView | None, list[ClaimView], int]] = []
    for view in wanted:
        first = _roots(connection, slug, view.section.id if view else "", place.after, limit)
        begun.append((view, first[:limit], first[limit - 1].pos if len(first) > limit else 0))
    roots = [each.id for _, first, _ in begun for each in first]
    part = maps.part(connection, slug, roots, depth=DEPTH, limit=LIMIT)
    groups = iter(outlines.lines(part, roots))
    sections = [
        Section(view, [group for _, group in zip(first, groups, strict=False)], rest)
        for view, first, rest in begun
    ]
    known = claims.claims(connection, theses)
    told = [known[id_] for id_ in theses if id_ in known and known[id_].is_shown]
    return [section for section in sections if section.groups], told


def _titles(connection: Snapshot, slug: str) -> dict[str, str]:
    return {id_: each.title for id_, each in maps.all_sections(connection, slug).items()}


def _roots(
    connection: Snapshot, slug: str, section: str, after: int, limit: int
) -> list[ClaimView]:
    return maps.roots(connection, slug, section, after=after, limit=limit + 1)


def _first(sections: Sequence[Section]) -> list[str]:
    return [group[0].claim.id for section in sections for group in section.groups][:1]


def _peek(connection: Snapshot, slug: str, roots: Sequence[str]) -> Drawing | None:
    """A drawing of the first few claims, to show what the whole looks like."""
    part = maps.part(connection, slug, roots[:1], depth=1, limit=PEEK)
    return draw(part.map, behind=part.more) if 1 < len(part.map.claims) <= 2 * PEEK else None
