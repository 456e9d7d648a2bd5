"""What is kept of people in each private table, and until when; and the job that holds to it.

Every table of the database stands in one of the lists here: of a new one it must be said how long
it keeps what of whom, else a test fails. Tables of the log and of the state hold what was said;
their words go by `erasure`.
"""

from dataclasses import dataclass

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
    until: str
    ended: str = ""


KEPT = (
    Keeping(
        "session",
        "het einde van de sessie: afmelden, twaalf uur zonder gebruik, of zeven dagen",
        f"expires_ms <= :now or seen_ms <= :now - {accounts.IDLE_MS}",
    ),
    Keeping("sign_in_token", "tien minuten na het vragen", "expires_ms <= :now"),
    Keeping(
        "contribution_code",
        "twee jaar na het plaatsen",
        f"created_ms <= :now - {CODE_DAYS * DAY_MS}",
    ),
    Keeping("role_change", "twee jaar", f"at_ms <= :now - {ROLE_CHANGE_DAYS * DAY_MS}"),
    Keeping("queue_claim", "een kwartier, of zolang u ernaar kijkt", "ends_ms <= :now"),
    Keeping("new_voice", "twee dagen", f"hour < :now / {HOUR_MS} - {KEPT_HOURS}"),
    Keeping(
        "second_factor",
        "het einde van het account, of één dag als het instellen niet is afgemaakt",
        f"confirmed_ms = 0 and created_ms <= :now - {UNCONFIRMED_DAYS * DAY_MS}",
    ),
    Keeping(
        "account",
        "uw verzoek, of 400 dagen zonder rol, bijdragen of aanmelding",
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
        "twee jaar na de beslissing erover",
        f"closed_ms <= :now - {REPORT_DAYS * DAY_MS}",
    ),
    Keeping(
        "complaint",
        "twee jaar na de beslissing erover",
        f"closed_ms <= :now - {REPORT_DAYS * DAY_MS}",
    ),
    Keeping("member_work", "u het weggooit, of het einde van het account"),
    Keeping("party_member", "u uit de fractie gaat, of het einde van het account"),
    Keeping(
        "follower",
        "u niets meer volgt, of uw mailserver vijf brieven achter elkaar weigert",
        "not exists (select 1 from following where follower = follower.id)",
    ),
    Keeping("following", "u ermee stopt, met één druk op een knop in elke brief"),
    Keeping(
        "digest_letter",
        "de mailserver de brief aannam",
        "not exists (select 1 from following where letter = digest_letter.id)",
    ),
    Keeping(
        "letter",
        "de mailserver haar aannam, hoogstens vijf dagen; dat er een brief over een besluit of een"
        " melding was daarna nog twee jaar, zonder adres en zonder woorden",
        f"""
        ended_ms <= :now - {LETTER_DAYS * DAY_MS}
        or debate = '' and ended_ms <= :now - {OTHER_LETTER_DAYS * DAY_MS}
        """,
    ),
    Keeping(
        "ban",
        "een half jaar na het besluit, en zolang het geldt",
        f"""
        at_ms <= :now - {COMPLAINT_DAYS * DAY_MS} and not exists (
            select 1 from decision where id = ban.decision and lifted_pos is null
        )
        """,
    ),
    Keeping("account_email", "het einde van het account"),
    Keeping("account_role", "het intrekken van de rol"),
    Keeping("external_identity", "het einde van het account"),
    Keeping("recovery_code", "het gebruik, of het einde van het account"),
    Keeping("actor", "het einde van het account"),
    Keeping("frame_code", "het vaststellen van het kader, of het einde van het account"),
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
