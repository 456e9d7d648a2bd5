"""The log to read: what was done, act by act, everywhere or in one debate."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...queries import history, maps, topics, tree
from ...queries.history import Act
from ...queries.topics import TopicView
from .. import happenings, headers, session
from ..moments import number

LINES = 50

log_pages = Blueprint("log_pages", __name__)


@log_pages.get("/logboek")
def show_log() -> ResponseReturnValue:
    """All that happened, the newest first."""
    before, each = number("voor"), _is_each()
    with session.store().reading() as connection:
        sealed, waiting = tree.sealed(connection), tree.waiting(connection)
        newest = history.log_page(connection, limit=1)
        same = headers.unchanged(newest[0].pos if newest else 0, sealed)
        if same:
            return same
        acts = history.acts(connection, before=before, limit=LINES, each=each)
        told = happenings.told(connection, acts)
        slugs = {act.last.debate for act in acts} - {""}  # house rules are of no debate
        titles = {slug: maps.topic(connection, slug).title for slug in slugs}
    return _page(
        None,
        told,
        titles=titles,
        sealed=sealed,
        waiting=waiting,
        origin=session.store().outside.origin,
    )


@log_pages.get("/debatten/<slug>/logboek")
def show_debate_log(slug: str) -> ResponseReturnValue:
    """All that happened in a debate, the newest first."""
    before, each = number("voor"), _is_each()
    with session.store().reading() as connection:
        same = headers.unchanged(topics.version(connection, slug), tree.sealed(connection))
        if same:
            return same
        topic = topics.topic(connection, slug)
        acts = history.acts(connection, debate=slug, before=before, limit=LINES, each=each)
        told = happenings.told(connection, acts)
    return _page(topic, told)


def _page(topic: TopicView | None, told: Sequence[happenings.Told], **more: object) -> str:
    return render_template(
        "citizen/log.html",
        topic=topic,
        told=told,
        older=_older([each.act for each in told]),
        before=number("voor"),
        each=_is_each(),
        **more,
    )


def _older(acts: Sequence[Act]) -> int:
    """Give the place before which the log goes on, 0 at its beginning."""
    return acts[-1].first if acts and acts[-1].first > 1 else 0


def _is_each() -> bool:
    """Whether every event of an import is asked for."""
    return request.args.get("elk", "") == "1"
