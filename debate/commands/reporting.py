"""Saying that something is wrong, without an account: a notice, a flag, a complaint.

What is sent stays private, and the decision on it is public; who sent it follows it with a code.
"""

from contextlib import suppress
from dataclasses import replace

from ..errors import Conflict, InvalidForm, InvalidInput
from ..moderation.noticing import Flag, Report, flaws
from ..queries import claims, decisions
from ..queries.snapshot import Snapshot
from ..roles import Actor
from ..storage import accounts, letters, reports
from ..storage.reports import Sent
from ..storage.store import Store
from ..text import addresses, characters
from ..text.language import spoken

LONGEST = 2_000
CONFIRMING = (letters.Sort.REPORTED, letters.Sort.COMPLAINED)
MOST_CONFIRMED = 300
"""Confirmations that the whole site mails in an hour."""


def report(store: Store, actor: Actor, thing: str, given: Report, *, idem: str = "") -> Sent:
    """Keep a notice or a flag about a claim or a step, in the case that there is about it.

    The same `idem`, the random value of a form, gives what was kept the first time. Raises
    InvalidForm with all that is wrong at once, NotFound, and Conflict where there is nothing to see
    any more, or the form was sent before with other words.
    """
    actor.require("notice" if given.is_notice else "flag")
    cleaned = replace(
        given,
        reason=characters.lines(given.reason, LONGEST).strip(),
        name=characters.one_line(given.name, LONGEST),
        email=_address(given.email),
    )
    _require_valid(cleaned)
    code = reports.code_of(idem)
    with store.writing() as connection:
        said = (thing, cleaned.category, cleaned.reason)
        if before := reports.sent_before(connection, "report", code, said):
            return before  # it may have been decided on since
        debate = claims.debate_of(connection, thing)
        if thing.startswith("r"):
            is_shown = claims.step(connection, thing).status == "shown"
        else:
            is_shown = claims.claim(connection, thing).is_shown
        if not is_shown:
            raise Conflict("This cannot be read any more, so there is nothing to report.")
        sent = reports.keep_report(connection, thing, debate, cleaned, code, spoken())
        return _confirmed(connection, letters.Sort.REPORTED, debate, cleaned.email, sent)


def complain(
    store: Store, actor: Actor, decision: str, reason: str, email: str = "", *, idem: str = ""
) -> Sent:
    """Complain of a decision: free of charge, within six months, decided by another moderator.

    The same `idem` gives what was kept the first time. Raises InvalidForm, NotFound, and Conflict
    after the last day, once it was decided on, or where the form was sent before with other words.
    """
    actor.require("complain")
    why = characters.lines(reason, LONGEST).strip()
    where = _address(email)
    _require_valid(Report(Flag.UNCLEAR, why, email=where))  # asks the same of its words
    code = reports.code_of(idem)
    with store.writing() as connection:
        if before := reports.sent_before(connection, "complaint", code, (decision, why)):
            return before
        view = decisions.decision(connection, decision)
        if not view.is_open(accounts.now_ms()):
            raise Conflict("You can no longer complain about this decision.")
        sent = reports.keep_complaint(connection, decision, why, where, code, spoken())
        return _confirmed(connection, letters.Sort.COMPLAINED, view.debate, where, sent)


def _confirmed(
    connection: Snapshot, sort: letters.Sort, debate: str, email: str, sent: Sent
) -> Sent:
    """Owe a confirmation, with the code that is kept nowhere, to who left an address.

    Anybody can type any address: beyond so many an hour, of the whole site, none is owed. What was
    sent in counts all the same, and its outcome is mailed.
    """
    if not email:
        return sent
    an_hour_ago = accounts.now_ms() - letters.HOUR_MS
    if letters.count_since(connection, CONFIRMING, an_hour_ago) >= MOST_CONFIRMED:
        return replace(sent, is_held_back=True)
    letters.owe(
        connection, sort, debate=debate, email=email, told={"code": sent.code}, language=spoken()
    )
    return sent


def _address(given: str) -> str:
    """Give an address as letters go to it; what is none as it was typed, to be refused."""
    with suppress(InvalidInput):
        return addresses.email(given)
    return given.strip()


def _require_valid(report: Report) -> None:
    """Raise InvalidForm with all that is wrong, each at its field."""
    errors = flaws(report)
    if report.email:
        try:
            addresses.email(report.email)
        except InvalidInput as error:
            errors["email"] = error
    if errors:
        raise InvalidForm(errors)
