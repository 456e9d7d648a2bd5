"""The pictures of a debate's room as sheets: what each draws, and what it does not count."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ...errors import NotFound, Phrase
from ...graph.wrapping import shortened, width
from ...queries.room import Room
from ...text.language import gettext, tell
from ...text.phrasing import amount, day, number
from ..citizen import room_pictures
from ..citizen.room_pictures import HEIGHT, WIDTH

PLACES, ROW = 30, 34  # sections on one sheet; pixels of each
KEY = 34  # pixels below a picture, for what its lines are
NOTE = 13  # size of the letters there
FALLS = Phrase("What waits, in per cent: each time an answer comes, the line falls.")
UNKNOWN_DAY = Phrase("What comes from articles and reactions of an unknown day does not count.")
YOUNG = Phrase("What has been here for less than 14 days does not count.")


@dataclass(frozen=True)
class Place:
    """A section: its title, '' for what is in none, its claims, and how many of them nobody spoke
    against.
    """

    title: str
    claims: int
    silent: int


@dataclass(frozen=True)
class Missing:
    """Sections, with what the full part of each says in the key, and how wide these words are."""

    places: list[Place]
    spoken: str
    wide: int


@dataclass(frozen=True)
class Drawn:
    """A picture: the template, its title, its size, what it leaves out, and what it draws."""

    template: str
    title: str
    width: int
    height: int
    left_out: str
    told: object


def drawn(name: str, room: Room, titles: Mapping[str, str]) -> Drawn:
    """Draw one of PICTURES; `titles` are those of the sections. Raises NotFound where there is no
    such picture, or not enough to draw it from yet.
    """
    draw = PICTURES.get(name)
    if draw is None:
        raise NotFound("There is no such picture of this debate.")
    found = draw(room, titles)
    if found is None:
        raise NotFound("There is not enough in this debate yet to draw this from.")
    measured = gettext("Measured on {day}.", day=day(room.measured.today))
    return replace(found, left_out=f"{found.left_out} {measured}")


def _exchange(room: Room, _: Mapping[str, str]) -> Drawn | None:
    matrix = room_pictures.matrix(room.measured.pictures.answers)
    if not matrix.voices:
        return None
    left_out = gettext(
        "On the left is who speaks, at the top to whom; dashed: to their own group."
        " Relations of which it is not known who speaks do not count."
    )
    title = gettext("Who answers whom")
    return Drawn("exchange", title, matrix.width, matrix.height, left_out, matrix)


def _unanswered(room: Room, _: Mapping[str, str]) -> Drawn | None:
    line = room_pictures.survival(room.measured.pictures.unanswered)
    return _waiting(gettext("Objections that still wait for an answer"), line)


def _unopposed(room: Room, _: Mapping[str, str]) -> Drawn | None:
    line = room_pictures.survival(room.measured.pictures.unopposed)
    title = gettext(
        "Main claims, and what supports them, that no other group has spoken against yet"
    )
    return _waiting(title, line)


def _waiting(title: str, line: room_pictures.Line | None) -> Drawn | None:
    if line is None:
        return None
    return Drawn("waiting", title, WIDTH, HEIGHT, f"{tell(FALLS)} {tell(UNKNOWN_DAY)}", line)


def _growth(room: Room, _: Mapping[str, str]) -> Drawn | None:
    moments = room.measured.pictures.growth
    line = room_pictures.growth(moments)
    if line is None:
        return None
    other = moments[-1].other
    beside = gettext(
        "Also not drawn: {count} speaking neither for nor against a main claim.",
        count=number(other),
    )
    left_out = tell(UNKNOWN_DAY) + (f" {beside}" if other else "")
    title = gettext("What was said for and against the main claims")
    return Drawn("growing", title, WIDTH, HEIGHT + KEY, left_out, line)


def _missing(room: Room, titles: Mapping[str, str]) -> Drawn | None:
    found = [
        Place(shortened(titles.get(one.section, ""), 44), one.claims, len(one.silent))
        for one in room.measured.pictures.places
    ]
    if not found:
        return None
    rest = len(found) - PLACES
    more = gettext("Left out of the drawing: {what}.", what=amount(rest, "section", "sections"))
    left_out = tell(YOUNG) + (f" {more}" if rest > 0 else "")
    height = ROW * min(PLACES, len(found)) + KEY
    title = gettext("Claims that nobody has spoken against yet")
    spoken = gettext("somebody spoke against")
    told = Missing(found[:PLACES], spoken, round(width(spoken, NOTE)))
    return Drawn("missing", title, WIDTH + 100, height, left_out, told)


PICTURES: Mapping[str, Callable[[Room, Mapping[str, str]], Drawn | None]] = {
    "wie-antwoordt-wie": _exchange,
    "wachten-op-antwoord": _unanswered,
    "wachten-op-tegenspraak": _unopposed,
    "groei": _growth,
    "waar-het-ontbreekt": _missing,
}
"""The pictures of a room by their name in an address."""
