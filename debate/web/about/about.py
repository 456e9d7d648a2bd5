"""What the site says of itself: how it works, its promises, its parts, its health."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...formats.catalogue import FORMATS, READABLE
from ...graph.colouring import TONES
from ...queries import tree
from ...storage import retention
from ...tegengeluid.explained import EXPLAINED
from ...tegengeluid.measuring import FRONT
from .. import session
from ..citizen.format_words import FOR_WHOM
from . import samples, work_samples
from .brought import EXAMPLES

ROBOTS = """\
User-agent: *
Disallow: /stellingen/*/antwoord
Disallow: /zoeken
Disallow: /aanmelden
Disallow: /redactie
"""
EXPIRES_AFTER = timedelta(days=180)

about = Blueprint("about", __name__)


@about.get("/hoe-het-werkt")
def show_method() -> ResponseReturnValue:
    """How to read and answer, and what the words mean."""
    return render_template("about/method.html")


@about.get("/hoe-het-werkt/tegengeluid")
def show_room_method() -> ResponseReturnValue:
    """How the room for the counter-voice is measured, with a worked example."""
    return render_template("about/room.html", explained=EXPLAINED, front=FRONT)


@about.get("/hoe-het-werkt/kaders")
def show_codebook() -> ResponseReturnValue:
    """How frames are coded."""
    return render_template("about/codebook.html")


@about.get("/hoe-het-werkt/meebrengen")
def show_bringing() -> ResponseReturnValue:
    """What somebody can bring from other programs, with examples."""
    return render_template(
        "about/bringing.html",
        examples=EXAMPLES,
        formats=[FORMATS[name] for name in READABLE],
        said=FOR_WHOM,
    )


@about.get("/privacy")
def show_privacy() -> ResponseReturnValue:
    """What is kept of visitors, and how to have it removed."""
    return render_template("about/privacy.html", settings=session.settings(), kept=retention.KEPT)


@about.get("/toegankelijkheid")
def show_accessibility() -> ResponseReturnValue:
    """How accessible the site is, and where to say that it is not."""
    return render_template("about/accessibility.html", settings=session.settings())


@about.get("/patronen")
def show_patterns() -> ResponseReturnValue:
    """Every component of the pages, for those who make them."""
    return render_template("patterns.html", samples=samples, work=work_samples, tones=TONES)


@about.get("/gezondheid")
def show_health() -> ResponseReturnValue:
    """Whether the site can read its store and how far the sealer is."""
    with session.store().reading() as connection:
        told = f"goed\nverzegeld: {tree.sealed(connection)}\nwacht: {tree.waiting(connection)}\n"
    return Response(told, mimetype="text/plain")


@about.get("/robots.txt")
def show_robots() -> ResponseReturnValue:
    """What search engines leave alone: forms, and what is found anew for each visitor."""
    return Response(ROBOTS, mimetype="text/plain")


@about.get("/favicon.ico")
def show_icon() -> ResponseReturnValue:
    """The icon, for browsers that ask for it by its old name."""
    return redirect("/static/icon.svg", 301)


@about.get("/.well-known/security.txt")
def show_security() -> ResponseReturnValue:
    """Where to report a weakness (RFC 9116)."""
    site = request.host_url.rstrip("/")
    contact = session.settings().contact or f"{site}/privacy#contact"
    expires = (datetime.now(UTC) + EXPIRES_AFTER).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {site}/.well-known/security.txt",
    )
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
