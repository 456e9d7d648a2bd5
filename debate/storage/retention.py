"""What is kept of people in each private table, and until when; and the job that holds to it.

Every table of the database stands in one of the lists here: of a new one it must be said how long
it keeps what of whom, else a test fails. Tables of the log and of the state hold what was said;
their words go by `erasure`.
"""

from dataclasses import dataclass

from ..errors import Phrase
from ..moderation.decision import COMPLAINT_DAYS
from . import accounts, letters
from .activity import HOUR_MS, KEPT_HOURS
from .store import Store

DAY_MS = 24 * HOUR_MS
CODE_DAYS = 730
ROLE_CHANGE_DAYS = 730
IDLE_ACCOUNT_DAYS = 400
REPORT_DAYS = 730
UNCONFIRMED_DAYS = 1
LETTER_DAYS = 730
OTHER_LETTER_DAYS = 30


@dataclass(frozen=True)
class Keeping:
    """Until when rows of a table stay; `ended` finds those that go, given the time as :now.

    '' where they go with the account and not before.
    """

    table: str
    until: Phrase
    ended: str = ""


KEPT = (
    Keeping(
        "session",
        Phrase(
            "until the end of the session: signing out, twelve hours without use, or seven days"
        ),
        f"expires_ms <= :now or seen_ms <= :now - {accounts.IDLE_MS}",
    ),
    Keeping(
        "sign_in_token", Phrase("until ten minutes after it was asked for"), "expires_ms <= :now"
    ),
    Keeping(
        "contribution_code",
        Phrase("until two years after posting"),
        f"created_ms <= :now - {CODE_DAYS * DAY_MS}",
    ),
    Keeping(
        "role_change",
        Phrase("until two years later"),
        f"at_ms <= :now - {ROLE_CHANGE_DAYS * DAY_MS}",
    ),
    Keeping(
        "queue_claim",
        Phrase("until a quarter of an hour later, or as long as you look at it"),
        "ends_ms <= :now",
    ),
    Keeping("new_voice", Phrase("until two days later"), f"hour < :now / {HOUR_MS} - {KEPT_HOURS}"),
    Keeping(
        "second_factor",
        Phrase("until the end of the account, or one day if setting it up was not finished"),
        f"confirmed_ms = 0 and created_ms <= :now - {UNCONFIRMED_DAYS * DAY_MS}",
    ),
    Keeping(
        "account",
        Phrase("until you ask for it, or 400 days without a role, contributions or signing in"),
        f"""
        created_ms <= :now - {IDLE_ACCOUNT_DAYS * DAY_MS}
        and not exists (select 1 from account_role where account = account.id)
        and not exists (select 1 from actor where account = account.id)
        and not exists (select 1 from session where account = account.id)
        and not exists (
            select 1 from role_change
            where account = account.id and at_ms > :now - {IDLE_ACCOUNT_DAYS * DAY_MS}
        )
        """,
    ),
    Keeping(
        "report",
        Phrase("until two years after the decision about it"),
        f"closed_ms <= :now - {REPORT_DAYS * DAY_MS}",
    ),
    Keeping(
        "complaint",
        Phrase("until two years after the decision about it"),
        f"closed_ms <= :now - {REPORT_DAYS * DAY_MS}",
    ),
    Keeping("member_work", Phrase("until you throw it away, or the end of the account")),
    Keeping("party_member", Phrase("until you leave the party, or the end of the account")),
    Keeping(
        "follower",
        Phrase(
            "until you follow nothing any more, or your mail server refuses five letters in a row"
        ),
        "not exists (select 1 from following where follower = follower.id)",
    ),
    Keeping("following", Phrase("until you stop, with one press on a button in each letter")),
    Keeping(
        "digest_letter",
        Phrase("until the mail server took the letter"),
        "not exists (select 1 from following where letter = digest_letter.id)",
    ),
    Keeping(
        "letter",
        Phrase(
            "until the mail server took it, five days at most; that there was a letter about a"
            " decision or a report for another two years, without an address and without words"
        ),
        f"""
        ended_ms <= :now - {LETTER_DAYS * DAY_MS}
        or debate = '' and ended_ms <= :now - {OTHER_LETTER_DAYS * DAY_MS}
        """,
    ),
    Keeping(
        "ban",
        Phrase("until half a year after the decision, and as long as it holds"),
        f"""
        at_ms <= :now - {COMPLAINT_DAYS * DAY_MS} and not exists (
            select 1 from decision where id = ban.decision and lifted_pos is null
        )
        """,
    ),
    Keeping("account_email", Phrase("until the end of the account")),
    Keeping("account_role", Phrase("until the role is taken away")),
    Keeping("external_identity", Phrase("until the end of the account")),
    Keeping("recovery_code", Phrase("until they are used, or the end of the account")),
    Keeping("actor", Phrase("until the end of the account")),
    Keeping("frame_code", Phrase("until the frame is settled, or the end of the account")),
)
"""Rows of an account go with it, by their foreign key."""

OF_THE_LOG = frozenset(
    {
        "event",
        "debate_head",
        "payload",
        "unsealed",
        "seal",
        "mnode",
        "sealer",
        "checkpoint",
    }
)

WORKED_OUT = frozenset({"compared", "likely_double"})
"""Ids and numbers that follow from the rest, of which nothing is kept once it no longer holds."""


def retain(store: Store) -> dict[str, int]:
    """Take away what is no longer kept; gives how many rows of each table went."""
    gone: dict[str, int] = {}
    with store.writing() as connection:
        now = {"now": accounts.now_ms()}
        letters.give_up(connection, now["now"])
        for each in KEPT:
            if each.ended:
                done = connection.execute(f"delete from {each.table} where {each.ended}", now)
                gone[each.table] = done.rowcount
    store.empty_write_ahead()
    return gone
