"""What a member prepared and kept, and what others of the own party share: for that one alone."""

import json
import sqlite3
from collections.abc import Sequence

from ..errors import NotFound
from ..member_work import Party, Work, WorkKind
from ..storage.accounts import digest

_WORK = """
    select member_work.id, kind, debate, title, fields, is_shared, changed_ms, account.name,
        member_work.account = :me
    from member_work
    join account on account.id = member_work.account
    where (member_work.account = :me or is_shared = 1 and exists (
        select 1 from party_member as theirs
        join party_member as mine on mine.party = theirs.party
        where theirs.account = member_work.account and mine.account = :me
    ))
"""


def works(
    connection: sqlite3.Connection, account: str, debate: str = "", kind: str = ""
) -> list[Work]:
    """Give what an account may read, the newest first: its own, and what its party shares."""
    rows = connection.execute(
        f"""
        {_WORK} and :debate in ('', debate) and :kind in ('', kind)
        order by changed_ms desc, member_work.id
        """,
        {"me": account, "debate": debate, "kind": kind},
    )
    return [_work(row) for row in rows]


def work(connection: sqlite3.Connection, account: str, id_: str) -> Work:
    """Give one. Raises NotFound, also where it is somebody else's that is not shared."""
    row = connection.execute(
        f"{_WORK} and member_work.id = :id", {"me": account, "id": id_}
    ).fetchone()
    if row is None:
        raise NotFound("There is no such work here, or it is not shared with you.")
    return _work(row)


def count(connection: sqlite3.Connection, account: str) -> int:
    """Count what an account keeps."""
    row = connection.execute("select count(*) from member_work where account = ?", (account,))
    return int(row.fetchone()[0])


def party(connection: sqlite3.Connection, account: str) -> Party | None:
    """Give the party of an account with its members, the first first; None without one."""
    rows = connection.execute(
        """
        select other.name, account.name
        from party_member as own
        join party_member as other on other.party = own.party
        join account on account.id = other.account
        where own.account = ?
        order by other.joined_ms, account.name
        """,
        (account,),
    ).fetchall()
    return Party(rows[0][0], tuple(name for _, name in rows)) if rows else None


def party_name(connection: sqlite3.Connection, code: str) -> str:
    """Give the name of the party with this code, '' where there is none."""
    row = connection.execute(
        "select name from party_member where party = ? limit 1", (digest(code),)
    ).fetchone()
    return row[0] if row else ""


def _work(row: Sequence[object]) -> Work:
    id_, kind, debate, title, fields, is_shared, changed_ms, owner, is_own = row
    told = tuple((str(name), str(value)) for name, value in json.loads(str(fields)))
    return Work(
        *(str(id_), WorkKind(str(kind)), str(debate), str(title), told, bool(is_shared)),
        *(int(str(changed_ms)), str(owner), bool(is_own)),
    )
