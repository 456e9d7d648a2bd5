"""What a file changes in a debate: each thing in it against what the debate holds.

What is equal is left alone, what differs is set anew, and what the file leaves out stays. Nothing
that was erased comes back, and what was hidden, withdrawn or merged stays so. A file that was
written from the debate shows merged claims as one; that it does so changes nothing.
"""

import dataclasses
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from .. import events
from ..errors import Phrase
from ..events import Event
from ..model import ArgumentMap, Claim, Loss, Question, Relation, Section, Source

Thing = TypeVar("Thing", Section, Source, Claim, Relation, Question)

_STAYS = "this is {status} in the debate, and stays so"


@dataclass(frozen=True)
class Known:
    """What a debate holds: as recorded, as it is written to a file, and what is not shown and why.

    `out_of_sight` maps ids to a status, or to 'merged'; `stands` merged claims to what they stand
    as; `restructured` are relations and claims whose ends or section a moderator set: those stay.
    """

    recorded: ArgumentMap
    written: ArgumentMap
    out_of_sight: Mapping[str, str]
    stands: Mapping[str, str]
    restructured: Container[str] = frozenset()


class Changes:
    """The events that bring a debate from what is known to what is given.

    `known` is None for a new debate. With `adds_only` what is there already stays as it is, also
    where the file has it otherwise; with `keeps_topic` so does what the debate is about. After
    `events` is through, `losses` says what was left out and `unchanged` counts what was equal.
    """

    def __init__(
        self,
        given: ArgumentMap,
        known: Known | None,
        notes: Mapping[str, str],
        *,
        adds_only: bool = False,
        keeps_topic: bool = False,
    ) -> None:
        nothing = ArgumentMap(given.topic)
        self._given = given
        self._is_new = known is None
        self._adds_only = adds_only
        self._keeps_topic = keeps_topic or adds_only
        self._known = known or Known(nothing, nothing, {}, {})
        self._notes = notes
        self.unchanged = 0
        self.losses: list[Loss] = []

    def events(self) -> Iterator[Event]:
        """Give the events in an order in which each refers only to what is before it."""
        given, old, seen = self._given, self._known.recorded, self._known.written
        yield from self._topic()
        yield from self._each(given.sections, old.sections, seen.sections, events.SectionAdded)
        yield from self._each(given.sources, old.sources, seen.sources, events.SourceAdded)
        yield from self._each(
            self._placed(given.claims), old.claims, seen.claims, self._posted, self._claim_revised
        )
        yield from self._each(
            self._resting(given.relations),
            old.relations,
            seen.relations,
            events.RelationPosted,
            self._relation_revised,
        )
        yield from self._each(given.questions, old.questions, seen.questions, events.QuestionAsked)

    def _topic(self) -> Iterator[Event]:
        if self._is_new:
            yield events.TopicOpened(self._given.topic)
        elif self._keeps_topic or self._given.topic in (
            self._known.recorded.topic,
            self._known.written.topic,
        ):
            self.unchanged += 1
        else:
            yield events.TopicDescribed(self._given.topic)

    def _each(
        self,
        given: Mapping[str, Thing],
        recorded: Mapping[str, Thing],
        written: Mapping[str, Thing],
        added: Callable[[Thing], Event],
        revised: Callable[[Thing, Thing], Event] | None = None,
    ) -> Iterator[Event]:
        for id_, thing in given.items():
            earlier = recorded.get(id_)
            if thing in (earlier, written.get(id_)):
                self.unchanged += 1
            elif self._known.out_of_sight.get(id_) == "erased":
                self._lose(thing, "this was erased, and stays so")
            elif earlier is None:
                yield added(thing)
            elif self._adds_only:
                self._lose(thing, "this is in the debate already, in other words; it stays so")
            else:
                if id_ in self._known.out_of_sight:
                    status = self._known.out_of_sight[id_]
                    self._lose(thing, Phrase(_STAYS, status=Phrase(status)))
                yield added(thing) if revised is None else revised(thing, earlier)

    def _placed(self, claims: Mapping[str, Claim]) -> dict[str, Claim]:
        """Give the claims, those that a moderator placed elsewhere under the heading they got."""
        old, moved = self._known.recorded.claims, self._known.restructured
        return {
            id_: dataclasses.replace(one, section=old[id_].section)
            if id_ in moved and id_ in old
            else one
            for id_, one in claims.items()
        }

    def _resting(self, relations: Mapping[str, Relation]) -> dict[str, Relation]:
        """Give the relations but the new ones that would rest on something erased."""
        kept: dict[str, Relation] = {}
        gone = {id_ for id_, status in self._known.out_of_sight.items() if status == "erased"}
        for id_, one in relations.items():
            is_known = id_ in self._known.recorded.relations
            if not is_known and not gone.isdisjoint((*one.premises, one.conclusion)):
                self._lose(one, "this rests on something that was erased")
            else:
                kept[id_] = self._with_ends(one) if is_known else one
        return kept

    def _with_ends(self, one: Relation) -> Relation:
        """Give a relation of the file with the ends that a moderator gave it."""
        if one.id not in self._known.restructured:
            return one
        for known in (self._known.written, self._known.recorded):
            if one.id in known.relations:
                now = known.relations[one.id]
                return dataclasses.replace(
                    one, kind=now.kind, premises=now.premises, conclusion=now.conclusion
                )
        return one

    def _posted(self, claim: Claim) -> Event:
        return events.ClaimPosted(claim, self._notes.get(claim.id, ""), reviewed=True)

    def _claim_revised(self, claim: Claim, earlier: Claim) -> Event:
        """Set a claim anew, without the wordings that it has by merges alone: they stay with what
        was merged, so that undoing a merge or erasing one leaves nothing behind.
        """
        written = self._known.written.claims.get(claim.id, earlier)
        merged = written.wordings[len(earlier.wordings) :]
        wordings = tuple(one for one in claim.wordings if one not in merged)
        own = dataclasses.replace(claim, wordings=wordings)
        return events.ClaimRevised(own, self._notes.get(claim.id, ""))

    def _relation_revised(self, relation: Relation, earlier: Relation) -> Event:
        """Set a relation anew, with its own ends where the file has what they stand as."""
        stands = self._known.stands
        own = {stands[end]: end for end in (*earlier.premises, earlier.conclusion) if end in stands}
        if not own:
            return events.RelationRevised(relation)
        return events.RelationRevised(
            dataclasses.replace(
                relation,
                premises=tuple(own.get(each, each) for each in relation.premises),
                conclusion=own.get(relation.conclusion, relation.conclusion),
            )
        )

    def _lose(self, thing: Thing, why: str) -> None:
        what = str(getattr(thing, "text", ""))
        self.losses.append(Loss(thing.title or thing.id, what, why))

    def staying(self, posted: Container[str]) -> Iterator[Loss]:
        """Say which of the things that an import brought earlier are not in the file any more; a
        file that only adds does not mean to have them all.
        """
        if self._adds_only:
            return
        given, old = self._given, self._known.recorded
        for earlier, now in (
            (old.claims, given.claims),
            (old.relations, given.relations),
            (old.questions, given.questions),
        ):
            for id_, thing in earlier.items():
                if id_ in posted and id_ not in now and id_ not in self._known.out_of_sight:
                    what = thing.text or id_
                    yield Loss(thing.title or id_, what, "not in this file; stays in the debate")
