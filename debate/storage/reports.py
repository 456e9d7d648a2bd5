"""Notices, flags and complaints: private rows, until a decision says what became of them.

Who sent one keeps a code; only its SHA-256 is stored. Name and address go when their
term ends (see retention). The code is made of the random value in the form, so that a form that is
sent twice is kept once and is answered with the same code.
"""

import secrets
import sqlite3
from dataclasses import dataclass
from hashlib import sha256

from ..errors import Conflict
from ..moderation.noticing import Report
from ..text.language import DUTCH
from .accounts import digest, now_ms

TABLES = """
create table report (
    id integer primary key,
    code blob not null unique,
    thing text not null,
    debate text not null,
    is_notice integer not null check (is_notice in (0, 1)),
    category text not null,
    reason text not null,
    name text not null,
    email text not null,
    at_ms integer not null,
    closed_ms integer,
    decision text not null,
    answer text not null
);
create index report_open on report (debate, thing, at_ms) where closed_ms is null;
create table complaint (
    id integer primary key,
    code blob not null unique,
    decision text not null,
    reason text not null,
    email text not null,
    at_ms integer not null,
    closed_ms integer,
    is_upheld integer not null,
    answer text not null
);
create index complaint_decision on complaint (decision, at_ms);
"""
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
"""No vowels, so that no words come of it, and nothing that looks like something else."""
_GROUPS, _LENGTH = 4, 4


@dataclass(frozen=True)
class Sent:
    """What was kept: `code` is told to who sent it, and to nobody else. `is_held_back` tells that
    no letter confirms it, since too many went.
    """

    code: str
    at_ms: int
    is_held_back: bool = False


def sent_before(
    connection: sqlite3.Connection, table: str, code: str, said: tuple[str, ...]
) -> Sent | None:
    """Give what the form of this code sent before, None where it sent nothing; `table` is report or
    complaint. Raises Conflict where it then said something else.
    """
    columns = {"report": "thing, category, reason", "complaint": "decision, reason"}[table]
    row = connection.execute(
        f"select at_ms, {columns} from {table} where code = ?", (digest(code),)
    ).fetchone()
    if row is None:
        return None
    if row[1:] != said:
        raise Conflict(
            "This form was sent before with other words, and those are stored."
            " Open the page again to write something new."
        )
    return Sent(code, row[0])


def keep_report(
    connection: sqlite3.Connection,
    thing: str,
    debate: str,
    report: Report,
    code: str,
    language: str = DUTCH,
) -> Sent:
    """Keep a notice or a flag, under the code of its form, with the language of who sent it; look
    at `sent_before` first.
    """
    sent = Sent(code, now_ms())
    connection.execute(
        """
        insert into report (code, thing, debate, is_notice, category, reason, name, email, language,
            at_ms, closed_ms, decision, answer)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, '', '')
        """,
        (
            digest(sent.code),
            thing,
            debate,
            int(report.is_notice),
            report.category,
            report.reason,
            report.name,
            report.email,
            language,
            sent.at_ms,
        ),
    )
    return sent


def keep_complaint(
    connection: sqlite3.Connection,
    decision: str,
    reason: str,
    email: str,
    code: str,
    language: str = DUTCH,
) -> Sent:
    """Keep a complaint against a decision, as `keep_report` keeps a report."""
    sent = Sent(code, now_ms())
    connection.execute(
        """
        insert into complaint (code, decision, reason, email, language, at_ms, closed_ms, is_upheld,
            answer)
        values (?, ?, ?, ?, ?, ?, null, 0, '')
        """,
        (digest(sent.code), decision, reason, email, language, sent.at_ms),
    )
    return sent


def close_reports(
    connection: sqlite3.Connection, debate: str, thing: str, *, decision: str = "", answer: str = ""
) -> None:
    """Say of all open notices and flags about a thing what became of them."""
    connection.execute(
        """
        update report set closed_ms = ?, decision = ?, answer = ?
        where debate = ? and thing = ? and closed_ms is null
        """,
        (now_ms(), decision, answer, debate, thing),
    )


def close_complaints(
    connection: sqlite3.Connection, decision: str, *, is_upheld: bool, answer: str
) -> None:
    """Say of all open complaints against a decision what became of them."""
    connection.execute(
        """
        update complaint set closed_ms = ?, is_upheld = ?, answer = ?
        where decision = ? and closed_ms is null
        """,
        (now_ms(), int(is_upheld), answer, decision),
    )


def normal(code: str) -> str:
    """Give a code as it was made, however it was typed.

    >>> normal(" bcdf ghjk-LMNP qrst ")
    'BCDF-GHJK-LMNP-QRST'
    """
    bare = "".join(letter for letter in code.upper() if letter in _LETTERS)
    return "-".join(bare[at : at + _LENGTH] for at in range(0, len(bare), _LENGTH))


def code_of(idem: str) -> str:
    """Give the code of a form by its random value, a new one where there is none.

    >>> code_of("0123456789abcdef") == code_of("0123456789abcdef") != code_of("")
    True
    """
    value = sha256(b"report\n" + idem.encode()).digest() if idem else secrets.token_bytes(32)
    number, letters = int.from_bytes(value), ""
    for _ in range(_GROUPS * _LENGTH):  # 77 of the 256 bits
        number, at = divmod(number, len(_LETTERS))
        letters += _LETTERS[at]
    return normal(letters)


def forget_sender(connection: sqlite3.Connection, account: str) -> None:
    """Take name, address and words from what the holder of an account sent in."""
    address = "email = (select email from account_email where account = ?)"
    connection.execute(
        f"update report set name = '', email = '', reason = '' where {address}", (account,)
    )
    connection.execute(f"update complaint set email = '', reason = '' where {address}", (account,))
