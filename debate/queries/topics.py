"""The debates, and the figures of each."""

import dataclasses
import sqlite3
from dataclasses import dataclass

from ..errors import NotFound
from ..model import Kind, Topic
from ..storage.database import Row
from . import claims, things
from .once import once

_TOPIC = """
    select topic.slug, topic.title, topic.question, topic.language, topic.theses,
           topic.description, topic.data, topic.version, topic.changed_ms
    from topic
"""


@dataclass(frozen=True, slots=True)
class TopicView:
    """A debate with its version, when it last changed, and how much it shows.

    `voices` counts who speaks: by name, else by the document, else by the person who posted.
    """

    topic: Topic
    version: int
    changed_ms: int
    claims: int
    supports: int
    attacks: int
    undercuts: int
    questions: int
    voices: int

    @property
    def slug(self) -> str:
        """The debate's short name in addresses."""
        return self.topic.slug


def topics(connection: sqlite3.Connection) -> list[TopicView]:
    """Give all debates, the one that changed last first."""
    rows = connection.execute(f"{_TOPIC} order by changed_ms desc, slug").fetchall()
    return [_view(connection, row) for row in rows]


def titles(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the titles of all debates by slug, the one that changed last first."""
    rows = connection.execute("select slug, title from topic order by changed_ms desc, slug")
    return dict(rows.fetchall())


def topic(connection: sqlite3.Connection, slug: str) -> TopicView:
    """Give one debate. Raises NotFound."""
    row = connection.execute(f"{_TOPIC} where slug = ?", (slug,)).fetchone()
    if row is None:
        raise NotFound("There is no debate with this address.")
    return _view(connection, row)


def version(connection: sqlite3.Connection, slug: str) -> int:
    """Give a debate's version: how many events it has had. Raises NotFound."""
    row = connection.execute("select version from topic where slug = ?", (slug,)).fetchone()
    if row is None:
        raise NotFound("There is no debate with this address.")
    found: int = row[0]
    return found


def _view(connection: sqlite3.Connection, row: Row) -> TopicView:
    *told, version_, changed_ms = row
    about = things.topic(tuple(told))
    theses = tuple(claims.in_place_of(connection, about.theses))
    about = dataclasses.replace(about, theses=theses)
    figures = once(connection, about.slug, "figures", lambda: _figures(connection, about.slug))
    return TopicView(about, version_, changed_ms, *dataclasses.astuple(figures))


@dataclass(frozen=True, slots=True)
class _Figures:
    """How much a debate shows; the fields as TopicView has them, in the same order."""

    claims: int
    supports: int
    attacks: int
    undercuts: int
    questions: int
    voices: int


def _figures(connection: sqlite3.Connection, slug: str) -> _Figures:
    claims_, voices = connection.execute(
        """
        select count(*), count(distinct case
            when claim.voice_name <> '' then claim.voice_kind || ' ' || claim.voice_name
            when excerpt.source is not null then claim.voice_kind || ' ' || excerpt.source
        end) + count(distinct case
            when claim.voice_name = '' and excerpt.source is null then claim.actor_ref
        end)
        from claim
        left join excerpt on excerpt.owner = claim.id and excerpt.ord = 0
        where debate = ? and status = 'shown' and merged_into is null
        """,
        (slug,),
    ).fetchone()
    query = """
        select kind, count(*) from relation
        where debate = ? and status = 'shown'
        group by kind
    """
    kinds = dict(connection.execute(query, (slug,)).fetchall())
    questions = connection.execute(
        "select count(*) from question where debate = ? and status = 'shown'", (slug,)
    ).fetchone()[0]
    supports, attacks, undercuts = (kinds.get(kind, 0) for kind in Kind)
    return _Figures(claims_, supports, attacks, undercuts, questions, voices)
