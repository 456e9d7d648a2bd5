"""Following with a program that reads feeds: Atom (RFC 4287).

Rule: what a feed says is what the log shows today; hidden and erased words are in no feed. It is
told in the language of its address, but has the same name in each, and so have its entries.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...queries import claims, council, following, history, maps, topics
from ...queries.history import Act
from ...queries.snapshot import Snapshot
from ...text.phrasing import short
from .. import council_links, follow_links, happenings, headers, links, session, words
from ..filters import capitalize_first

ENTRIES = 30  # in one feed
ATOM = "application/atom+xml"

feeds = Blueprint("feeds", __name__)


@dataclass(frozen=True)
class Feed:
    """What a feed is of: its name, its own address and that of the page it follows."""

    title: str
    address: str
    page: str


@feeds.get("/atom")
def show_site_feed() -> ResponseReturnValue:
    """What happens everywhere."""
    with session.store().reading() as connection:
        newest = history.log_page(connection, limit=1)
        same = headers.unchanged(newest[0].pos if newest else 0, mimetype=ATOM)
        if same:
            return same
        feed = Feed("Tegengeluid", follow_links.site_feed(), links.home())
        return _feed(connection, feed, history.acts(connection, limit=ENTRIES))


@feeds.get("/debatten/<slug>/atom")
def show_debate_feed(slug: str) -> ResponseReturnValue:
    """What happens in a debate."""
    with session.store().reading() as connection:
        same = headers.unchanged(topics.version(connection, slug), mimetype=ATOM)
        if same:
            return same
        title = maps.topic(connection, slug).title
        feed = Feed(title, follow_links.debate_feed(slug), links.debate(slug))
        return _feed(connection, feed, history.acts(connection, debate=slug, limit=ENTRIES))


@feeds.get("/stellingen/<id_>/atom")
def show_claim_feed(id_: str) -> ResponseReturnValue:
    """What happens to a claim, and what is said on it directly."""
    return _of_claim(id_, is_branch=False)


@feeds.get("/stellingen/<id_>/tak/atom")
def show_branch_feed(id_: str) -> ResponseReturnValue:
    """What happens to a claim and all that lies below it."""
    return _of_claim(id_, is_branch=True)


@feeds.get("/raadsstukken/<object_>/atom")
def show_object_feed(object_: str) -> ResponseReturnValue:
    """What happens to a thing of the council, and to the claims that are linked to it."""
    with session.store().reading() as connection:
        found = council.thing(connection, object_)
        same = headers.unchanged(topics.version(connection, found.debate), mimetype=ATOM)
        if same:
            return same
        acts = following.acts_on_object(connection, object_, limit=ENTRIES)
        page = council_links.council_object(object_)
        title = f"{words.COUNCIL[found.object.kind]}: {found.object.title}"
        feed = Feed(capitalize_first(title), follow_links.object_feed(object_), page)
        return _feed(connection, feed, acts)


def _of_claim(id_: str, *, is_branch: bool) -> ResponseReturnValue:
    link = follow_links.branch_feed if is_branch else follow_links.claim_feed
    with session.store().reading() as connection:
        view = claims.claim(connection, id_)
        if view.merged_into:
            kept = claims.stands_as(connection, [id_])[id_]
            return redirect(link(kept), 301)
        same = headers.unchanged(topics.version(connection, view.debate), mimetype=ATOM)
        if same:
            return same
        acts = following.acts_on(connection, id_, is_branch=is_branch, limit=ENTRIES)
        return _feed(
            connection, Feed(short(words.said(view), 90), link(id_), links.claim(id_)), acts
        )


def _feed(connection: Snapshot, feed: Feed, acts: Sequence[Act]) -> Response:
    content = render_template(
        "citizen/feed.xml",
        feed=feed,
        feed_id=_urn(request.path),
        told=[(one, _urn(one.act.last.hash)) for one in happenings.told(connection, acts)],
        root=request.url_root.rstrip("/"),
    )
    return Response(content, mimetype=ATOM)


def _urn(of: str) -> str:
    """Give a name that stays when the site moves to another host."""
    origin = session.store().outside.origin
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{origin}/{of}").urn
