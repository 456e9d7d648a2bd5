"""The sealer: number what was committed, put it into one Merkle tree, sign the tree's root.

Only what extends the last signed checkpoint is signed, and that checkpoint is kept outside the
database too. One sealer is enough; two do no harm, since each batch is taken under the writers'
lock.
"""

import sqlite3
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from ..errors import Damaged, Unavailable
from ..log import merkle
from ..log.chain import event_hash
from ..log.note import Checkpoint, SignerKey, parse, parse_checkpoint, sign_checkpoint
from . import counters, erasure, retention, tree
from .database import Row
from .outside import Outside
from .store import Store

MINUTE = 60.0
HOUR = 60.0 * MINUTE
BATCH = 5_000
"""Events sealed in one transaction: writers wait for at most one batch."""


@dataclass(frozen=True)
class Sealed:
    """What one round sealed: the tree's size before and after."""

    before: int
    after: int


def seal(store: Store) -> Sealed:
    """Seal one batch and publish its checkpoint.

    Raises Damaged where the log does not hold what was signed, or an event is not what its hash
    says.
    """
    outside = store.outside
    with store.writing() as connection:
        tree.require_signed_prefix(connection, outside)
        sealed = _seal_batch(connection, outside.origin, outside.signer("log"))
        note = tree.newest_checkpoint(connection)
    # After the commit: what is published must never be ahead of the database. A sealer that dies in
    # between publishes the same note in its next round.
    if note and note != outside.checkpoint():
        _publish(outside, note)
    return sealed


def _publish(outside: Outside, note: str) -> None:
    """Publish a checkpoint unless another sealer has published a larger one since."""
    with outside.lock():
        signed = tree.signed_outside(outside)
        if signed is None or signed.size < parse_checkpoint(parse(note).text).size:
            outside.publish(note)


def sign_anew(store: Store) -> None:
    """Sign the tree as it is with the keys of a log that just began, and drop what the older log
    signed, which nobody can check with these keys.
    """
    outside = store.outside
    with store.writing() as connection:
        connection.execute("delete from checkpoint")
        size = tree.size(connection)
        if size:
            _sign(connection, outside.origin, outside.signer("log"), size)
        note = tree.newest_checkpoint(connection)
    if note:
        _publish(outside, note)


def seal_all(store: Store) -> int:
    """Seal until nothing waits; gives the tree's size."""
    while True:
        sealed = seal(store)
        if sealed.after == sealed.before:
            return sealed.after


def follow(
    store: Store,
    keep_going: Callable[[], bool],
    pause: float = 0.5,
    each_minute: Callable[[Store], object] = lambda _: None,
    between: Callable[[Store], object] = lambda _: None,
) -> None:
    """Seal about once a second until told to stop.

    Once an hour what is no longer kept of people goes too; once a minute `each_minute` is done, and
    counts that ended and what an erasure left over go. When nothing waits, `between` is done, which
    may not take longer than people can wait for a seal. A lock that is held or a disk that is full
    is waited out; other work that fails says so, and sealing goes on. Raises Damaged, after which
    nothing is signed any more: what was signed no longer stands in the database.
    """
    swept, ended = -HOUR, -MINUTE
    while keep_going():
        if time.monotonic() - swept >= HOUR:
            swept = time.monotonic()
            _beside(retention.retain, store)
        if time.monotonic() - ended >= MINUTE:
            ended = time.monotonic()
            _beside(each_minute, store)
            _beside(lambda here: counters.tidy(here.outside.folder), store)
            _beside(erasure.finish, store)
        try:
            while _waits(store) and keep_going():
                seal(store)
        except Damaged:
            raise
        except Unavailable as error:
            print(f"sealer: {error}", file=sys.stderr)
        else:
            _beside(between, store)
        time.sleep(pause)


def _beside(work: Callable[[Store], object], store: Store) -> None:
    """Do work that is no sealing: a receipt may not wait for ever because that fails."""
    try:
        work(store)
    except Damaged:
        raise
    except Unavailable as error:
        print(f"sealer: {error}", file=sys.stderr)
    except Exception:  # whatever it is, it is a fault of that work
        traceback.print_exc()


def _waits(store: Store) -> bool:
    """Tell whether anything is to be sealed or published, without taking the lock."""
    with store.reading() as connection:
        waiting = connection.execute("select 1 from unsealed limit 1").fetchone()
        return (
            waiting is not None or tree.newest_checkpoint(connection) != store.outside.checkpoint()
        )


def _seal_batch(connection: sqlite3.Connection, origin: str, key: SignerKey) -> Sealed:
    size = tree.size(connection)
    waiting = connection.execute(
        """
        select event.pos, debate, version, kind, schema_v, actor_ref, at_ms, commitment, prev, hash
        from unsealed
        join event on event.pos = unsealed.pos
        order by event.pos
        limit ?
        """,
        (BATCH,),
    ).fetchall()
    if not waiting:
        return Sealed(size, size)
    after = size + len(waiting)
    leaves = [_checked_hash(row) for row in waiting]
    nodes = merkle.append(tree.reader(connection), size, leaves)
    connection.executemany("insert into mnode (level, idx, hash) values (?, ?, ?)", nodes)
    connection.executemany(
        "insert into seal (seq, pos) values (?, ?)",
        [(size + number, row[0]) for number, row in enumerate(waiting)],
    )
    connection.executemany("delete from unsealed where pos = ?", [(row[0],) for row in waiting])
    connection.execute("update sealer set size = ? where one = 1", (after,))
    _sign(connection, origin, key, after)
    return Sealed(size, after)


def _checked_hash(row: Row) -> bytes:
    """Give an event's hash, computed again from what is stored."""
    pos, *fields, stored = row
    if event_hash(*fields) != stored:
        raise Damaged("The event at position {pos} is not what its hash says.", pos=pos)
    found: bytes = stored
    return found


def _sign(connection: sqlite3.Connection, origin: str, key: SignerKey, size: int) -> None:
    root = merkle.root_at(tree.reader(connection), size)
    note = sign_checkpoint(Checkpoint(origin, size, root), key)
    connection.execute(
        "insert into checkpoint (size, root, note, at_ms) values (?, ?, ?, ?)",
        (size, root, note, time.time_ns() // 1_000_000),
    )
