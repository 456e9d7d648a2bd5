"""Sheets: a drawing that stands alone, with its title above it and its origin below.

Each says of which debate and which state of it it is, and what it leaves out. Every sheet is made
twice: as SVG with the reader's fonts, and as PNG, set by typst with its own.
"""

from dataclasses import dataclass

from flask import Response, render_template, request

from ...errors import NotFound
from ...graph.wrapping import cut, shortened, width, wrapped
from ...queries import growth, topics
from ...queries.snapshot import Snapshot
from ...text.language import gettext
from ...text.phrasing import day, number
from .. import as_file, headers
from ..filters import capitalize_first
from . import theme, typesetting
from .painting import PAINT

MIMETYPES = {"svg": "image/svg+xml", "png": "image/png"}
SANS = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
FONTS = {"svg": SANS, "png": typesetting.FONT}
MARGIN = 28  # pixels around a drawing
NARROWEST = 560  # a sheet for whose foot there is room
TITLE, TITLE_LINE, TITLE_LINES = 22, 29, 3
SMALL, SMALL_LINE = 13, 19  # above the title, and below the drawing
LONGEST = 300  # characters of a title


@dataclass(frozen=True)
class Subject:
    """What a sheet shows: a debate by its title, which view of it, and of what.

    `left_out` says what is not on it, '' where that is nothing; `address` is where it is on the
    site; `version` and `at_ms` are the state of the debate. `is_said`: the title is of the debate.
    """

    debate: str
    view: str
    title: str
    left_out: str
    address: str
    version: int
    at_ms: int
    is_said: bool = True


@dataclass(frozen=True)
class Sheet:
    """A sheet as SVG, and how large it is."""

    svg: str
    width: int
    height: int


@dataclass(frozen=True)
class Line:
    """A line of words above or below the drawing; `y` is where its letters stand. `said` are words
    of the debate, behind our own.
    """

    text: str
    y: int
    said: str = ""


def subject(
    connection: Snapshot,
    slug: str,
    view: str,
    title: str,
    address: str,
    left_out: str = "",
    *,
    is_said: bool = True,
) -> Subject:
    """Give the subject of a sheet about a debate as it is now. Raises NotFound."""
    version = topics.version(connection, slug)
    at_ms = growth.moment_of(connection, slug, version)
    debate = topics.titles(connection)[slug]
    return Subject(debate, view, title, left_out, address, version, at_ms, is_said)


def sheet(name: str, about: Subject, size: tuple[int, int], form: str, **told: object) -> Sheet:
    """Draw a sheet around the drawing `pictures/<name>.svg` of this width and height; `told` is
    for that.
    """
    broad, height = size
    wide = max(NARROWEST, broad + 2 * MARGIN)
    room = wide - 2 * MARGIN
    head = _head(about, room)
    top = head[-1].y + MARGIN - 6
    foot = _foot(about, room, top + height + MARGIN + SMALL)
    high = foot[-1].y + MARGIN - 8
    svg = render_template(
        f"pictures/{name}.svg",
        about=about,
        head=head,
        foot=foot,
        wide=wide,
        high=high,
        margin=MARGIN,
        top=top,
        width=broad,
        height=height,
        font=FONTS[form],
        colour=theme.colours(),
        paint=PAINT,
        root=request.url_root.rstrip("/"),
        **told,
    )
    return Sheet(svg, wide, high)


def _head(about: Subject, room: int) -> list[Line]:
    view = f"{about.view} · "
    debate = shortened(about.debate, int(room / 7) - len(view))
    lines = cut(wrapped(shortened(about.title, LONGEST), TITLE, room), TITLE_LINES)
    first = MARGIN + SMALL + TITLE_LINE + 2
    said = [("", text) if about.is_said else (text, "") for text in lines]
    titles = [Line(ours, first + at * TITLE_LINE, theirs) for at, (ours, theirs) in enumerate(said)]
    return [Line(view, MARGIN + SMALL - 2, debate), *titles]


def _foot(about: Subject, room: int, top: int) -> list[Line]:
    origin = f"Tegengeluid · {request.host}{about.address}"
    state = gettext(
        "state of the log: number {number}, {day}",
        number=number(about.version),
        day=day(about.at_ms),
    )
    whole = f"{origin} · {state}"
    lines = [about.left_out] if about.left_out else []
    lines += [whole] if width(whole, SMALL) <= room else [origin, capitalize_first(state)]
    broken = [part for line in lines for part in wrapped(line, SMALL, room)]
    return [Line(text, top + at * SMALL_LINE) for at, text in enumerate(broken)]


def unchanged(form: str, name: str, *parts: object) -> Response | None:
    """Give the file of that form and name without drawing it, as `headers.unchanged` does. Raises
    NotFound for a form that there is not.
    """
    if form not in MIMETYPES:
        raise NotFound("There is no such form of this drawing.")
    same = headers.unchanged(*parts, mimetype=MIMETYPES[form])
    return same and _named(same, form, name)


def sent(made: Sheet, form: str, name: str) -> Response:
    """Send a sheet as a file of that form and name."""
    content = made.svg if form == "svg" else typesetting.picture(made.svg, made.width, made.height)
    return _named(Response(content, mimetype=MIMETYPES[form]), form, name)


def _named(answer: Response, form: str, name: str) -> Response:
    return as_file.named(answer, f"{name}.{form}", is_shown=True)
