"""Owing letters: who is to be told of what was decided, in the act that decides it.

Rule: call these inside the act, before notices and complaints are closed and decisions ended. A
letter that is owed is stored with the act or not at all; `web.letters.postman` sends it. Who
reported or complained gets it in the language of that; of who wrote something none is known.
"""

from collections.abc import Mapping, Sequence

from ..moderation.decision import Act, Decision
from ..queries import accounts, addressees, decisions
from ..queries.addressees import Addressee
from ..queries.decisions import DecisionView
from ..queries.snapshot import Snapshot
from ..storage import letters
from ..storage.letters import Sort


def reasons(connection: Snapshot, debate: str, made: Decision) -> None:
    """Owe the statement of reasons to whom a decision is about, where an address is known."""
    for account in addressees.authors(connection, made.id, made.thing):
        letters.owe(connection, Sort.REASONS, debate=debate, about=made.id, account=account)


def decided(connection: Snapshot, debate: str, thing: str, decision: str) -> None:
    """Owe word of a decision to who reported the thing."""
    reporters = addressees.reporters(connection, debate, thing)
    _owe(connection, reporters, Sort.DECIDED, debate, decision)


def dismissed(connection: Snapshot, debate: str, thing: str, why: str) -> None:
    """Owe the reason to who reported a thing that stands."""
    reporters = addressees.reporters(connection, debate, thing)
    _owe(connection, reporters, Sort.DISMISSED, debate, thing, {"reason": why})


def lifted(connection: Snapshot, view: DecisionView, why: str) -> None:
    """Owe to whom a decision is about that it is gone."""
    _lifted(connection, view, why, ())


def restored(connection: Snapshot, claim: str, why: str) -> None:
    """The same where a hidden claim is shown again by another act than one on its decision."""
    for view in _hiding(connection, claim):
        _lifted(connection, view, why, ())


def hidden_again(connection: Snapshot, claim: str) -> None:
    """Owe the statement of reasons anew where the act that showed a claim again was undone; call
    this after.
    """
    for view in _hiding(connection, claim):
        reasons(connection, view.debate, view.decision)


def answered(connection: Snapshot, view: DecisionView, why: str, *, is_upheld: bool) -> None:
    """Owe the answer to who complained; and where the decision is gone, word of that to whom it is
    about, who may be the same.
    """
    told = {"reason": why, "is_upheld": "yes" if is_upheld else ""}
    complained = addressees.complainers(connection, view.id)
    _owe(connection, complained, Sort.ANSWERED, view.debate, view.id, told)
    if is_upheld and view.lifted_ms is None:
        _lifted(connection, view, why, [one.email for one in complained])


def _owe(
    connection: Snapshot,
    to: Sequence[Addressee],
    sort: Sort,
    debate: str,
    about: str,
    told: Mapping[str, str] | None = None,
) -> None:
    for one in to:
        letters.owe(
            connection,
            sort,
            debate=debate,
            about=about,
            email=one.email,
            told=told,
            language=one.language,
        )


def _hiding(connection: Snapshot, claim: str) -> list[DecisionView]:
    found = decisions.about(connection, [claim])
    return [one for one in found if one.decision.act is Act.HIDE and one.lifted_ms is None]


def _lifted(connection: Snapshot, view: DecisionView, why: str, known: Sequence[str]) -> None:
    debate, told = view.debate, {"reason": why}
    for account in addressees.authors(connection, view.id, view.decision.thing):
        if accounts.named(connection, account)[1] not in known:
            letters.owe(
                connection, Sort.LIFTED, debate=debate, about=view.id, account=account, told=told
            )
