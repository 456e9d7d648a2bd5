"""Rows back to the things of the model: how each other question reads a claim, a relation, a
source.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import (
    Claim,
    Excerpt,
    Frame,
    Json,
    Kind,
    Maker,
    Mark,
    Origin,
    Question,
    Relation,
    Section,
    Source,
    SourceKind,
    Topic,
    Voice,
    VoiceKind,
    Wording,
)
from ..plain import from_plain
from ..storage.database import Row

CLAIM = """
    claim.id, claim.text, claim.title, claim.note, claim.voice_kind, claim.voice_name, claim.origin,
    claim.frames, claim.wordings, claim.section, claim.base, claim.is_argument, claim.tags,
    claim.data, claim.debate, claim.pos, claim.posted_ms, claim.changed_pos,
    case
        when claim.status = 'withdrawn'
            and exists (select 1 from split where split.claim = claim.id) then 'split'
        else claim.status
    end,
    claim.reason, claim.reviewed, claim.merged_into, claim.note_html, claim.mark
"""
RELATION = """
    relation.id, relation.kind, relation.conclusion, relation.title, relation.text,
    relation.voice_kind, relation.voice_name, relation.frames, relation.note, relation.made_by,
    relation.why, relation.scheme, relation.base, relation.section, relation.mark, relation.pair,
    relation.tags, relation.data, relation.pos, relation.posted_ms, relation.status, relation.reason
"""
MANY = 500  # values in one `in (...)`: below the limit of every database


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with what the platform knows of it.

    `status` is also 'split', where others stand in its place. `reason` says why it is hidden,
    withdrawn, split or erased; `decided` holds 'label' where moderators marked it as
    contested, and 'aside' where they moved it aside.
    """

    claim: Claim
    debate: str
    pos: int
    posted_ms: int
    changed_pos: int
    status: str
    reason: str
    reviewed: bool
    merged_into: str
    note_html: str
    decided: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def is_shown(self) -> bool:
        """Whether its words may be seen."""
        return self.status == "shown"

    @property
    def is_aside(self) -> bool:
        """Whether moderators moved it aside."""
        return "aside" in self.decided


@dataclass(frozen=True, slots=True)
class RelationView:
    """A relation with what the platform knows of it."""

    relation: Relation
    pos: int
    posted_ms: int
    status: str
    reason: str


def claim_views(
    connection: sqlite3.Connection, rows: Iterable[Row], *, hidden: bool = False
) -> list[ClaimView]:
    """Give claims from rows of the columns CLAIM.

    The words of hidden and withdrawn ones are left out, unless `hidden` asks for them.
    """
    found = list(rows)
    passages = excerpts(connection, [row[0] for row in found])
    return [_claim_view(row, passages.get(row[0], ()), hidden) for row in found]


def _claim_view(row: Row, passages: tuple[Excerpt, ...], hidden: bool) -> ClaimView:
    id_, text, title, note, voice, name, origin, coded, said, section, base = row[:11]
    is_argument, tags, data, debate, pos, posted_ms, changed_pos, status, reason = row[11:20]
    reviewed, merged_into, note_html, mark = row[20:]
    may_be_seen = hidden or status in ("shown", "split")
    claim = Claim(
        id=id_,
        text=text if may_be_seen else "",
        title=title if may_be_seen else "",
        note=note if may_be_seen else "",
        voice=Voice(VoiceKind(voice), name if may_be_seen else ""),
        origin=Origin(origin),
        frames=frames(coded),
        excerpts=passages,
        wordings=wordings(said) if may_be_seen else (),
        section=section,
        base=base,
        is_argument=bool(is_argument),
        tags=texts(tags),
        data=mapping(data),
    )
    return ClaimView(
        claim,
        debate,
        pos,
        posted_ms,
        changed_pos,
        status,
        reason,
        bool(reviewed),
        merged_into or "",
        note_html if may_be_seen else "",
        tuple(mark.split()),
    )


def relation_views(connection: sqlite3.Connection, rows: Iterable[Row]) -> list[RelationView]:
    """Give relations from rows of the columns RELATION, each with its premises in order."""
    found = list(rows)
    ids = [row[0] for row in found]
    grounds, passages = premises(connection, ids), excerpts(connection, ids)
    return [_relation_view(row, grounds.get(row[0], ()), passages.get(row[0], ())) for row in found]


def _relation_view(
    row: Row, grounds: tuple[str, ...], passages: tuple[Excerpt, ...]
) -> RelationView:
    id_, kind, conclusion, title, text, voice, name, coded, note, made_by, why = row[:11]
    scheme, base, section, mark, pair, tags, data, pos, posted_ms, status, reason = row[11:]
    relation = Relation(
        id=id_,
        kind=Kind(kind),
        premises=grounds,
        conclusion=conclusion,
        title=title,
        text=text,
        voice=Voice(VoiceKind(voice), name),
        excerpts=passages,
        frames=frames(coded),
        note=note,
        made_by=Maker(made_by),
        why=why,
        scheme=scheme,
        base=base,
        section=section,
        mark=Mark(mark) if mark else None,
        pair=pair,
        tags=texts(tags),
        data=mapping(data),
    )
    return RelationView(relation, pos, posted_ms, status, reason)


def premises(
    connection: sqlite3.Connection, relations: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Give the premises of each relation, as they were posted (merged claims not folded)."""
    found: dict[str, list[str]] = {}
    query = "select relation, claim from premise where relation in ({}) order by relation, ord"
    for relation, claim in in_lots(connection, query, relations):
        found.setdefault(relation, []).append(claim)
    return {relation: tuple(claims) for relation, claims in found.items()}


def excerpts(
    connection: sqlite3.Connection, owners: Sequence[str]
) -> dict[str, tuple[Excerpt, ...]]:
    """Give the passages that each claim, relation or question rests on."""
    found: dict[str, list[Excerpt]] = {}
    query = """
        select owner, source, paragraph, start_at, end_at, digest
        from excerpt
        where owner in ({})
        order by owner, ord
    """
    for owner, *place in in_lots(connection, query, owners):
        found.setdefault(owner, []).append(Excerpt(*place))
    return {owner: tuple(passages) for owner, passages in found.items()}


def in_lots(
    connection: sqlite3.Connection, query: str, values: Sequence[object], *more: object
) -> Iterator[Row]:
    """Run a query whose `{}` stands for the values of an `in`, in lots; `more` follows them."""
    for start in range(0, len(values), MANY):
        lot = values[start : start + MANY]
        yield from connection.execute(query.format(", ".join("?" * len(lot))), (*lot, *more))


def source(row: Row) -> Source:
    """Give a source from a row of the columns SOURCE."""
    id_, key, kind, title, authors, voice, name, published, outlet, url = row[:10]
    reaction_to, number, data = row[10:]
    return Source(
        id=id_,
        kind=SourceKind(kind),
        title=title,
        key=key,
        authors=texts(authors),
        voice=Voice(VoiceKind(voice), name),
        published=published,
        outlet=outlet,
        url=url,
        reaction_to=reaction_to,
        number=number,
        data=mapping(data),
    )


SOURCE = """
    source.id, source.key, source.kind, source.title, source.authors, source.voice_kind,
    source.voice_name, source.published, source.outlet, source.url, source.reaction_to,
    source.number, source.data
"""
QUESTION = """
    question.id, question.text, question.about, question.title, question.voice_kind,
    question.voice_name, question.origin, question.section, question.tags, question.data,
    question.status
"""


def questions(
    connection: sqlite3.Connection, rows: Iterable[Row], *, hidden: bool = False
) -> list[Question]:
    """Give questions from rows of the columns QUESTION; those that may be seen, unless `hidden`."""
    found = [row for row in rows if hidden or row[-1] == "shown"]
    passages = excerpts(connection, [row[0] for row in found])
    return [_question(row, passages.get(row[0], ())) for row in found]


def _question(row: Row, passages: tuple[Excerpt, ...]) -> Question:
    id_, text, about, title, voice, name, origin, section, tags, data, _ = row
    return Question(
        id=id_,
        text=text,
        about=about,
        title=title,
        voice=Voice(VoiceKind(voice), name),
        origin=Origin(origin),
        excerpts=passages,
        section=section,
        tags=texts(tags),
        data=mapping(data),
    )


def section(row: Row) -> Section:
    """Give a heading from a row (id, title, level, parent, tags, data)."""
    id_, title, level, parent, tags, data = row
    return Section(id_, title, level, parent, texts(tags), mapping(data))


def topic(row: Row) -> Topic:
    """Give a debate from a row (slug, title, question, language, theses, description, data)."""
    slug, title, question, language, theses, description, data = row
    return Topic(slug, title, question, language, texts(theses), description, mapping(data))


def texts(stored: str) -> tuple[str, ...]:
    """Give a stored list of texts."""
    return () if stored == "[]" else tuple(json.loads(stored))


def frames(stored: str) -> tuple[Frame, ...]:
    """Give the stored frames of a claim or relation."""
    return tuple(map(Frame, texts(stored)))


def wordings(stored: str) -> tuple[Wording, ...]:
    """Give the stored other wordings of a claim."""
    return () if stored == "[]" else tuple(from_plain(Wording, one) for one in json.loads(stored))


def mapping(stored: str) -> Mapping[str, Json]:
    """Give a stored JSON object."""
    found: Mapping[str, Json] = {} if stored == "{}" else json.loads(stored)
    return found
