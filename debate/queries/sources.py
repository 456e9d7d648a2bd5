"""The documents of a debate, their passages, and the claims and questions that rest on each."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..errors import NotFound
from ..model import Excerpt, Question, Source
from ..sources import anchors, quoting
from . import claims, things
from .things import ClaimView


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source, its paragraphs where its text is stored here, and the reactions to it.

    `carries` says of each reaction how many claims rest on it.
    """

    source: Source
    debate: str
    paragraphs: tuple[str, ...]
    reactions: tuple[Source, ...]
    claims: int
    carries: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source with the claims and the open questions that rest on it; `words` is ''
    where the text is not stored. Not everybody may read them all: `sources.quoting` says how many.
    """

    excerpt: Excerpt
    words: str
    claims: tuple[ClaimView, ...]
    questions: tuple[Question, ...] = ()

    @property
    def paragraph(self) -> int:
        """The paragraph, 0 for the source as a whole."""
        return self.excerpt.paragraph

    @property
    def start(self) -> int:
        """Where the passage begins in the paragraph."""
        return self.excerpt.start

    @property
    def end(self) -> int:
        """Where it ends, 0 where the whole paragraph is meant."""
        return self.excerpt.end


def sources(connection: sqlite3.Connection, slug: str) -> list[SourceView]:
    """Give the sources of a debate, in order, without their text."""
    rows = connection.execute(
        f"select {things.SOURCE} from source where debate = ? order by pos", (slug,)
    ).fetchall()
    found = [things.source(row) for row in rows]
    counts = _claim_counts(connection, [one.id for one in found])
    reactions: dict[str, list[Source]] = {}
    for one in sorted(found, key=lambda one: one.number):
        reactions.setdefault(one.reaction_to, []).append(one)
    return [_view(one, slug, (), reactions.get(one.id, ()), counts) for one in found]


def source(connection: sqlite3.Connection, id_: str) -> SourceView:
    """Give one source with its text. Raises NotFound."""
    row = connection.execute(
        f"select {things.SOURCE}, source.debate from source where id = ?", (id_,)
    ).fetchone()
    if row is None:
        raise NotFound("There is no source with this address.")
    one, slug = things.source(row[:-1]), row[-1]
    query = f"""
        select {things.SOURCE} from source
        where debate = ? and reaction_to = ?
        order by number, pos
    """
    reactions = [things.source(row) for row in connection.execute(query, (slug, id_))]
    counts = _claim_counts(connection, [id_, *(each.id for each in reactions)])
    return _view(one, slug, paragraphs(connection, id_), reactions, counts)


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
    """Give the places of a source that claims or questions rest on, in the order of the text."""
    resting, asked = _resting(connection, id_), _asked(connection, id_)
    text = paragraphs(connection, id_)
    places = sorted(resting.keys() | asked.keys(), key=lambda one: one[:3])
    found = ((Excerpt(id_, *place), place) for place in places)
    return [
        Passage(one, words(text, one), tuple(resting.get(place, ())), tuple(asked.get(place, ())))
        for one, place in found
    ]


_Place = tuple[int, int, int, str]  # paragraph, start, end, digest

_EXCERPTS = """
    select excerpt.owner, paragraph, start_at, end_at, excerpt.digest
    from excerpt
    join {table} on {table}.id = excerpt.owner
    where excerpt.source = ? and {table}.status = 'shown'
    order by {table}.pos
"""


def _resting(connection: sqlite3.Connection, id_: str) -> dict[_Place, list[ClaimView]]:
    rows = connection.execute(_EXCERPTS.format(table="claim"), (id_,)).fetchall()
    stands = claims.stands_as(connection, [row[0] for row in rows])
    views = claims.claims(connection, list(stands.values()))
    found: dict[_Place, list[ClaimView]] = {}
    for owner, *place in rows:
        kept = views[stands[owner]]
        here = found.setdefault((place[0], place[1], place[2], place[3]), [])
        if kept.is_shown and kept not in here:
            here.append(kept)
    return {place: views for place, views in found.items() if views}


def _asked(connection: sqlite3.Connection, id_: str) -> dict[_Place, list[Question]]:
    rows = connection.execute(_EXCERPTS.format(table="question"), (id_,)).fetchall()
    query = f"select {things.QUESTION} from question where id in ({{}})"
    ids = list(dict.fromkeys(row[0] for row in rows))
    told = {
        one.id: one for one in things.questions(connection, things.in_lots(connection, query, ids))
    }
    found: dict[_Place, list[Question]] = {}
    for owner, *place in rows:
        found.setdefault((place[0], place[1], place[2], place[3]), []).append(told[owner])
    return found


def words(paragraphs: tuple[str, ...], excerpt: Excerpt) -> str:
    """Give the words of a passage, '' where the text does not reach it or says something else."""
    if not 0 < excerpt.paragraph <= len(paragraphs):
        return ""
    paragraph = paragraphs[excerpt.paragraph - 1]
    found = paragraph[excerpt.start : excerpt.end] if excerpt.end else paragraph
    return found if anchors.agrees(found, excerpt) else ""


def quotes(
    connection: sqlite3.Connection, asked: Mapping[str, Sequence[Excerpt]]
) -> dict[str, str]:
    """Quote for each of these claims its first passage that is stored, as far as anybody may: at
    most so much of one text as `sources.quoting` allows for all of them together.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    sizes: dict[str, int] = {}
    for claim, excerpts in asked.items():
        for one in excerpts:
            text = paragraphs(connection, one.source)
            passage = words(text, one)
            if passage:
                found.setdefault(one.source, []).append((claim, passage))
                sizes[one.source] = quoting.word_count(text)
                break
    told: dict[str, str] = {}
    for source_, passages_ in found.items():
        said = quoting.quotations([passage for _, passage in passages_], sizes[source_])
        told |= {claim: quote for (claim, _), quote in zip(passages_, said, strict=True) if quote}
    return told


def versions(connection: sqlite3.Connection, view: SourceView) -> list[Source]:
    """Give the other versions of a source: what its data names as `version`, and what names it."""
    rows = connection.execute(
        f"""
        select {things.SOURCE} from source
        where debate = ? and (data <> '{{}}' or id = ? or key = ?)
        order by pos
        """,
        (view.debate, *[_version(view.source)] * 2),
    )
    found = [one for one in map(things.source, rows) if one.id != view.source.id]
    return [one for one in found if _is_version(one, view.source) or _is_version(view.source, one)]


def _version(one: Source) -> str:
    named = one.data.get("version", "")
    return named if isinstance(named, str) else ""


def _is_version(one: Source, other: Source) -> bool:
    return _version(one) in {other.id, other.key} - {""}


def _view(
    one: Source,
    slug: str,
    text: tuple[str, ...],
    reactions: Sequence[Source],
    counts: Mapping[str, int],
) -> SourceView:
    carries = {each.id: counts.get(each.id, 0) for each in reactions}
    return SourceView(one, slug, text, tuple(reactions), counts.get(one.id, 0), carries)


def _claim_counts(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, int]:
    """Count the claims that are shown and rest on each of these sources."""
    query = """
        select source, count(distinct owner) from excerpt
        join claim on claim.id = excerpt.owner
        where source in ({}) and claim.status = 'shown'
        group by source
    """
    return dict(things.in_lots(connection, query, ids))
