"""What the council does with a debate, for everybody to read: its things, and frozen moments."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...errors import NotFound
from ...queries import council, snapshots, topics, tree
from .. import headers, session

council_pages = Blueprint("council_pages", __name__)


@council_pages.get("/debatten/<slug>/raad")
def show_council(slug: str) -> ResponseReturnValue:
    """The things of the council that a debate is linked to, and the moments that were frozen."""
    with session.store().reading() as connection:
        same = headers.unchanged(topics.version(connection, slug))
        if same:
            return same
        return render_template(
            "council/council.html",
            topic=topics.topic(connection, slug),
            tabled=council.tabled(connection, slug),
            snapshots=snapshots.snapshots(connection, slug),
            then=0,
        )


@council_pages.get("/raadsstukken/<object_>")
def show_object(object_: str) -> ResponseReturnValue:
    """One thing of the council with the claims that bear on it or were used in it."""
    with session.store().reading() as connection:
        found = council.thing(connection, object_)
        same = headers.unchanged(topics.version(connection, found.debate))
        if same:
            return same
        return render_template(
            "council/object.html",
            topic=topics.topic(connection, found.debate),
            found=found,
            linked=council.linked(connection, object_),
            then=0,
        )


@council_pages.get("/debatten/<slug>/momentopname/<int:version>")
def show_snapshot(slug: str, version: int) -> ResponseReturnValue:
    """A debate as it stood at a version: the ways to read it, and what proves it."""
    with session.store().reading() as connection:
        newest = topics.version(connection, slug)
        if version > newest:
            raise NotFound("This debate has not had that many changes yet.")
        same = headers.unchanged(newest, tree.sealed(connection))
        if same:
            return same
        return render_template(
            "council/snapshot.html",
            topic=topics.topic(connection, slug),
            held=snapshots.held(connection, slug, version),
            others=[one for one in snapshots.snapshots(connection, slug) if one.version != version],
            then=0,
        )
