"""What an act would meet: how full a debate is, what stands in its way, what came later."""

import sqlite3

from ..model import Excerpt
from ..storage import journal, state
from ..storage.journal import Entry
from . import claims

_EVER = 2**62  # beyond every position


def claim_count(connection: sqlite3.Connection, debate: str, worth_counting: int) -> int:
    """Count the claims of a debate; 0 where it had fewer events than `worth_counting`, which is
    quick.
    """
    if journal.head(connection, debate).version < worth_counting:
        return 0
    count: int = connection.execute(
        "select count(*) from claim where debate = ?", (debate,)
    ).fetchone()[0]
    return count


def speak_on_each_other(connection: sqlite3.Connection, one: str, other: str) -> bool:
    """Tell whether either claim is a premise of a step towards the other, merged ones included."""
    standing = claims.standing_as(connection, [one, other])
    marks = ", ".join("?" * len(standing))
    rows = connection.execute(
        f"""
        select premise.claim, relation.conclusion
        from premise
        join relation on relation.id = premise.relation
        where premise.claim in ({marks}) and relation.conclusion in ({marks})
        """,
        (*standing, *standing),
    )
    return any(standing[ground] != standing[end] for ground, end in rows)


def rests_on(connection: sqlite3.Connection, owner: str, one: Excerpt) -> bool:
    """Tell whether a claim, step or question rests on this very passage."""
    row = connection.execute(
        """
        select 1 from excerpt
        where owner = ? and source = ? and paragraph = ? and start_at = ? and end_at = ?
            and digest = ?
        """,
        (owner, one.source, one.paragraph, one.start, one.end, one.digest),
    ).fetchone()
    return row is not None


def stands_last(connection: sqlite3.Connection, entry: Entry, thing: str, field: str) -> bool:
    """Tell whether an act is the last to set a field of a thing, of those that were not undone, and
    the thing was not erased since.
    """
    past = state.Past(lambda pos: journal.at(connection, pos), connection)
    last = past.last(thing, field, _EVER)
    erased = connection.execute(
        "select 1 from touched where thing = ? and pos > ? and field = 'erasure'",
        (thing, entry.pos),
    ).fetchone()
    return last is not None and last.pos == entry.pos and erased is None
