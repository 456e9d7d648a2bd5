"""Importing: a map or an article becomes events, in one transaction; twice is once.

A thing with an id that is known is compared: what is equal is left alone, what differs is set anew.
What the debate holds beside the file (answers of citizens) stays.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
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
    Topic,
)
from ..queries import recorded
from ..roles import Actor
from ..sources.anchors import content_digest
from ..sources.article_map import to_sources
from ..sources.plain_text import Article
from ..storage.store import Store
from ..text import names
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
        known = recorded.recorded_map(change.connection, slug)
        changes = _Changes(checked, known, notes)
        new = change.record_all(changes.events())
    return _report(checked, new, changes.unchanged, (*losses, *changed))


def import_article(store: Store, actor: Actor, article: Article, slug: str = "") -> Imported:
    """Bring an article with its reactions into a debate: its sources, and the text of each.

    The debate `slug` is opened under the article's title where there is none. Sources that the
    debate names already keep what is known of them. Raises InvalidInput.
    """
    actor.require("import")
    slug = slug or names.slug(article.title)
    with store.change(slug, actor.ref) as change:
        known = recorded.recorded_map(change.connection, slug)
        stored = recorded.digests(change.connection, slug)
        opened = [] if known else [events.TopicOpened(Topic(slug, article.title))]
        sources = to_sources(article, slug, known.sources if known else {})
        texts = _texts(article, sources)
        changes = [
            *opened,
            *(events.SourceAdded(one) for one in _unknown(sources.values(), known)),
            *(text for text in texts if stored.get(text.source) != text.digest),
        ]
        new = change.record_all(changes)
    whole = ArgumentMap(
        Topic(slug, article.title), sources={one.id: one for one in sources.values()}
    )
    unchanged = len(sources) + len(texts) + len(opened) - new
    return _report(whole, new, unchanged, article.notices)


def _unknown(sources: Iterable[Source], known: ArgumentMap | None) -> list[Source]:
    return [one for one in sources if known is None or one.id not in known.sources]


def _texts(article: Article, sources: Mapping[int, Source]) -> list[events.SourceTextStored]:
    """Give the texts to store, by the number that `to_sources` gave each."""
    told = {0: article.paragraphs}
    told |= {reaction.number: reaction.paragraphs for reaction in article.reactions}
    return [
        events.SourceTextStored(one.id, told[number], content_digest(told[number]))
        for number, one in sources.items()
    ]


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
