"""Which moment of a debate an address asks for, and which page of a list."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol, TypeVar

from flask import request

from ..errors import InvalidInput, NotFound
from ..queries import maps, topics
from ..queries.snapshot import Snapshot
from . import fields, session


class _Placed(Protocol):
    @property
    def pos(self) -> int: ...


Listed = TypeVar("Listed", bound=_Placed)


@dataclass(frozen=True)
class Place:
    """Where in a debate somebody is: all of it, or one section, from some place on."""

    section: str = ""
    after: int = 0


def versions(slug: str) -> tuple[int, int]:
    """Give the version that `?v=` asks for, 0 where that is today's, and the newest one.

    Raises NotFound.
    """
    asked = number("v")
    with session.store().reading() as connection:
        newest = topics.version(connection, slug)
    if asked > newest:
        raise NotFound("This debate has not had that many changes yet.")
    return (0 if asked == newest else asked), newest


@contextmanager
def moment(slug: str, version: int) -> Iterator[Snapshot]:
    """Hold the debate as it was at a version; as it is with 0."""
    if version:
        with maps.past(session.store(), slug, version) as then:
            yield then
    else:
        with session.store().reading() as connection:
            yield connection


def number(name: str) -> int:
    """Read a whole number from the address, 0 where there is none. Raises InvalidInput."""
    written = request.args.get(name, "")
    if not written:
        return 0
    found = fields.whole(written)
    if found is None:
        raise InvalidInput("In the address, {name} is a whole number.", name=name)
    return found


def page(found: Sequence[Listed], most: int) -> tuple[Sequence[Listed], int]:
    """Give what a page of a list holds, and the place after which more follow, 0 where none do.

    One more was looked for than the page holds.
    """
    return found[:most], found[most - 1].pos if len(found) > most else 0


def today() -> date:
    """Give the day by which it is told whether a decision still holds."""
    return datetime.now(UTC).date()
