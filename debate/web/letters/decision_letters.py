"""Letters about decisions: the statement of reasons to who wrote it, and what came of a report.

They are written here and sent beside the request. Without a mail server, or for who left no
address, the pages tell the same: `/mijn-bijdragen` and `/meldingen`, each with a code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import render_template, request

from ...events import DecisionMade, NoticesDismissed
from ...queries import addressees, decisions, topics
from ...queries.addressees import Addressee
from ...storage.journal import Entry
from .. import session
from . import mailing
from .mailing import Letter


@dataclass(frozen=True)
class Waiting:
    """How a debate was before something was decided in it, and who reported what."""

    version: int
    reporters: Mapping[str, Sequence[Addressee]]


def look(debate: str, things: Sequence[str]) -> Waiting:
    """Look who is to be told, before what they sent is answered."""
    with session.store().reading() as connection:
        version = topics.version(connection, debate)
        found = {one: addressees.reporters(connection, debate, one) for one in things}
    return Waiting(version, found)


def complainers(decision: str) -> Sequence[Addressee]:
    """Look who is to be told of what became of complaints, before they are answered."""
    with session.store().reading() as connection:
        return addressees.complainers(connection, decision)


def tell_made(waiting: Waiting, entries: Sequence[Entry]) -> None:
    """Send each statement of reasons to the author, and word of it to who reported the thing; of
    what was let stand, the reason. What was told before, since the form was sent twice, is not.
    """
    for entry in entries:
        if entry.recorded.version <= waiting.version:
            continue
        if isinstance(entry.event, DecisionMade):
            made = entry.event.decision
            _tell(made.id, "decision", "Een besluit over wat u schreef", _author(made.id))
            reported = waiting.reporters.get(made.thing, ())
            _tell(made.id, "reported_decision", "Een besluit over wat u meldde", reported)
        elif isinstance(entry.event, NoticesDismissed):
            thing, reason = entry.event.thing, entry.event.reason
            reported = waiting.reporters.get(thing, ())
            _post("dismissed", "Wat u meldde blijft staan", reported, thing=thing, reason=reason)


def tell_lifted(id_: str, reason: str) -> None:
    """Tell the author that a decision was taken back."""
    subject = "Een besluit over wat u schreef is teruggedraaid"
    _tell(id_, "lifted", subject, _author(id_), reason=reason)


def tell_outcome(
    id_: str, complained: Sequence[Addressee], reason: str, *, is_upheld: bool
) -> None:
    """Tell who complained what became of it, and the author where the decision is gone."""
    told = {"reason": reason, "is_upheld": is_upheld}
    _tell(id_, "outcome", "Er is beslist op uw bezwaar", complained, **told)
    if is_upheld:
        known = {one.email for one in complained}
        rest = [one for one in _author(id_) if one.email not in known]
        _tell(id_, "lifted", "Een besluit over wat u schreef is teruggedraaid", rest, reason=reason)


def confirm(email: str, code: str, *, is_complaint: bool) -> None:
    """Confirm to who left an address that a report or a complaint came in, with its code."""
    subject = "Uw bezwaar is er" if is_complaint else "Uw melding is er"
    _post("confirmed", subject, addressees.to(email), code=code, is_complaint=is_complaint)


def _author(id_: str) -> Sequence[Addressee]:
    with session.store().reading() as connection:
        thing = decisions.decision(connection, id_).decision.thing
        return addressees.author(connection, id_, thing)


def _tell(id_: str, letter: str, subject: str, to: Sequence[Addressee], **told: object) -> None:
    if not to or not mailing.postbox().is_there:
        return
    with session.store().reading() as connection:
        view = decisions.decision(connection, id_)
        title = topics.topic(connection, view.debate).topic.title
    _post(letter, subject, to, view=view, title=title, **told)


def _post(letter: str, subject: str, to: Sequence[Addressee], **told: object) -> None:
    if not mailing.postbox().is_there:
        return
    for one in to:
        text = render_template(
            f"letters/{letter}.txt", name=one.name, root=request.url_root.rstrip("/"), **told
        )
        mailing.postbox().post(Letter(one.email, subject, text).as_it_is)
