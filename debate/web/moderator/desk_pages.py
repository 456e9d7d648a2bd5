"""The two pages of the desk that hold a form: a text with a picked passage, and a claim.

Both are drawn from here, when they are opened and when a form comes back with errors.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import render_template

from ...errors import DebateError, InvalidInput
from ...model import Excerpt, Origin, Source
from ...queries import anchoring, origins, ties, topics
from ...queries import sources as documents
from ...queries.snapshot import Snapshot
from ...queries.sources import SourceView
from ...queries.things import ClaimView
from ...queries.ties import Ties
from ...sources import anchors
from ..fields import at_fields
from . import desk_forms, desk_picking, desk_text, editors
from .desk_forms import Typed
from .desk_picking import Offer, Picked, Step
from .desk_text import Carried, Line


@dataclass(frozen=True)
class TextPage:
    """A text on the desk; `article` is what a reaction answers, `misplaced` why nothing could be
    picked.
    """

    view: SourceView
    topic_title: str
    article: Source | None
    lines: list[Line]
    carried: Carried
    picked: Picked | None
    misplaced: InvalidInput | None = None


@dataclass(frozen=True)
class Resting:
    """A passage of a claim: its words, '' where they are not there, and whether an editor added it
    later and may take it away.
    """

    excerpt: Excerpt
    words: str
    is_added: bool

    @property
    def name(self) -> str:
        """What names it in a form."""
        return named(self.excerpt)


@dataclass(frozen=True)
class ClaimPage:
    """A claim on the desk: how it is tied, what else it could be tied to, where it comes from."""

    view: ClaimView
    topic_title: str
    version: int
    ties: Ties
    offers: tuple[Offer, ...]
    steps: tuple[Step, ...]
    origins: Mapping[str, Source]
    sought: str
    passages: tuple[Resting, ...]

    @property
    def is_editorial(self) -> bool:
        """Whether editors worded it, and may do so again."""
        return self.view.claim.origin is not Origin.PLATFORM


def named(excerpt: Excerpt) -> str:
    """Name a passage for a form: its source, place and digest.

    >>> named(Excerpt("s1", 2, 0, 36, "00ff00ff"))
    's1 2:0-36 00ff00ff'
    """
    return f"{excerpt.source} {desk_text.written(excerpt)} {excerpt.digest}".strip()


def text_page(connection: Snapshot, view: SourceView, sent: Typed | None) -> TextPage:
    """Gather a text, and what stands ready for the passage that a form is about."""
    found = documents.passages(connection, view.source.id)
    told = desk_text.suggestions(view, desk_text.article_of(connection, view))
    place, misplaced = None, None
    if sent is not None:
        try:
            place = place_of(sent, view)
        except InvalidInput as error:
            misplaced = error
    picked = None
    if place is not None and sent is not None:
        picked = desk_picking.picked(connection, view, found, told, place, sent.zoek)
    upper = view.source.reaction_to
    return TextPage(
        view,
        topics.topic(connection, view.debate).topic.title,
        documents.source(connection, upper).source if upper else None,
        desk_text.lines(connection, view, found, told, place),
        desk_text.carried(view, found, told),
        picked,
        misplaced,
    )


def place_of(sent: Typed, view: SourceView) -> Excerpt:
    """Find the passage that a form is about: the words that were given, else the place.

    Raises InvalidInput where the text does not hold it.
    """
    if not sent.woorden.strip():
        return desk_text.read_place(sent.plaats, view)
    try:
        return anchors.anchor(view.paragraphs, sent.woorden, source=view.source.id)
    except InvalidInput as error:
        error.field = "woorden"
        raise


def drawn(page: TextPage, sent: Typed | None, error: DebateError | None = None) -> str:
    """Draw a text, with the errors of a form at their fields."""
    if page.misplaced is not None and error is None:
        error = page.misplaced
    if sent is not None and page.picked is not None:
        sent = replace(sent, plaats=page.picked.written)
    if sent is not None and not error:
        sent = _as_suggested(sent, page.picked)
    return render_template(
        "moderator/text.html",
        who=editors.editor(),
        page=page,
        sent=sent,
        errors=at_fields(error, desk_forms.FIELD_OF, "zin"),
        ways=desk_forms.WAYS,
        frames=desk_forms.FRAMES,
    )


def claim_page(connection: Snapshot, view: ClaimView, sought: str = "") -> ClaimPage:
    """Gather a claim, and what it can be tied to."""
    near = _beside(connection, view)
    offers = tuple(
        Offer(offer.title, tuple(each for each in offer.claims if each.id != view.id))
        for offer in desk_picking.offers(connection, view.debate, near, sought=sought)
    )
    offered = [each for offer in offers for each in offer.claims]
    topic = topics.topic(connection, view.debate)
    return ClaimPage(
        view,
        topic.topic.title,
        topic.version,
        ties.ties(connection, [view.id])[view.id],
        tuple(offer for offer in offers if offer.claims),
        tuple(desk_picking.steps(connection, offered))[: desk_picking.STEPS],
        origins.origins(connection, [view.claim]),
        sought,
        _passages(connection, view) if view.is_shown else (),
    )


def _passages(connection: Snapshot, view: ClaimView) -> tuple[Resting, ...]:
    return tuple(
        Resting(
            each,
            documents.words(documents.paragraphs(connection, each.source), each),
            bool(anchoring.anchored_at(connection, view.id, each)),
        )
        for each in view.claim.excerpts
    )


def filled(page: ClaimPage) -> Typed:
    """Give the form of a claim as it stands."""
    claim = page.view.claim
    sent = desk_forms.fresh(
        zin=claim.text,
        toelichting=claim.note,
        stem=str(claim.voice.kind),
        naam=claim.voice.name,
        versie=str(page.version),
        zoek=page.sought,
    )
    return replace(sent, frames=tuple(str(frame) for frame in claim.frames))


def claim_drawn(page: ClaimPage, sent: Typed, error: DebateError | None = None) -> str:
    """Draw a claim, with the errors of a form at their fields."""
    return render_template(
        "moderator/claim.html",
        who=editors.editor(),
        page=page,
        sent=sent,
        errors=at_fields(error, desk_forms.FIELD_OF, "zin"),
        ways=desk_forms.WAYS,
        frames=desk_forms.FRAMES,
    )


def _beside(connection: Snapshot, view: ClaimView) -> list[ClaimView]:
    """Give claims of the same texts, the nearest first."""
    found: dict[str, ClaimView] = {}
    for excerpt in view.claim.excerpts[:2]:
        passages = documents.passages(connection, excerpt.source)
        for each in desk_picking.nearest(passages, excerpt):
            found.setdefault(each.id, each)
    return [each for each in found.values() if each.id != view.id]


def _as_suggested(sent: Typed, picked: Picked | None) -> Typed:
    """Fill a fresh form with the tie that is suggested first; the editor sees it and decides."""
    if picked is None or sent.stap or sent.doel:
        return sent
    for advice in picked.advice:
        ends = [*(step.relation for step in advice.steps), *(one.id for one in advice.claims)]
        ways = [
            way
            for way in desk_forms.Way
            if (way.kind, way.is_conclusion) == (advice.kind, advice.is_conclusion)
        ]
        if ends and ways:
            return replace(sent, verband=str(ways[0]), doel=ends[0])
    return sent
