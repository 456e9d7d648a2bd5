"""The page of a source: what it is, its passages, and what the claims that rest on them met.

Rule: of a text only what the law lets anybody show leaves this module. Where the licence is open
that is the whole text; else short quotations, and few of them (`sources.quoting`).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from ...model import Question, Source
from ...queries import meeting, origins, topics
from ...queries import sources as documents
from ...queries.meeting import Met
from ...queries.snapshot import Snapshot
from ...queries.sources import Passage, SourceView
from ...queries.things import ClaimView
from ...sources import annotations, quoting
from ...sources.annotations import Annotated
from ...sources.licences import Licence, open_licence
from ...sources.marking import Piece, pieces
from ...text.phrasing import source_name
from .. import headers, links, session
from . import standings

source_pages = Blueprint("source_pages", __name__)


@dataclass(frozen=True)
class Resting:
    """A claim that rests on a passage, and what it met."""

    view: ClaimView
    met: Met


@dataclass(frozen=True)
class Shown:
    """A passage as anybody may see it: its number on the page, a quotation or '', its claims and
    its open questions.
    """

    number: int
    quotation: str
    claims: tuple[Resting, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Row:
    """A paragraph: its text in pieces where it may be shown, and its passages; 0 is the whole."""

    paragraph: int
    pieces: tuple[Piece, ...]
    passages: tuple[Shown, ...]


@dataclass(frozen=True)
class SourcePage:
    """All that the page of a source shows; `article` is what it reacts to, `answered` the reaction
    that it answers, and `articles` what the reactions do that speak on its claims.
    """

    view: SourceView
    topic_title: str
    rows: tuple[Row, ...]
    article: Source | None
    answered: Source | None
    versions: Sequence[Source]
    licence: Licence | None
    articles: Mapping[str, Source]

    @property
    def is_whole(self) -> bool:
        """Whether the whole text stands on the page."""
        return any(row.pieces for row in self.rows)

    @property
    def has_quotations(self) -> bool:
        """Whether any words of the text stand on the page."""
        return any(shown.quotation for row in self.rows for shown in row.passages)


@source_pages.get("/bronnen/<id_>")
def show_source(id_: str) -> ResponseReturnValue:
    """A source: what is known of it, its passages, and the claims that rest on them."""
    with session.store().reading() as connection:
        view = documents.source(connection, id_)
        same = headers.unchanged(topics.version(connection, view.debate))
        if same:
            return same
        standings.hold(connection, view.debate)
        page = _page(connection, view)
    return render_template("citizen/source.html", page=page)


@source_pages.get("/bronnen/<id_>/passages")
def show_passages(id_: str) -> ResponseReturnValue:
    """The passages for programs, as W3C annotations; with words where the licence is open."""
    with session.store().reading() as connection:
        view = documents.source(connection, id_)
        found = documents.passages(connection, id_)
    return annotated(view, found, with_words=licence_of(view.source) is not None)


def annotated(view: SourceView, found: Sequence[Passage], *, with_words: bool) -> Response:
    """Give passages as an annotation collection."""
    base = request.host_url.rstrip("/")
    told = annotations.collection(
        base + links.source(view.source.id),
        source_name(view.source),
        [
            Annotated(each.excerpt, tuple(base + links.claim(one.id) for one in each.claims))
            for each in found
            if each.claims
        ],
        view.paragraphs,
        with_words=with_words,
    )
    kind = f'{annotations.MEDIA_TYPE}; charset=utf-8; profile="{annotations.PROFILE}"'
    return Response(json.dumps(told, ensure_ascii=False, indent=1), content_type=kind)


def licence_of(source: Source) -> Licence | None:
    """Give the licence under which anybody may read the whole text here, None without one."""
    return open_licence(source.data.get("licence"))


def _page(connection: Snapshot, view: SourceView) -> SourcePage:
    found = documents.passages(connection, view.source.id)
    licence, shown = licence_of(view.source), _shown(connection, view, found)
    articles = _articles(connection, view.source, shown)
    return SourcePage(
        view,
        topics.topic(connection, view.debate).topic.title,
        _rows(shown, found, view.paragraphs if licence else ()),
        articles.get(view.source.reaction_to),
        documents.answered(connection, view.source),
        documents.versions(connection, view),
        licence,
        articles,
    )


def _articles(connection: Snapshot, source: Source, shown: Sequence[Shown]) -> dict[str, Source]:
    spoke = [one for each in shown for claim in each.claims for one in claim.met.reactions]
    ids = dict.fromkeys(one.reaction_to for one in (source, *spoke) if one.reaction_to)
    return origins.sources_by_id(connection, list(ids))


def _shown(connection: Snapshot, view: SourceView, found: Sequence[Passage]) -> list[Shown]:
    told = meeting.met(connection, [claim.id for each in found for claim in each.claims])
    size = quoting.word_count(view.paragraphs)
    quoted = quoting.quotations([each.words for each in found], size)
    return [
        Shown(number, quotation, _resting(each, told), each.questions)
        for number, (each, quotation) in enumerate(zip(found, quoted, strict=True), start=1)
    ]


def _resting(passage: Passage, told: Mapping[str, Met]) -> tuple[Resting, ...]:
    return tuple(Resting(claim, told[claim.id]) for claim in passage.claims)


def _rows(
    shown: Sequence[Shown], found: Sequence[Passage], paragraphs: Sequence[str]
) -> tuple[Row, ...]:
    """Give the paragraphs with passages, or all of them where their text is given."""
    grouped: dict[int, list[tuple[Shown, Passage]]] = {}
    for one, passage in zip(shown, found, strict=True):
        grouped.setdefault(passage.paragraph, []).append((one, passage))
    numbers = sorted(grouped.keys() | set(range(1, len(paragraphs) + 1)))
    return tuple(_row(number, grouped.get(number, []), paragraphs) for number in numbers)


def _row(number: int, inside: Sequence[tuple[Shown, Passage]], paragraphs: Sequence[str]) -> Row:
    text = paragraphs[number - 1] if 1 <= number <= len(paragraphs) else ""
    places = [_place(passage, text) for _, passage in inside]
    return Row(number, tuple(pieces(text, places)), tuple(one for one, _ in inside))


def _place(passage: Passage, text: str) -> tuple[int, int]:
    """Give where a passage stands; nowhere, where the text says something else by now."""
    return (passage.start, passage.end or len(text)) if passage.words else (0, 0)
