"""The pictures of a debate's room as sheets: what each draws, and what it does not count."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ...errors import NotFound
from ...graph.wrapping import shortened
from ...queries.room import Room
from ...text.phrasing import amount, day, number
from ..citizen import room_pictures
from ..citizen.room_pictures import HEIGHT, WIDTH

PLACES, ROW = 30, 34  # sections on one sheet; pixels of each
KEY = 34  # pixels below a picture, for what its lines are
FALLS = "Wat wacht, in procenten: telkens als er een antwoord komt, daalt de lijn."
UNKNOWN_DAY = "Wat uit artikelen en reacties komt waarvan de dag niet bekend is, telt niet mee."
YOUNG = "Wat hier nog geen 14 dagen staat, telt niet mee."


@dataclass(frozen=True)
class Place:
    """A section: its title, its claims, and how many of them nobody spoke against."""

    title: str
    claims: int
    silent: int


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
    measured = f"Gemeten op {day(room.measured.today)}."
    return replace(found, left_out=f"{found.left_out} {measured}")


def _exchange(room: Room, _: Mapping[str, str]) -> Drawn | None:
    matrix = room_pictures.matrix(room.measured.pictures.answers)
    if not matrix.voices:
        return None
    left_out = (
        "Links staat wie spreekt, boven op wie; met streepjes: op de eigen groep."
        " Verbanden waarvan niet bekend is wie er spreekt, tellen niet mee."
    )
    title = "Wie antwoordt wie"
    return Drawn("exchange", title, matrix.width, matrix.height, left_out, matrix)


def _unanswered(room: Room, _: Mapping[str, str]) -> Drawn | None:
    line = room_pictures.survival(room.measured.pictures.unanswered)
    return _waiting("Tegenwerpingen die nog op een antwoord wachten", line)


def _unopposed(room: Room, _: Mapping[str, str]) -> Drawn | None:
    line = room_pictures.survival(room.measured.pictures.unopposed)
    title = "Hoofdstellingen, en wat hen steunt, waartegen nog geen andere groep sprak"
    return _waiting(title, line)


def _waiting(title: str, line: room_pictures.Line | None) -> Drawn | None:
    if line is None:
        return None
    return Drawn("waiting", title, WIDTH, HEIGHT, f"{FALLS} {UNKNOWN_DAY}", line)


def _growth(room: Room, _: Mapping[str, str]) -> Drawn | None:
    moments = room.measured.pictures.growth
    line = room_pictures.growth(moments)
    if line is None:
        return None
    other = moments[-1].other
    beside = f" Ook niet getekend: {number(other)} die voor noch tegen een hoofdstelling spreken."
    left_out = UNKNOWN_DAY + (beside if other else "")
    title = "Wat voor en tegen de hoofdstellingen is ingebracht"
    return Drawn("growing", title, WIDTH, HEIGHT + KEY, left_out, line)


def _missing(room: Room, titles: Mapping[str, str]) -> Drawn | None:
    found = [
        Place(
            shortened(titles.get(one.section, "") or "Los van een onderdeel", 44),
            one.claims,
            len(one.silent),
        )
        for one in room.measured.pictures.places
    ]
    if not found:
        return None
    rest = len(found) - PLACES
    more = f" Niet getekend: nog {amount(rest, 'onderdeel', 'onderdelen')}." if rest > 0 else ""
    height = ROW * min(PLACES, len(found)) + KEY
    title = "Stellingen waartegen nog niemand sprak"
    return Drawn("missing", title, WIDTH + 100, height, YOUNG + more, found[:PLACES])


PICTURES: Mapping[str, Callable[[Room, Mapping[str, str]], Drawn | None]] = {
    "wie-antwoordt-wie": _exchange,
    "wachten-op-antwoord": _unanswered,
    "wachten-op-tegenspraak": _unopposed,
    "groei": _growth,
    "waar-het-ontbreekt": _missing,
}
"""The pictures of a room by their name in an address."""
