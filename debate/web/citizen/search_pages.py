"""Searching: claims with their place in the map, and the notes, sources and voices beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...errors import InvalidInput
from ...queries import also_found, searching, topics, whereabouts
from ...queries.also_found import FoundSource, FoundVoice
from ...queries.snapshot import Snapshot
from ...queries.things import ClaimView
from ...queries.whereabouts import Whereabouts
from ...text.stems import marked
from .. import session
from ..moments import number
from . import standings

HITS = 30  # on one page
PAGES = 10
BESIDE = 5  # notes, sources and voices
AROUND = 90  # characters of a note on each side of the first word that was found

search_pages = Blueprint("search_pages", __name__)

Pieces = list[tuple[str, bool]]
"""A text in pieces, each with whether it is a word that was looked for."""


@dataclass(frozen=True)
class Told:
    """A claim that was found: its words, or those of its note, in pieces, and where it stands."""

    claim: ClaimView
    pieces: Pieces
    place: Whereabouts


@dataclass(frozen=True)
class Found:
    """One page of what was searched for; `count` is all there is, or all up to this page.

    Notes, sources and voices stand on the first page alone.
    """

    hits: list[Told]
    count: int
    page: int
    has_more: bool
    notes: list[Told]
    sources: list[FoundSource]
    voices: list[FoundVoice]

    @property
    def is_last(self) -> bool:
        """Whether this is as far as one can go."""
        return self.page == PAGES

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.hits or self.notes or self.sources or self.voices)


@search_pages.get("/zoeken")
def show_search() -> ResponseReturnValue:
    """What says these words: in one debate, or in all."""
    text, debate = request.args.get("q", ""), request.args.get("debat", "")
    with session.store().reading() as connection:
        debates = topics.titles(connection)
        if debate and debate not in debates:
            raise InvalidInput("There is no debate with this address.", field="debat")
        found = find(connection, text, debate, min(max(1, number("pagina")), PAGES))
    return render_template(
        "citizen/search.html",
        text=text[:200],
        debate=debate,
        found=found,
        titles=debates,
        marked=marked,
    )


def find(connection: Snapshot, text: str, debate: str, page: int) -> Found:
    """Give a page of what says these words, in one debate or in all."""
    last = page * HITS
    hits = searching.search(connection, text, debate=debate, limit=last + 1) if text else []
    views = [hit.claim for hit in hits[last - HITS : last]]
    beside = page == 1 and bool(text)
    notes = also_found.notes(connection, text, debate=debate, limit=BESIDE) if beside else []
    places = whereabouts.whereabouts(connection, [*views, *notes])
    standings.hold(connection, *(view.debate for view in (*views, *notes)))
    return Found(
        [Told(view, marked(view.claim.text, text), places[view.id]) for view in views],
        min(len(hits), last),
        page,
        len(hits) > last,
        _told_notes(notes, text, places),
        also_found.sources(connection, text, debate=debate, limit=BESIDE) if beside else [],
        also_found.voices(connection, text, debate=debate, limit=BESIDE) if beside else [],
    )


def _told_notes(
    views: Sequence[ClaimView], text: str, places: Mapping[str, Whereabouts]
) -> list[Told]:
    return [Told(view, around(marked(view.claim.note, text)), places[view.id]) for view in views]


def around(pieces: Pieces) -> Pieces:
    """Give what stands around the first word that was found, with dots where more is left out.

    >>> around([("x" * 200 + " ", False), ("bus", True), (" rijdt.", False)])[1:]
    [('bus', True), (' rijdt.', False)]
    """
    first = next((at for at, (_, is_found) in enumerate(pieces) if is_found), 0)
    before = "".join(piece for piece, _ in pieces[:first])
    lead = before if len(before) <= AROUND else "…" + before[-AROUND:].partition(" ")[2]
    kept: Pieces = [(lead, False)] if lead else []
    room = AROUND * 2
    for piece, is_found in pieces[first:]:
        if len(piece) > room:
            return [*kept, (piece[:room].rpartition(" ")[0] + " …", False)]
        kept.append((piece, is_found))
        room -= len(piece)
    return kept
