"""Everything that is kept of one person: the answer to a request under article 15 of the AVG.

A new table about people gets a line here, and one in `storage.retention.KEPT`.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from ..model import Json
from ..storage import journal

Who = Sequence[tuple[str, bytes]]
"""The references of one person, each with its debate."""

_BY_EMAIL = "where email in (select email from account_email where account = ?)"
_FOLLOWED = f"where follower in (select id from follower {_BY_EMAIL})"
_OF_ACCOUNT = {
    "account": "select name, created_ms from account where id = ?",
    "account_email": "select email from account_email where account = ?",
    "account_role": "select debate, role from account_role where account = ?",
    "external_identity": "select issuer, subject from external_identity where account = ?",
    "session": "select device, created_ms, seen_ms, expires_ms, proven_ms from session"
    " where account = ?",
    "second_factor": "select created_ms, confirmed_ms from second_factor where account = ?",
    "recovery_code": "select count(*) as codes from recovery_code where account = ?"
    " group by account",
    "sign_in_token": "select created_ms, expires_ms from sign_in_token where account = ?",
    "role_change": "select debate, earlier, role, at_ms from role_change where account = ?",
    "role_change_by": "select debate, earlier, role, at_ms from role_change where changed_by = ?",
    "report": f"select thing, debate, reason, name, email, language, at_ms from report {_BY_EMAIL}",
    "complaint": f"select decision, reason, email, language, at_ms from complaint {_BY_EMAIL}",
    "follower": f"select email, language, confirmed_ms from follower {_BY_EMAIL}",
    "following": f"select sort, thing, rhythm, confirmed_ms, told_ms from following {_FOLLOWED}",
    "digest_letter": f"select begun_ms from digest_letter {_FOLLOWED}",
    "letter": "select sort, debate, about, email, language, made_ms from letter where account = ?1"
    " or email in (select email from account_email where account = ?1)",
    "queue_claim": "select debate, item, ends_ms from queue_claim where account = ?",
    "member_work": "select kind, debate, title, fields, is_shared, created_ms, changed_ms"
    " from member_work where account = ? order by created_ms",
    "party_member": "select name, joined_ms from party_member where account = ?",
    "frame_code": "select claim, frames, at_ms from frame_code where account = ?",
}


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that one did: its place in the log, and its words as far as they are there."""

    pos: int
    debate: str
    kind: str
    at_ms: int
    body: Json


@dataclass(frozen=True, slots=True)
class Kept:
    """All of one person: rows by table, and what one did."""

    tables: dict[str, list[dict[str, Json]]]
    happened: tuple[Happened, ...]


def everything(connection: sqlite3.Connection, who: Who, account: str = "") -> Kept:
    """Gather all that is kept of the holder of these references and, where given, of an account."""
    tables = {name: _rows(connection, query, (account,)) for name, query in _OF_ACCOUNT.items()}
    tables["contribution_code"] = [
        row
        for _, ref in who
        for row in _rows(
            connection,
            "select debate, created_ms from contribution_code where actor_ref = ?",
            (ref,),
        )
    ]
    for row in tables["member_work"]:
        row["fields"] = cast(Json, json.loads(str(row["fields"])))
    tables["ban"] = [
        row
        for _, ref in who
        for row in _rows(connection, "select debate, decision from ban where actor_ref = ?", (ref,))
    ]
    happened = [one for debate, ref in who for one in _happened(connection, debate, ref)]
    return Kept(
        {name: rows for name, rows in tables.items() if rows},
        tuple(sorted(happened, key=lambda one: one.pos)),
    )


def _rows(
    connection: sqlite3.Connection, query: str, parameters: Iterable[object]
) -> list[dict[str, Json]]:
    cursor = connection.execute(query, tuple(parameters))
    names = [column[0] for column in cursor.description]
    return [cast(dict[str, Json], dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def _happened(connection: sqlite3.Connection, debate: str, ref: bytes) -> Iterable[Happened]:
    query = "select pos from event where actor_ref = ? and debate = ? order by pos"
    for (pos,) in connection.execute(query, (ref, debate)).fetchall():
        entry = journal.at(connection, pos)
        if entry is not None:
            told = entry.recorded
            yield Happened(pos, debate, told.kind, told.at_ms, _body(told.body))


def _body(body: str | None) -> Json:
    return cast(Json, json.loads(body)) if body is not None else None
