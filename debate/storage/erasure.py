"""Erasing: words go for good, and everybody can see that something went, when, and by which right.

In one transaction an `erased` event is recorded, the payloads and the link to a person are deleted,
a tombstone takes the place in the state, and the search index is written anew. Then the whole file
is: `secure_delete` overwrites what is deleted, but not the copies that splitting pages leave behind
(seen in one of some forty erasures). At last the write-ahead file is emptied.

The line in the register is on disk before the transaction is committed: an erasure that a crash or
a restored backup undid is found there and is done again by `replay`, which may run at any time.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import closing
from dataclasses import dataclass, replace

from ..errors import InvalidInput, NotFound, Unavailable, Unfinished
from ..events import Erased, SourceAdded
from ..model import Frame, Origin, Remains, Source, SourceKind, Voice, VoiceKind
from ..roles import Actor, operator
from . import accounts, bans, contribution_codes, database, followers, journal, letters, reports
from .outside import Erasure
from .store import Change, Store, now_ms

GROUND_LENGTH = (3, 500)
_TEXTS = "select pos from touched where thing = ? and field in ('text', 'excerpt')"
_PLACE = """
    select event.pos, event.version, event.hash, payload.pos is not null
    from event
    left join payload on payload.pos = event.pos
    where event.pos = ?
"""
_TABLE = {"c": "claim", "r": "relation", "q": "question", "s": "source"}


@dataclass(frozen=True)
class _Target:
    """One event whose words go."""

    pos: int
    thing: str
    version: int
    hash: bytes


def erase(
    store: Store,
    *,
    claim: str = "",
    relation: str = "",
    question: str = "",
    source: str = "",
    person: bytes = b"",
    ground: str,
    actor: Actor | None = None,
    scrubs: bool = True,
) -> Erasure:
    """Erase one claim, relation or question with all its wordings, the stored text of a source, or
    all that one person said.

    Of a reader's reaction the author's name goes with the text; that there was a reaction, its
    number and its article stay, since claims rest on it.
    `person` is somebody's reference in one debate. Of a person, claims, questions and steps with
    words of their own go, and the link to an account; steps without words stay, because what
    others said rests on them. Claims that were merged into an erased one stand on their own again.

    Erasing what is erased already changes nothing and completes what was left over. Raises
    InvalidInput without exactly one target and a ground, NotFound, and Unfinished where a reader
    kept the write-ahead file from being emptied: `finish` completes it. Without `scrubs` the caller
    calls `scrub` when all is erased.
    """
    why = _checked_ground(ground)
    if sum(map(bool, (claim, relation, question, source, person))) != 1:
        raise InvalidInput(
            "Name one claim, one relation, one question, one source or one person to erase."
        )
    thing = claim or relation or question or source
    done = [
        _erase_in(store, debate, thing, person, why, actor or operator(debate))
        for debate in _debates_of(store, thing, person)
    ]
    if scrubs:
        scrub(store)
    return _joined([one for one in done if one]) or _earlier(store, thing, person, why)


def _erase_in(
    store: Store, debate: str, thing: str, person: bytes, ground: str, actor: Actor
) -> Erasure | None:
    actor.require("erase")
    with store.change(debate, actor.ref) as change:
        things = _things_of(change.connection, debate, person) if person else [thing]
        return _erase(store, change, debate, things, ground, person)


def _joined(done: Sequence[Erasure]) -> Erasure | None:
    """Give one erasure for what was erased of a person who spoke in several debates."""
    if len(done) < 2:
        return done[0] if done else None
    return replace(
        done[0],
        positions=tuple(pos for one in done for pos in one.positions),
        things=tuple(thing for one in done for thing in one.things),
        hashes=tuple(hash_ for one in done for hash_ in one.hashes),
    )


def replay(store: Store) -> int:
    """Erase again what the register says is erased and is there all the same; gives how many
    texts.

    Run it after a restore and at each start.
    """
    count, lines = 0, store.outside.erasures()
    known = {hash_ for line in lines for hash_ in line.hashes}
    stopped = [id_ for line in lines for id_ in line.follows]
    if stopped:
        with store.writing() as connection:
            followers.end(connection, stopped)
    for line in lines:
        if line.account:
            with store.writing() as connection:
                reports.forget_sender(connection, line.account)
                followers.forget_holder(connection, line.account)
                letters.forget_holder(connection, line.account)
                accounts.remove(connection, line.account)
            continue
        if line.follows:
            continue
        with store.change(line.debate, operator(line.debate).ref) as change:
            if not _is_undone(change.connection, line):
                continue
            person = bytes.fromhex(line.actor_ref)
            things = list(dict.fromkeys(line.things))
            done = _erase(store, change, line.debate, things, line.ground, person, registered=known)
            count += len(done.positions) if done else 0
    if any(not line.follows for line in lines):
        scrub(store)
    return count


def scrub(store: Store) -> None:
    """Write the database anew from what it holds and empty the write-ahead file.

    Raises Unfinished where a reader needs the old one, or the disk has no room for both; a mark in
    the folder beside then says that it is still to be done.
    """
    store.outside.scrub_due.touch(mode=0o600)
    try:
        with store.outside.lock(), closing(database.open_writer(store.path)) as connection:
            done = database.write_anew(connection)
    except Unavailable as error:
        raise _unfinished(error.details.get("cause", error)) from error
    if not done:
        raise _unfinished("somebody is reading")
    store.outside.scrub_due.unlink(missing_ok=True)


def finish(store: Store) -> None:
    """Complete what an erasure left over; `debate serve` does so every minute.

    Raises Unfinished.
    """
    if store.outside.scrub_due.exists():
        scrub(store)


def _unfinished(cause: object) -> Unfinished:
    return Unfinished(
        "The words are erased and nobody sees them any more. A copy may still stand in the files"
        " for a while; the site takes it away by itself.",
        cause=cause,
    )


def _erase(
    store: Store,
    change: Change,
    debate: str,
    things: Sequence[str],
    ground: str,
    person: bytes,
    *,
    registered: Set[str] = frozenset(),
) -> Erasure | None:
    """Erase within the open act; None where nothing is left to erase.

    `registered` are the hashes of events that the register knows already.
    """
    connection = change.connection
    targets = [one for thing in things for one in _targets(connection, thing)]
    change.record(*map(SourceAdded, _without_names(connection, targets)))
    has_link = _has_link(connection, person)
    if not targets and not has_link:
        return None
    erasure = Erasure(
        debate,
        tuple(one.pos for one in targets),
        tuple(one.thing for one in targets),
        ground,
        now_ms(connection),
        tuple(one.hash.hex() for one in targets),
        person.hex(),
    )
    if targets:
        versions = tuple(one.version for one in targets)
        remains = tuple(_remains(connection, erasure.things))
        change.record(Erased(erasure.positions, erasure.things, ground, versions, remains))
    connection.executemany("delete from payload where pos = ?", [(one.pos,) for one in targets])
    connection.execute("delete from actor where actor_ref = ?", (person,))
    contribution_codes.forget(connection, person)
    bans.forget(connection, person)
    for statement in database.SEARCH_OPTIMISE:
        connection.execute(statement)
    if not registered or not registered >= set(erasure.hashes):
        store.outside.register(erasure)
    return erasure


def _targets(connection: sqlite3.Connection, thing: str) -> list[_Target]:
    """Give all events that hold or held words of a thing, none where every one is erased."""
    if thing.startswith("s"):
        places = {row[0] for row in connection.execute(_TEXTS, (thing,))}
        places.update(_naming(connection, thing))
    else:
        query = f"select pos from {_TABLE[thing[0]]} where id = ? union {_TEXTS}"
        places = {row[0] for row in connection.execute(query, (thing, thing))}
    rows = [connection.execute(_PLACE, (pos,)).fetchone() for pos in sorted(places)]
    if not any(is_there for *_, is_there in rows):
        return []
    return [_Target(pos, thing, version, hash_) for pos, version, hash_, _ in rows]


def _naming(connection: sqlite3.Connection, source: str) -> Iterator[int]:
    """Give the places in the log that name the author of a reaction."""
    query = """
        select event.pos
        from event
        join payload on payload.pos = event.pos
        where event.debate = (select debate from source where id = ?)
            and event.kind = 'source_added' and instr(payload.body, ?)
        order by event.pos
    """
    for (pos,) in connection.execute(query, (source, source.encode())).fetchall():
        one = _added(connection, pos)
        if one and one.id == source and one != _nameless(one):
            yield pos


def _added(connection: sqlite3.Connection, pos: int) -> Source | None:
    entry = journal.at(connection, pos)
    return entry.event.source if entry and isinstance(entry.event, SourceAdded) else None


def _nameless(one: Source) -> Source:
    """Give a reaction without its author; any other source as it is.

    Number and address stay: by them it is recognised, so that an import does not bring it back.
    """
    if one.kind is not SourceKind.REACTION:
        return one
    return replace(one, authors=(), voice=Voice(one.voice.kind))


def _remains(connection: sqlite3.Connection, things: Iterable[str]) -> Iterator[Remains]:
    """Give what stays of the claims among these, each once."""
    query = "select voice_kind, origin, section, frames from claim where id = ?"
    for thing in dict.fromkeys(things):
        row = connection.execute(query, (thing,)).fetchone() if thing.startswith("c") else None
        if row:
            voice, origin, section, frames = row
            coded = tuple(map(Frame, json.loads(frames)))
            yield Remains(thing, VoiceKind(voice), Origin(origin), section, coded)


def _without_names(connection: sqlite3.Connection, targets: Iterable[_Target]) -> list[Source]:
    """Give what is to be known of the reactions among these from now on."""
    added = (_added(connection, one.pos) for one in targets)
    latest = {one.id: one for one in added if one}
    return [_nameless(one) for one in latest.values()]


def _things_of(connection: sqlite3.Connection, debate: str, person: bytes) -> list[str]:
    """Give what a person posted in a debate that has words."""
    found: list[str] = []
    for table, who, worded in (
        ("claim", "claim.actor_ref", "true"),  # a part of a split claim is its author's too
        ("question", "event.actor_ref", "true"),
        (
            "relation",
            "event.actor_ref",
            "relation.text || note || title || voice_name || why <> ''",
        ),
    ):
        rows = connection.execute(
            f"""
            select id
            from {table}
            join event on event.pos = {table}.pos
            where {who} = ? and event.debate = ? and {worded}
            order by {table}.pos
            """,
            (person, debate),
        )
        found += [row[0] for row in rows]
    return found


def _has_link(connection: sqlite3.Connection, person: bytes) -> bool:
    query = "select 1 from actor where actor_ref = ?"
    return connection.execute(query, (person,)).fetchone() is not None


def _is_undone(connection: sqlite3.Connection, line: Erasure) -> bool:
    """Tell whether any text that the register says is erased is there."""
    query = "select 1 from event join payload on payload.pos = event.pos where event.hash = ?"
    hashes: Iterable[bytes] = map(bytes.fromhex, line.hashes)
    return _has_link(connection, bytes.fromhex(line.actor_ref)) or any(
        connection.execute(query, (hash_,)).fetchone() for hash_ in hashes
    )


def _debates_of(store: Store, thing: str, person: bytes) -> list[str]:
    table, rows = _TABLE.get(thing[:1]), list[database.Row]()
    with store.reading() as connection:
        if person:
            query = "select distinct debate from event where actor_ref = ? order by debate"
            rows = connection.execute(query, (person,)).fetchall()
        elif table:
            query = f"select debate from {table} where id = ?"
            rows = connection.execute(query, (thing,)).fetchall()
    if not rows:
        raise NotFound("There is nothing to erase under this number.")
    return [row[0] for row in rows]


def _earlier(store: Store, thing: str, person: bytes, ground: str) -> Erasure:
    """Give the erasure that was done before."""
    for line in store.outside.erasures():
        if (thing and thing in line.things) or (person and line.actor_ref == person.hex()):
            return line
    return Erasure("", (), (), ground, 0)


def _checked_ground(ground: str) -> str:
    why = " ".join(ground.split())
    if not GROUND_LENGTH[0] <= len(why) <= GROUND_LENGTH[1]:
        raise InvalidInput(
            "Say by which right or rule it is erased, in {least} to {most} characters.",
            field="ground",
            least=GROUND_LENGTH[0],
            most=GROUND_LENGTH[1],
        )
    return why
