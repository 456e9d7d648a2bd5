"""Answering: a support, a counterargument, an objection to a step, or an open question."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import Conflict, Gone, InvalidInput, LimitReached, NotAllowed, TooManyRequests
from ..events import ClaimPosted, QuestionAsked, RelationPosted
from ..model import (
    CLAIMS_PER_TOPIC,
    Claim,
    Kind,
    Question,
    Relation,
    make_id,
)
from ..moderation.decision import day
from ..queries import acts, claims, names, repeats, restrictions
from ..queries.snapshot import Snapshot
from ..queries.things import ClaimView
from ..roles import Actor
from ..storage.journal import Entry
from ..storage.store import Change, Store, now_ms
from ..text.render import render
from ..text.sentence import note as cleaned_note
from ..text.sentence import sentence
from .making import debate_of


@dataclass(frozen=True)
class Posted:
    """What was stored: the entries of the act, and the ids of what is new in the debate."""

    entries: Sequence[Entry]
    debate: str
    claim: str = ""
    relation: str = ""
    question: str = ""


def argue(
    store: Store,
    actor: Actor,
    kind: Kind,
    premise: str,
    conclusion: str,
    *,
    note: str = "",
    existing: str = "",
    idem: str = "",
) -> Posted:
    """Put a sentence forward for or against a claim, or against a step between claims.

    `premise` is what the person wrote; where `existing` names a claim of the same debate, that one
    is used instead. `conclusion` is a claim's id, for an undercut a relation's. The same `idem`
    again gives what was stored the first time.

    Raises InvalidInput (the sentence, a kind that does not fit the conclusion, or the very same was
    said there before), NotFound, Conflict (the claim answered was hidden, withdrawn or merged),
    Gone, LimitReached.
    """
    actor.require("argue")
    _require_fitting(kind, conclusion)
    idem = idem or secrets.token_hex(16)
    text = "" if existing else sentence(premise)
    told = cleaned_note(note) if note else ""
    html = render(told) if told else ""
    debate = debate_of(store, conclusion)
    claim = existing or make_id("c", debate, actor.ref.hex(), idem)
    relation = Relation(make_id("r", debate, actor.ref.hex(), idem), kind, (claim,), conclusion)
    posted = Claim(claim, text, note=told, voice=actor.voice)
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        if not change.is_repeat:
            _require_answerable(change, conclusion)
            _require_own_name(change, debate, actor)
            _require_open(change, debate, conclusion, actor)
            require_room(change, debate)
            if existing:
                _require_usable(change, debate, existing, conclusion)
            if repeats.step(change.connection, kind, conclusion, text, existing):
                raise _said_before()
        said = [] if existing else [ClaimPosted(posted, html)]
        entries = change.record(*said, RelationPosted(relation))
    return Posted(entries, debate, claim, relation.id)


def ask(store: Store, actor: Actor, text: str, about: str, *, idem: str = "") -> Posted:
    """Put an open question about a claim or a step; it ends in a question mark where the person
    wrote no sign. Raises as `argue` does.
    """
    actor.require("ask")
    idem = idem or secrets.token_hex(16)
    asked = sentence(text, stop="?")
    debate = debate_of(store, about)
    question = Question(
        make_id("q", debate, actor.ref.hex(), idem), asked, about, voice=actor.voice
    )
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        if not change.is_repeat:
            _require_answerable(change, about)
            _require_own_name(change, debate, actor)
            _require_open(change, debate, about, actor)
            if repeats.question(change.connection, about, asked):
                raise _said_before()
        entries = change.record(QuestionAsked(question))
    return Posted(entries, debate, question=question.id)


def _said_before() -> InvalidInput:
    return InvalidInput(
        "This stands here already. Say something else, or answer what was said on it.", field="text"
    )


def _require_fitting(kind: Kind, conclusion: str) -> None:
    if (kind is Kind.UNDERCUT) != conclusion.startswith("r"):
        raise InvalidInput("Choose which step does not follow.", field="step")


def _require_answerable(change: Change, thing: str) -> None:
    if thing.startswith("r"):
        if claims.step(change.connection, thing).status != "shown":
            raise Conflict("This step was taken back in the meantime, so it cannot be answered.")
        return
    _require_shown(claims.claim(change.connection, thing))


def _require_own_name(change: Change, debate: str, actor: Actor) -> None:
    """Refuse a name by which somebody else is known in this debate, or that looks like it."""
    name = actor.voice.name
    if name and names.is_of_another(change.connection, debate, name, actor.ref):
        raise InvalidInput(
            "Somebody else here has this name, or one that looks like it. Choose another one, or"
            " fill in your code first if that was you.",
            field="name",
        )


def _require_shown(view: ClaimView) -> None:
    if view.status == "erased":
        raise Gone("This claim was erased, so it cannot be answered.")
    if not view.is_shown:
        raise Conflict(
            "This claim was hidden or withdrawn in the meantime. It cannot be answered now."
        )


def _require_open(change: Change, debate: str, thing: str, actor: Actor) -> None:
    """Raise Conflict in a closed debate or below a lock, NotAllowed for who is kept out, and
    TooManyRequests in slow mode.
    """
    now, connection = now_ms(change.connection), change.connection
    require_not_kept_out(connection, debate, actor)
    require_unlocked(connection, debate, thing)
    held = restrictions.of_debate(connection, debate, day(now))
    minutes = held.slow.decision.minutes if held.slow else 0
    wait = restrictions.seconds_to_wait(connection, debate, actor.ref, now, minutes)
    if wait:
        raise TooManyRequests(
            "This debate goes slowly: one contribution per person in {minutes} minutes."
            " Your text is kept; send it again in {wait} minutes.",
            retry_after=wait,
            minutes=minutes,
            wait=-(-wait // 60),
        )


def require_unlocked(connection: Snapshot, debate: str, thing: str) -> None:
    """Raise Conflict in a closed debate or below a lock."""
    today = day(now_ms(connection))
    if restrictions.of_debate(connection, debate, today).closed:
        raise Conflict("This debate is closed: it can be read, but nothing can be added.")
    if restrictions.lock_above(connection, debate, thing, today):
        raise Conflict("This part of the debate is locked: nothing can be added here.")


def require_not_kept_out(connection: Snapshot, debate: str, actor: Actor) -> None:
    """Raise NotAllowed where a decision keeps somebody out of a debate."""
    held = restrictions.ban(connection, debate, actor.ref, day(now_ms(connection)))
    if held:
        raise NotAllowed(
            "A moderator decided that you do not write in this debate until {day} has passed. Why,"
            " and how to complain, stands at your contributions.",
            day=held.decision.statement.ends,
        )


def require_room(change: Change, debate: str) -> None:
    """Raise LimitReached where a debate holds as many claims as it may."""
    if acts.claim_count(change.connection, debate, CLAIMS_PER_TOPIC) >= CLAIMS_PER_TOPIC:
        raise LimitReached(
            "This debate is full: it holds {limit} claims. Ask the moderators to split it.",
            limit=CLAIMS_PER_TOPIC,
        )


def _require_usable(change: Change, debate: str, claim: str, conclusion: str) -> None:
    """Refuse to use a claim of another debate, a hidden one, or a claim as its own premise."""
    view = claims.claim(change.connection, claim)
    if view.debate != debate:
        raise InvalidInput("This claim belongs to another debate. Write it out in your own words.")
    _require_shown(view)
    stands = claims.stands_as(change.connection, [claim, conclusion])
    if stands[claim] == stands[conclusion]:
        raise InvalidInput("A claim cannot be its own premise. Write another sentence.")
