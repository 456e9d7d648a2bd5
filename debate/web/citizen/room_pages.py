"""The room that a debate leaves for the counter-voice: its page, each figure, and all as data."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from ...errors import NotFound
from ...queries import maps, room_items, topics
from ...queries import room as rooms
from ...queries.room import Room
from ...queries.room_items import Item
from ...queries.snapshot import Snapshot
from ...tegengeluid import telling
from ...tegengeluid.explained import BY_ADDRESS, EXPLAINED
from ...tegengeluid.measuring import FRONT
from .. import headers, session
from ..as_file import CSV, as_json
from ..moments import number
from . import room_pictures, room_words

FIRST = 3  # items below a figure in front
ITEMS = 100  # items on one page

room_pages = Blueprint("room_pages", __name__)


@dataclass(frozen=True)
class Drawn:
    """The pictures of a room as coordinates."""

    answers: room_pictures.Matrix
    unanswered: room_pictures.Line | None
    unopposed: room_pictures.Line | None
    growth: room_pictures.Growth | None


@room_pages.get("/debatten/<slug>/tegengeluid")
def show_room(slug: str) -> ResponseReturnValue:
    """Three figures with what is behind them, pictures, and the way to the other figures."""
    with session.store().reading() as connection:
        today = rooms.start_of(datetime.now(UTC))
        same = headers.unchanged(topics.version(connection, slug), today)
        if same:
            return same
        room = rooms.room(connection, slug, today)
        return render_template(
            "citizen/room.html",
            topic=topics.topic(connection, slug),
            room=room,
            found=room.measured.indicators,
            front=FRONT,
            explained=EXPLAINED,
            behind=_behind(connection, room),
            invites=dict.fromkeys(FRONT, "") | dict(room_words.INVITES),
            titles={id_: one.title for id_, one in maps.all_sections(connection, slug).items()},
            drawn=_drawn(room),
            told=room_words,
            bar=room_pictures.bar,
        )


@room_pages.get("/debatten/<slug>/tegengeluid/<indicator>")
def show_indicator(slug: str, indicator: str) -> ResponseReturnValue:
    """One figure: what it says, how sure it is, how it is made, and every item behind it."""
    explained = BY_ADDRESS.get(indicator)
    if explained is None:
        raise NotFound("There is no such figure.")
    after = number("na")
    with session.store().reading() as connection:
        today = rooms.start_of(datetime.now(UTC))
        same = headers.unchanged(topics.version(connection, slug), today)
        if same:
            return same
        room = rooms.room(connection, slug, today)
        found = room.measured.indicators[explained.id]
        return render_template(
            "citizen/indicator.html",
            topic=topics.topic(connection, slug),
            room=room,
            explained=explained,
            found=found,
            items=room_items.items(connection, found.figure.items[after : after + ITEMS]),
            invite=room_words.INVITES.get(explained.id, ""),
            after=after,
            rest=after + ITEMS if len(found.figure.items) > after + ITEMS else 0,
            told=room_words,
            bar=room_pictures.bar,
        )


@room_pages.get("/debatten/<slug>/tegengeluid/json")
def show_room_json(slug: str) -> ResponseReturnValue:
    """All figures as one JSON document, with the place in the log."""
    room, where = _measured(slug)
    return as_json(telling.plain(room.measured, where))


@room_pages.get("/debatten/<slug>/tegengeluid/csv")
def show_room_csv(slug: str) -> ResponseReturnValue:
    """All figures, one a line, with the place in the log."""
    room, where = _measured(slug)
    written = io.StringIO()
    csv.writer(written).writerows(telling.rows(room.measured, where))
    return Response(written.getvalue(), content_type=CSV)


def _measured(slug: str) -> tuple[Room, telling.Where]:
    with session.store().reading() as connection:
        topics.version(connection, slug)
        room = rooms.room(connection, slug, rooms.start_of(datetime.now(UTC)))
    return room, telling.Where(slug, room.version, room.position)


def _behind(connection: Snapshot, room: Room) -> Mapping[str, list[Item]]:
    """Give the first items behind each figure in front."""
    found = room.measured.indicators
    return {id_: room_items.items(connection, found[id_].figure.items[:FIRST]) for id_ in FRONT}


def _drawn(room: Room) -> Drawn:
    pictures = room.measured.pictures
    return Drawn(
        room_pictures.matrix(pictures.answers),
        room_pictures.survival(pictures.unanswered),
        room_pictures.survival(pictures.unopposed),
        room_pictures.growth(pictures.growth),
    )
