"""Importing: a map or an article becomes events, in one transaction; twice is once.

A thing with an id that is known is compared: what is equal is left alone, what differs is set anew.
What the debate holds beside the file (answers of citizens) stays.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from .. import events
from ..errors import InvalidInput, LimitReached
from ..events import Event
from ..model import (
    CLAIMS_PER_TOPIC,
    ArgumentMap,
    Claim,
    Kind,
    Loss,
    Question,
    Relation,
    Section,
    Source,
    SourceKind,
)
from ..queries import maps
from ..roles import Actor
from ..sources.anchors import content_digest
from ..storage.store import Change, Store
from ..text.render import render
from ..text.sentence import note, sentence

Thing = TypeVar("Thing", Section, Source, Claim, Relation, Question)


@dataclass(frozen=True)
class Imported:
    """What an import held and did.

    `new` counts what was added or set anew, `unchanged` what was equal.
    """

    topic: str
    claims: int
    relations: Mapping[str, int]
    linked: int
    sources: int
    excerpts: int
    reactions: int
    voices: int
    questions: int
    new: int
    unchanged: int
    losses: tuple[Loss, ...] = ()


def import_map(
    store: Store, actor: Actor, given: ArgumentMap, losses: tuple[Loss, ...] = ()
) -> Imported:
    """Bring a whole map into the store. Nothing is stored when anything in it is refused.

    Raises InvalidInput, naming the claim, where a sentence or note cannot be used, and
    LimitReached.
    """
    actor.require("import")
    if len(given.claims) > CLAIMS_PER_TOPIC:
        raise LimitReached(
            "A debate holds at most {limit} claims; this file has {count}. Split it.",
            limit=CLAIMS_PER_TOPIC,
            count=len(given.claims),
        )
    checked, changed = _checked(given)
    notes = _rendered_notes(checked)
    slug = checked.topic.slug
    with store.change(slug, actor.ref) as change:
        known = _known(change, slug)
        changes = _Changes(checked, known, notes)
        new = change.record_all(changes.events())
    return _report(checked, new, changes.unchanged, (*losses, *changed))


def import_texts(
    store: Store,
    actor: Actor,
    slug: str,
    sources: Mapping[str, Source],
    texts: Mapping[str, tuple[str, ...]],
) -> Imported:
    """Bring the text of sources into an existing debate: `texts` gives paragraphs by source id."""
    actor.require("import")
    with store.change(slug, actor.ref) as change:
        known = maps.argument_map(change.connection, slug)
        stored = maps.digests(change.connection, slug)
        changes: list[Event] = []
        for one in sources.values():
            if known.sources.get(one.id) != one:
                changes.append(events.SourceAdded(one))
        for id_, paragraphs in texts.items():
            digest = content_digest(paragraphs)
            if stored.get(id_) != digest:
                changes.append(events.SourceTextStored(id_, paragraphs, digest))
        new = change.record_all(changes)
    whole = ArgumentMap(known.topic, sources=sources)
    return _report(whole, new, len(sources) + len(texts) - new, ())


class _Changes:
    """The events that bring a debate from what is known to what is given."""

    def __init__(
        self, given: ArgumentMap, known: ArgumentMap | None, notes: Mapping[str, str]
    ) -> None:
        self._given = given
        self._known = known or ArgumentMap(given.topic)
        self._is_new = known is None
        self._notes = notes
        self.unchanged = 0

    def events(self) -> Iterator[Event]:
        """Give the events in an order in which each refers only to what is before it."""
        given, known = self._given, self._known
        yield from self._topic()
        yield from self._each(given.sections, known.sections, events.SectionAdded)
        yield from self._each(given.sources, known.sources, events.SourceAdded)
        yield from self._each(given.claims, known.claims, self._posted, self._revised)
        yield from self._each(
            given.relations, known.relations, events.RelationPosted, events.RelationRevised
        )
        yield from self._each(given.questions, known.questions, events.QuestionAsked)

    def _topic(self) -> Iterator[Event]:
        if self._is_new:
            yield events.TopicOpened(self._given.topic)
        elif self._known.topic != self._given.topic:
            yield events.TopicDescribed(self._given.topic)
        else:
            self.unchanged += 1

    def _each(
        self,
        given: Mapping[str, Thing],
        known: Mapping[str, Thing],
        added: Callable[[Thing], Event],
        revised: Callable[[Thing], Event] | None = None,
    ) -> Iterator[Event]:
        for id_, thing in given.items():
            earlier = known.get(id_)
            if earlier is None:
                yield added(thing)
            elif earlier != thing:
                yield (revised or added)(thing)
            else:
                self.unchanged += 1

    def _posted(self, claim: Claim) -> Event:
        return events.ClaimPosted(claim, self._notes.get(claim.id, ""), reviewed=True)

    def _revised(self, claim: Claim) -> Event:
        return events.ClaimRevised(claim, self._notes.get(claim.id, ""))


def _known(change: Change, slug: str) -> ArgumentMap | None:
    """Give the debate as it was imported before, merges not folded; None where it is new."""
    return maps.recorded_map(change.connection, slug)


def _checked(given: ArgumentMap) -> tuple[ArgumentMap, list[Loss]]:
    """Give the map with every sentence cleaned, and what cleaning took away."""
    losses: list[Loss] = []
    checked = {id_: _checked_claim(claim, losses) for id_, claim in given.claims.items()}
    return dataclasses.replace(given, claims=checked), losses


def _checked_claim(claim: Claim, losses: list[Loss]) -> Claim:
    try:
        cleaned = sentence(claim.text)
    except InvalidInput as error:
        raise InvalidInput(
            "The claim {title} cannot be stored: {reason}",
            title=f"[{claim.title or claim.id}]",
            reason=error,
        ) from error
    if cleaned in (claim.text, f"{claim.text}."):
        return claim  # a full stop that an editor left out is not ours to add
    losses.append(
        Loss(claim.title or claim.id, claim.text, "characters nobody sees were taken out")
    )
    return dataclasses.replace(claim, text=cleaned)


def _rendered_notes(given: ArgumentMap) -> dict[str, str]:
    """Render every note, which may take a while, before any lock is held."""
    return {id_: render(note(claim.note)) for id_, claim in given.claims.items() if claim.note}


def _report(given: ArgumentMap, new: int, unchanged: int, losses: tuple[Loss, ...]) -> Imported:
    kinds = [relation.kind for relation in given.relations.values()]
    voices = {(claim.voice.kind, claim.voice.name) for claim in given.claims.values()}
    return Imported(
        topic=given.topic.slug,
        claims=len(given.claims),
        relations={str(kind): kinds.count(kind) for kind in Kind},
        linked=sum(len(relation.premises) > 1 for relation in given.relations.values()),
        sources=len(given.sources),
        excerpts=sum(len(claim.excerpts) for claim in given.claims.values()),
        reactions=sum(one.kind is SourceKind.REACTION for one in given.sources.values()),
        voices=len(voices),
        questions=len(given.questions),
        new=new,
        unchanged=unchanged,
        losses=losses,
    )
