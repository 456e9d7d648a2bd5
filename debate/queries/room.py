"""How much room a debate leaves for the counter-voice: what is counted, out of the tables.

The words are left where they are: a map without them is enough, and what was erased keeps its place
in it. Three moments are told apart: when a claim was posted here, when its source was published,
and neither.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple

from ..errors import NotFound
from ..events import ClaimHidden
from ..hoarding import hoarding
from ..model import (
    ArgumentMap,
    Claim,
    Excerpt,
    Kind,
    Maker,
    Origin,
    Relation,
    Voice,
    VoiceKind,
    Wording,
)
from ..storage import journal
from ..storage.database import Row
from ..tegengeluid.measuring import Measured, measured
from ..tegengeluid.objections import standing_relations
from ..tegengeluid.record import DAY, Record, Removed, Said, Sources
from . import claims, coding, council, maps, things
from .growing import anchored, folded
from .once import forget, once

_CLAIMS = """
    select claim.id, claim.pos, claim.status, claim.merged_into, claim.voice_kind,
        claim.voice_name, claim.origin, claim.section, claim.frames, claim.wordings, claim.tags,
        claim.posted_ms, excerpt.source
    from claim
    left join excerpt on excerpt.owner = claim.id and excerpt.ord = 0
    where claim.debate = ? and claim.status <> 'withdrawn'
    order by claim.pos
"""
_RELATIONS = """
    select id, pos, kind, conclusion, voice_kind, made_by, frames, posted_ms
    from relation
    where debate = ? and status = 'shown'
    order by pos
"""
_PREMISES = """
    select premise.relation, premise.claim
    from relation
    join premise on premise.relation = relation.id
    where relation.debate = ? and relation.status = 'shown'
    order by premise.relation, premise.ord
"""
_ACTORS = """
    select pos, lower(hex(actor_ref)), idem is not null
    from event
    where debate = ? and kind in ('claim_posted', 'relation_posted')
"""


@dataclass(frozen=True)
class Room:
    """What was measured, and where in the log: the debate's version, and the place of its last
    event.
    """

    measured: Measured
    version: int
    position: int
    map: ArgumentMap


def room(connection: sqlite3.Connection, slug: str, today: int) -> Room:
    """Measure a debate on a day (in milliseconds), once for each version and day. Raises NotFound.

    The waiting period is counted in whole days, so that a figure holds all day.
    """
    day = today // DAY * DAY
    found = once(connection, slug, "room", lambda: measure(connection, connection, slug, day))
    if found.measured.today != day:
        forget(slug, "room")
        found = once(connection, slug, "room", lambda: measure(connection, connection, slug, day))
    return found


def start_of(now: datetime) -> int:
    """Give the start of the day of a moment, in milliseconds.

    >>> start_of(datetime(1970, 1, 2, 13, tzinfo=UTC))
    86400000
    """
    return int(now.astimezone(UTC).timestamp()) * 1000 // DAY * DAY


def measure(
    state: sqlite3.Connection, log: sqlite3.Connection, slug: str, today: int, version: int = 0
) -> Room:
    """Measure a debate anew. `state` may hold it as it was at a version; `log` is the log itself.

    Raises NotFound.
    """
    with hoarding():
        argument_map, record = counted(state, log, slug, version)
        stands = standing_relations(argument_map)
    last, position = log.execute(
        "select max(version), max(pos) from event where debate = ? and version <= ?",
        (slug, version or 2**62),
    ).fetchone()
    if position is None:
        raise NotFound("There is no debate with this address.")
    return Room(measured(argument_map, record, today, stands), last, position, argument_map)


def counted(
    state: sqlite3.Connection, log: sqlite3.Connection, slug: str, version: int = 0
) -> tuple[ArgumentMap, Record]:
    """Give what is counted of a debate: its map without words, and the facts of the log. Raises
    NotFound.
    """
    about = maps.topic(state, slug)
    empty = ArgumentMap(about, maps.all_sections(state, slug), maps.all_sources(state, slug))
    actors = {pos: _Actor(who, form == 1) for pos, who, form in log.execute(_ACTORS, (slug,))}
    told = _told(state, slug, Sources(empty), actors)
    stands = claims.stands_as(state, [one.claim.id for one in told.values() if one.is_merged])
    relations, times = _relations(state, slug, stands, actors)
    shown = _standing(told, stands)
    theses = tuple(id_ for id_ in about.theses if id_ in shown)
    argument_map = replace(
        empty,
        topic=replace(about, theses=theses),
        claims={id_: claim for id_, (claim, _) in shown.items()},
        relations=anchored(relations, shown),
    )
    said = {id_: told[id_].said for id_ in shown} | times
    also = {id_: more for id_, (_, more) in shown.items() if more}
    removed = _removed(log, slug, told, relations, version)
    agreement = coding.agreed(log, slug, version)
    return argument_map, Record(said, also, removed, council.uptakes(state, slug), agreement)


class _Actor(NamedTuple):
    """Who recorded something, and whether by a form and not out of a file."""

    who: str
    by_form: bool


class _Told(NamedTuple):
    """A claim of the tables with who said it when, and who said its other wordings."""

    claim: Claim
    said: Said
    also: tuple[Said, ...]
    status: str
    is_merged: bool


def _told(
    state: sqlite3.Connection, slug: str, sources: Sources, actors: Mapping[int, _Actor]
) -> dict[str, _Told]:
    found = {}
    for row in state.execute(_CLAIMS, (slug,)):
        id_, pos, status, merged_into, *_ = row
        claim, posted_ms = _claim(row), row[11]
        if claim.origin is Origin.PLATFORM and not claim.excerpts:
            said = Said(actors[pos].who if pos in actors else "", posted_ms)
        else:
            said = sources.said(claim.voice, claim.excerpts)
        also = tuple(sources.said(one.voice, one.excerpts) for one in claim.wordings)
        found[id_] = _Told(claim, said, also, status, merged_into is not None)
    return found


def _claim(row: Row) -> Claim:
    id_, _, _, _, voice, name, origin, section, frames, wordings, tags, _, source = row
    return Claim(
        id_,
        "",
        voice=Voice(VoiceKind(voice), name),
        origin=Origin(origin),
        frames=things.frames(frames),
        excerpts=() if source is None else (Excerpt(source, 0),),
        wordings=things.wordings(wordings),
        section=section,
        tags=things.texts(tags),
    )


def _standing(
    told: Mapping[str, _Told], stands: Mapping[str, str]
) -> dict[str, tuple[Claim, tuple[Said, ...]]]:
    """Give the claims that count with who said their other wordings; those merged into them are
    wordings too. What was erased counts: it has no words any more, but it was said.
    """
    counting = {id_: one for id_, one in told.items() if one.status in ("shown", "erased")}
    shown = {id_: (one.claim, one.also) for id_, one in counting.items() if not one.is_merged}
    for id_, kept in stands.items():
        if id_ in counting and kept in shown:
            one, (claim, also) = counting[id_], shown[kept]
            wordings = (*claim.wordings, Wording("", one.claim.voice), *one.claim.wordings)
            shown[kept] = (replace(claim, wordings=wordings), (*also, one.said, *one.also))
    return shown


def _relations(
    state: sqlite3.Connection, slug: str, stands: Mapping[str, str], actors: Mapping[int, _Actor]
) -> tuple[dict[str, Relation], dict[str, Said]]:
    """Give the relations between what their ends stand as, and who put which forward by a form."""
    premises: dict[str, list[str]] = {}
    for relation, claim in state.execute(_PREMISES, (slug,)):
        premises.setdefault(relation, []).append(claim)
    relations, said = {}, {}
    for id_, pos, kind, end, voice, maker, frames, posted_ms in state.execute(_RELATIONS, (slug,)):
        one = Relation(
            id_,
            Kind(kind),
            tuple(premises.get(id_, ())),
            end,
            voice=Voice(VoiceKind(voice)),
            frames=things.frames(frames),
            made_by=Maker(maker),
        )
        relations[id_] = folded(one, stands)
        if pos in actors and actors[pos].by_form:
            said[id_] = Said(actors[pos].who, posted_ms)
    return relations, said


def _removed(
    log: sqlite3.Connection,
    slug: str,
    told: Mapping[str, _Told],
    relations: Mapping[str, Relation],
    version: int,
) -> Removed:
    """Give what moderators hid, with the rule of each."""
    hidden = {id_: one.claim for id_, one in told.items() if one.status == "hidden"}
    if not hidden:
        return Removed()
    theirs = {
        id_: one for id_, one in relations.items() if any(each in hidden for each in one.premises)
    }
    return Removed(hidden, theirs, dict(_rules(log, slug, version)))


def _rules(log: sqlite3.Connection, slug: str, version: int) -> Iterator[tuple[str, str]]:
    """Give the rule by which each claim was hidden; the last time comes last."""
    rows = log.execute(
        """
        select pos from event
        where debate = ? and version <= ? and kind = 'claim_hidden'
        order by pos
        """,
        (slug, version or 2**62),
    )
    for (pos,) in rows.fetchall():
        entry = journal.at(log, pos)
        if entry and isinstance(entry.event, ClaimHidden):
            yield entry.event.claim, entry.event.rule
