"""A debate in words: its outline, lists of its claims, its questions, its sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...errors import NotFound
from ...graph.layout import Drawing, draw
from ...queries import (
    asking,
    claims,
    growth,
    history,
    listing,
    maps,
    missing,
    origins,
    speaking,
    standing,
    topics,
    whereabouts,
)
from ...queries import sources as documents
from ...queries.catalogue import Catalogue, catalogue
from ...queries.listing import Order, Standing
from ...queries.maps import SectionView
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from ...queries.topics import TopicView
from .. import headers, links, session
from ..moments import Place, moment, number, page, versions
from . import choosing, outlines, standings, visits
from .choosing import Choice
from .outlines import Line

LIMIT = 150  # claims on one page
PEEK = 9  # claims in the small drawing
ROOTS = 100  # first lines on one page, over all sections
SECTIONS = 40
DEPTH = 4
THESES = 6
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


@debates.get("/debatten/<slug>")
def show_debate(slug: str) -> ResponseReturnValue:
    """The question, the figures, where nobody spoke against, and the outline in words; or one list
    of the claims that were chosen.
    """
    choice = choosing.asked()
    if choice.is_unread and not choice.sinds:
        return visits.since_last(slug, choice)
    version, newest = versions(slug)
    same = headers.unchanged(newest)  # also of the past: what was hidden since is hidden there
    if same:
        return same
    with moment(slug, version) as connection:
        standings.hold_today(connection, slug, version)
        show = _show_list if choice.is_list else _show_outline
        return show(connection, slug, choice, version)


def _show_outline(
    connection: Snapshot, slug: str, choice: Choice, version: int
) -> ResponseReturnValue:
    place = Place(choice.onderdeel, number("na"))
    book = catalogue(connection, slug)
    topic = topics.topic(connection, slug)
    known = _known(connection, slug, choice, version)
    sections = _outline(connection, slug, place, book, choice, known)
    offered = choosing.fields(connection, slug, book, choice, known)
    is_whole = not (place.section or place.after)
    theses = _theses(connection, slug) if is_whole else []
    return render_template(
        "citizen/debate.html",
        topic=topic,
        sections=sections,
        titles=_titles(connection, slug),
        place=place,
        theses=theses,
        tallies=listing.tallies(book, [view.id for view in theses]),
        choice=choice,
        offered=offered,
        chips=choosing.chips(choice, offered, links.debate(slug)),
        silent=missing.without_counter_voice(connection, slug, MISSING) if not version else [],
        unheard=missing.without_client(connection, slug, MISSING) if not version else [],
        waiting=missing.waiting_longest(connection, slug, MISSING) if not version else [],
        peek=_peek(connection, book, slug, topic, sections) if is_whole else None,
        asked=asking.questions(connection, slug, limit=ASKED) if is_whole else [],
        hinges=standing.hinges(connection, slug) if is_whole and not version else [],
        roles=speaking.roles(connection, slug) if is_whole else [],
        then=version,
    )


def _show_list(
    connection: Snapshot, slug: str, choice: Choice, version: int
) -> ResponseReturnValue:
    book = catalogue(connection, slug)
    with session.store().reading() as now:
        since = int(choice.sinds or 0)
        after = history.position(now, slug, since) if choice.sinds else None
        since_ms = growth.moment_of(now, slug, min(since, topics.version(now, slug)))
    wish = choice.wish(after)
    known = standings.known(connection, slug, version)
    found = listing.listed(connection, book, wish, choice.order, start=number("na"), standing=known)
    offered = choosing.fields(connection, slug, book, choice, known)
    return render_template(
        "citizen/chosen.html",
        topic=topics.topic(connection, slug),
        found=found,
        tallies=listing.tallies(book, [view.id for view in found.views]),
        places=whereabouts.whereabouts(connection, found.views, book),
        origins=origins.origins(connection, [view.claim for view in found.views]),
        choice=choice,
        offered=offered,
        chips=choosing.chips(choice, offered, links.debate(slug), since_ms),
        since_ms=since_ms,
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
        found = asking.questions(connection, slug, after=after, limit=ALL_ASKED + 1)
    asked, rest = page(found, ALL_ASKED)
    return render_template(
        "citizen/questions.html", topic=topic, asked=asked, after=after, rest=rest
    )


@debates.get("/debatten/<slug>/ontbreekt")
def show_silent(slug: str) -> ResponseReturnValue:
    """Where a debate lacks a voice: against a claim, of a client, or in answer to criticism."""
    with session.store().reading() as connection:
        same = headers.unchanged(topics.version(connection, slug))
        if same:
            return same
        topic = topics.topic(connection, slug)
        return render_template(
            "citizen/silent.html",
            topic=topic,
            silent=missing.without_counter_voice(connection, slug, ALL_MISSING),
            unheard=missing.without_client(connection, slug, ALL_MISSING),
            waiting=missing.waiting_longest(connection, slug, ALL_MISSING),
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


def outline(connection: Snapshot, slug: str, choice: Choice) -> list[Section]:
    """Give the beginning of a debate's outline as it is now, or of the section that was chosen.
    Raises NotFound where there is no such section.
    """
    known, book = _known(connection, slug, choice, 0), catalogue(connection, slug)
    return _outline(connection, slug, Place(choice.onderdeel), book, choice, known)


def _known(connection: Snapshot, slug: str, choice: Choice, version: int) -> Standing:
    is_by_strength = choice.order is Order.STRONGEST
    return standings.known(connection, slug, version) if is_by_strength else standings.OFFERED


def _outline(
    connection: Snapshot,
    slug: str,
    place: Place,
    book: Catalogue,
    choice: Choice,
    known: Standing,
) -> list[Section]:
    order = choice.order
    wanted = _wanted(maps.sections(connection, slug), place.section)
    limit = max(5, ROOTS // len(wanted))

    def begin(view: SectionView | None) -> tuple[list[str], int]:
        """Give the first claims of a section, and where it goes on; in an order that is a count."""
        if order is Order.TEXT:
            return _first_lines(connection, slug, _id(view), place.after, limit)
        begins = maps.beginnings(connection, slug, _id(view))
        found, end = listing.ordered(book, _id(view), begins, order, known), place.after + limit
        return found[place.after : end], end if end < len(found) else 0

    begun = [(view, *begin(view)) for view in wanted]
    roots = [each for _, first, _ in begun for each in first]
    answers = listing.answers_in_order(book, order, known)
    part = maps.part(connection, slug, roots, depth=DEPTH, limit=LIMIT, answers=answers)
    told = outlines.lines(part, roots, unanswered_first=choice.puts_unanswered_first)
    groups = iter(told)
    sections = [
        Section(view, [group for _, group in zip(first, groups, strict=False)], rest)
        for view, first, rest in begun
    ]
    return [section for section in sections if section.groups]


def _wanted(found: Sequence[SectionView], section: str) -> list[SectionView | None]:
    """Give the sections to show: one, or what stands under no heading and the first of them."""
    filled = [view for view in found if view.claims]
    if not section:
        return [None, *filled[:SECTIONS]]
    wanted: list[SectionView | None] = [view for view in filled if view.section.id == section]
    if not wanted:
        raise NotFound("There is no such section in this debate.")
    return wanted


def _first_lines(
    connection: Snapshot, slug: str, section: str, after: int, limit: int
) -> tuple[list[str], int]:
    """Give the claims with which a section begins, and the place after which more follow."""
    found = maps.roots(connection, slug, section, after=after, limit=limit + 1)
    first, rest = page(found, limit)
    return [each.id for each in first], rest


def _id(view: SectionView | None) -> str:
    return view.section.id if view else ""


def _titles(connection: Snapshot, slug: str) -> dict[str, str]:
    return {id_: each.title for id_, each in maps.all_sections(connection, slug).items()}


def _first(sections: Sequence[Section]) -> list[str]:
    return [group[0].claim.id for section in sections for group in section.groups][:1]


def _theses(connection: Snapshot, slug: str) -> list[ClaimView]:
    """Give the first theses of a debate that may be seen."""
    ids = maps.topic(connection, slug).theses[: 2 * THESES]  # some may be hidden
    found = claims.claims(connection, ids)
    return [found[id_] for id_ in ids if id_ in found and found[id_].is_shown][:THESES]


def _peek(
    connection: Snapshot, book: Catalogue, slug: str, topic: TopicView, sections: Sequence[Section]
) -> Drawing | None:
    """A drawing of the first few claims, to show what the whole looks like."""
    roots = (topic.topic.theses or _first(sections))[:1]
    answers = listing.answers_in_order(book, Order.TEXT)
    part = maps.part(connection, slug, roots, depth=1, limit=PEEK, answers=answers)
    return draw(part.map, behind=part.more) if 1 < len(part.map.claims) <= 2 * PEEK else None
