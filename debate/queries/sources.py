"""The documents of a debate, their passages, and the claims that rest on each."""

import json
import sqlite3
from dataclasses import dataclass

from ..errors import NotFound
from ..model import Excerpt, Source
from . import claims, things
from .things import ClaimView


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source, its paragraphs where its text is stored here, and the reactions to it."""

    source: Source
    debate: str
    paragraphs: tuple[str, ...]
    reactions: tuple[Source, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source with the claims that rest on it; `words` is '' where the text is not
    stored.
    """

    paragraph: int
    start: int
    end: int
    words: str
    claims: tuple[ClaimView, ...]


def sources(connection: sqlite3.Connection, slug: str) -> list[SourceView]:
    """Give the sources of a debate, in order, without their text."""
    rows = connection.execute(
        f"select {things.SOURCE} from source where debate = ? order by pos", (slug,)
    ).fetchall()
    return [_view(connection, things.source(row), slug, ()) for row in rows]


def source(connection: sqlite3.Connection, id_: str) -> SourceView:
    """Give one source with its text. Raises NotFound."""
    row = connection.execute(
        f"select {things.SOURCE}, source.debate from source where id = ?", (id_,)
    ).fetchone()
    if row is None:
        raise NotFound("There is no source with this address.")
    return _view(connection, things.source(row[:-1]), row[-1], paragraphs(connection, id_))


def answered(connection: sqlite3.Connection, one: Source) -> Source | None:
    """Give the reaction that a reaction answers, None where it answers its article."""
    number = one.data.get("answers")
    if not one.reaction_to or type(number) is not int or not 0 < number < 2**63:
        return None
    row = connection.execute(
        f"""
        select {things.SOURCE} from source
        where reaction_to = ? and number = ? and id <> ?
        order by pos
        """,
        (one.reaction_to, number, one.id),
    ).fetchone()
    return things.source(row) if row else None


def paragraphs(connection: sqlite3.Connection, id_: str) -> tuple[str, ...]:
    """Give the stored paragraphs of a source, () where its text is not stored."""
    row = connection.execute(
        "select paragraphs from source_text where source = ?", (id_,)
    ).fetchone()
    return tuple(json.loads(row[0])) if row else ()


def passages(connection: sqlite3.Connection, id_: str) -> list[Passage]:
    """Give the places of a source that claims rest on, in the order of the text."""
    rows = connection.execute(
        """
        select excerpt.owner, paragraph, start_at, end_at, excerpt.digest
        from excerpt
        join claim on claim.id = excerpt.owner
        where excerpt.source = ? and claim.status = 'shown'
        order by paragraph, start_at, end_at, claim.pos
        """,
        (id_,),
    ).fetchall()
    stands = claims.stands_as(connection, [row[0] for row in rows])
    views = claims.claims(connection, list(stands.values()))
    text = paragraphs(connection, id_)
    places: dict[tuple[int, int, int], list[ClaimView]] = {}
    for owner, *place, _ in rows:
        resting = places.setdefault((place[0], place[1], place[2]), [])
        kept = views[stands[owner]]
        if kept.is_shown and kept not in resting:
            resting.append(kept)
    return [
        Passage(*place, words(text, Excerpt(id_, *place)), tuple(resting))
        for place, resting in places.items()
        if resting
    ]


def words(paragraphs: tuple[str, ...], excerpt: Excerpt) -> str:
    """Give the words of a passage, '' where the text does not reach it."""
    if not 0 < excerpt.paragraph <= len(paragraphs):
        return ""
    paragraph = paragraphs[excerpt.paragraph - 1]
    return paragraph[excerpt.start : excerpt.end] if excerpt.end else paragraph


def _view(
    connection: sqlite3.Connection, one: Source, slug: str, text: tuple[str, ...]
) -> SourceView:
    rows = connection.execute(
        f"""
        select {things.SOURCE} from source
        where debate = ? and reaction_to = ?
        order by number, pos
        """,
        (slug, one.id),
    ).fetchall()
    count = connection.execute(
        """
        select count(distinct owner) from excerpt
        join claim on claim.id = excerpt.owner
        where source = ? and claim.status = 'shown'
        """,
        (one.id,),
    ).fetchone()[0]
    return SourceView(one, slug, text, tuple(map(things.source, rows)), count)
