"""Somebody leaves: all that one wrote goes, and the account with everything that hangs on it.

Arguments keep their place, voice and date; see `erasure`. What the register says of an account is
done again after a restore, so that no older copy brings it back.
"""

from collections.abc import Sequence

from ..errors import NotFound
from . import accounts, bans, contribution_codes, erasure, followers, letters, reports
from .outside import Erasure
from .store import Store, now_ms

STOPPED = "Gestopt met volgen."


def erase_person(
    store: Store, refs: Sequence[tuple[str, bytes]], ground: str, *, account: str = ""
) -> int:
    """Erase what was written under these references, and an account; gives how many texts went.

    Raises Unfinished where a reader kept the files from being written anew: then nothing is shown
    any more, and the site completes it by itself.
    """
    count = 0
    for _, ref in refs:
        try:
            done = erasure.erase(store, person=ref, ground=ground, scrubs=False)
            count += len(done.positions)
        except NotFound:  # nothing was written under it
            continue
    with store.writing() as connection:
        for _, ref in refs:
            contribution_codes.forget(connection, ref)
            bans.forget(connection, ref)
        if account:
            store.outside.register(Erasure("", (), (), ground, now_ms(connection), account=account))
            reports.forget_sender(connection, account)
            followers.forget_holder(connection, account)
            letters.forget_holder(connection, account)
            accounts.remove(connection, account)
    erasure.scrub(store)
    return count


def stop_following(store: Store, follower: str, following: str = "") -> int:
    """Let a follower follow one thing no longer, without `following` nothing at all; gives how many
    went. Who follows nothing any more is forgotten.

    It stands in the register of erasures first, so that no restored copy begins to send again.
    """
    with store.writing() as connection:
        rows = connection.execute(
            "select id from following where follower = ? and ? in ('', id)", (follower, following)
        ).fetchall()
        ids = [id_ for (id_,) in rows]
        if ids:
            line = Erasure("", (), (), STOPPED, now_ms(connection), follows=tuple(ids))
            store.outside.register(line)
            followers.end(connection, ids)
    if ids:
        store.empty_write_ahead()
    return len(ids)
