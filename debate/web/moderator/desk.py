"""The desk: which texts a debate rests on, how far they are worked through, and one of them open.

Nobody but editors gets an answer here. Which role somebody has in a debate is looked up on every
request, and the commands ask once more.
"""

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...queries import anchoring, claims, topics
from ...queries import sources as documents
from ...queries.anchoring import Report
from ...queries.snapshot import Snapshot
from ...queries.sources import SourceView
from ...queries.topics import TopicView
from ...roles import Role
from .. import session
from ..citizen import source_pages
from . import desk_forms, desk_pages, desk_text, editors
from .desk_text import Carried

SEARCHES = 60  # passages that are looked for in one go; the command line looks for all

desk = Blueprint("desk", __name__)
desk.before_request(editors.require)


@dataclass(frozen=True)
class Work:
    """A debate that somebody is an editor of, and how many sources it has."""

    topic: TopicView
    sources: int


@dataclass(frozen=True)
class Progress:
    """A source with how much of it is carried, None where its text is not stored."""

    view: SourceView
    carried: Carried | None
    begins: str


@desk.get("/redactie")
def show_desk() -> ResponseReturnValue:
    """The debates that the editor works on."""
    who = editors.editor()
    with session.store().reading() as connection:
        debates = [
            Work(topic, len(documents.sources(connection, topic.slug)))
            for topic in topics.topics(connection)
            if who.role_in(topic.slug) is Role.EDITOR
        ]
    return render_template("moderator/desk.html", who=who, debates=debates)


@desk.get("/redactie/debatten/<slug>")
def show_texts(slug: str) -> ResponseReturnValue:
    """The texts of a debate, each with how much of it claims rest on."""
    editors.acting(slug)
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
        listed = [
            _progress(connection, documents.source(connection, one.source.id))
            for one in documents.sources(connection, slug)
        ]
    return render_template("moderator/texts.html", who=editors.editor(), topic=topic, texts=listed)


@desk.get("/redactie/debatten/<slug>/passages")
def show_anchors(slug: str) -> ResponseReturnValue:
    """Whether each passage still stands where it was found."""
    editors.acting(slug)
    with session.store().reading() as connection:
        topic = topics.topic(connection, slug)
        report = anchoring.check(connection, slug, searches=SEARCHES)
    return render_template(
        "moderator/anchors.html",
        who=editors.editor(),
        topic=topic,
        report=report,
        wrong=_wrong(report),
        mendable=sum(one.is_mendable for one in report.checked),
    )


@desk.get("/redactie/bronnen/<id_>")
def show_text(id_: str) -> ResponseReturnValue:
    """A text with its claims beside it, and the form for the sentence that was picked."""
    with session.store().reading() as connection:
        view = documents.source(connection, id_)
        editors.acting(view.debate)
        asked = request.args.get("plaats", "")
        sent = desk_forms.fresh(plaats=asked, stem=str(view.source.voice.kind)) if asked else None
        page = desk_pages.text_page(connection, view, sent)
    return desk_pages.drawn(page, sent)


@desk.get("/redactie/bronnen/<id_>/passages")
def show_text_passages(id_: str) -> ResponseReturnValue:
    """The passages of a text with their words, as W3C annotations."""
    with session.store().reading() as connection:
        view = documents.source(connection, id_)
        editors.acting(view.debate)
        found = documents.passages(connection, id_)
    return source_pages.annotated(view, found, with_words=True)


@desk.get("/redactie/stellingen/<id_>")
def show_claim(id_: str) -> ResponseReturnValue:
    """A claim to revise or to tie."""
    with session.store().reading() as connection:
        view = claims.claim(connection, id_)
        editors.acting(view.debate)
        page = desk_pages.claim_page(connection, view, request.args.get("zoek", ""))
    return desk_pages.claim_drawn(page, desk_pages.filled(page))


def _progress(connection: Snapshot, view: SourceView) -> Progress:
    begins = view.paragraphs[0] if view.paragraphs else ""
    if not view.paragraphs:
        return Progress(view, None, begins)
    article = desk_text.article_of(connection, view)
    found = documents.passages(connection, view.source.id)
    told = desk_text.suggestions(view, article)
    return Progress(view, desk_text.carried(view, found, told), begins)


def _wrong(report: Report) -> list[anchoring.Checked]:
    return [one for one in report.checked if one.standing not in ("exact", None)]
