"""What the log tells of each act: who did what, in which words, and what it was about.

Rule: words of a claim come from the claim as it may be seen today, never from the event, so that
what was hidden or erased since stays unseen here too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .. import events
from ..errors import NotFound
from ..events import Event
from ..model import Maker, Origin, Voice
from ..queries import claims, history
from ..queries.history import Act
from ..queries.snapshot import Snapshot
from ..queries.things import ClaimView
from ..text.language import gettext
from ..text.phrasing import number, source_name
from ..wiring import Rewired
from . import words


@dataclass(frozen=True)
class Told:
    """One act in words: `done` by `by`, saying `said` or `text`, `towards` the claims in `about`.

    `about` holds what is answered; of an objection the two ends of the step, with `between` between
    them. `words_gone` tells that something was said that is erased.
    """

    act: Act
    done: str
    by: str
    said: ClaimView | None = None
    text: str = ""
    towards: str = ""
    about: tuple[ClaimView, ...] = ()
    between: str = field(default_factory=words.onward)
    reason: str = ""
    words_gone: bool = False


def told(connection: Snapshot, acts: Sequence[Act]) -> list[Told]:
    """Tell these acts, in their order."""
    happened = [each.event for act in acts for each in act.told]
    ends = {id_: _ends(connection, id_) for id_ in _concluded(happened) if id_[0] == "r"}
    ids = [id_ for event in happened for id_ in _claims(event)]
    views = claims.claims(connection, [*ids, *(id_ for two in ends.values() for id_ in two)])
    asked = [event.question.id for event in happened if isinstance(event, events.QuestionAsked)]
    teller = _Teller(views, ends, history.shown_questions(connection, asked))
    return [teller.tell(act) for act in acts]


def _concluded(happened: Iterable[Event | None]) -> set[str]:
    """Give what is answered: claims and steps."""
    found = set()
    for event in happened:
        match event:
            case (
                events.RelationPosted(relation=relation) | events.RelationRevised(relation=relation)
            ):
                found.add(relation.conclusion)
            case events.QuestionAsked(question=question):
                found.add(question.about)
    return found - {""}


def _ends(connection: Snapshot, relation: str) -> tuple[str, ...]:
    """Give a claim at each end of a step, the ground first."""
    try:
        step = claims.step(connection, relation)
    except NotFound:
        return ()
    conclusion = claims.spoken_on(connection, relation)
    return tuple(filter(None, (*(each.id for each in step.premises[:1]), conclusion)))


def _claims(event: Event | None) -> list[str]:
    """Give the claims that an event names, what it says first."""
    match event:
        case events.ClaimPosted(claim=claim) | events.ClaimRevised(claim=claim):
            return [claim.id]
        case events.RelationPosted(relation=relation) | events.RelationRevised(relation=relation):
            return [*relation.premises[:1], relation.conclusion]
        case events.QuestionAsked(question=question):
            return [question.about]
        case events.ClaimsMerged(duplicate=duplicate, kept=kept):
            return [duplicate, kept]
        case events.ClaimSplit(claim=claim, parts=parts):
            return [claim, *parts]
        case (
            events.RelationMoved(change=change)
            | events.RelationRetyped(change=change)
            | events.PremisesJoined(change=change)
            | events.PremisesParted(change=change)
        ):
            return [change.now.premises[0], *_conclusions(change)]
        case (
            events.ClaimWorded(claim=id_)
            | events.BranchExtracted(claim=id_)
            | events.ClaimReviewed(claim=id_)
            | events.FrameCoded(claim=id_)
            | events.ClaimWithdrawn(claim=id_)
            | events.ClaimHidden(claim=id_)
            | events.ClaimRestored(claim=id_)
            | events.DecisionLifted(thing=id_)
            | events.DecisionEnded(thing=id_)
            | events.NoticesDismissed(thing=id_)
            | events.ExcerptAnchored(claim=id_)
            | events.ExcerptMoved(owner=id_)
            | events.CouncilLinkMade(claim=id_)
            | events.CouncilLinkWithdrawn(claim=id_)
        ):
            return [id_]
        case events.DecisionMade(decision=decision):
            return [decision.thing]
    return []


def _conclusions(change: Rewired) -> list[str]:
    """Give the claim that a relation speaks on now, and what it spoke on where that differs."""
    ends = dict.fromkeys((change.now.conclusion, change.earlier.conclusion))
    return [end for end in ends if end.startswith("c")]


@dataclass(frozen=True)
class _Teller:
    """All that is needed to tell a page of acts, read at once."""

    views: Mapping[str, ClaimView]
    ends: Mapping[str, tuple[str, ...]]
    questions: set[str]

    def tell(self, act: Act) -> Told:
        if act.is_bulk and not act.by_form:
            return Told(act, f"{number(act.count)} {words.IN_BULK[act.last.kind]}", words.editors())
        event = act.last.event
        match event:
            case events.RelationPosted():
                return self._answer(act, event)
            case events.QuestionAsked():
                return self._question(act, event)
        return self._other(act, event)

    def _answer(self, act: Act, event: events.RelationPosted) -> Told:
        relation = event.relation
        said = self.views.get(relation.premises[0])
        done = words.ANSWERS[relation.kind] if act.by_form else words.HAPPENINGS[act.last.kind]
        is_new = any(each.kind == "claim_posted" for each in act.told)
        by = words.editors()
        if is_new and said and said.claim.origin is not Origin.PLATFORM:
            done = gettext("{answer} from a source", answer=words.ANSWERS[relation.kind])
        elif act.by_form and relation.made_by is not Maker.EDITOR:
            # who uses a claim that was there already leaves no name
            by = words.whose(said.claim.voice if said and is_new else Voice())
        about = self._about(relation.conclusion)
        return Told(act, done, by, said, towards=words.TOWARDS[relation.kind], about=about)

    def _question(self, act: Act, event: events.QuestionAsked) -> Told:
        question, is_shown = event.question, event.question.id in self.questions
        by = words.editors()
        if act.by_form:
            by = words.whose(question.voice if is_shown else Voice())
        text, about = question.text if is_shown else "", self._about(question.about)
        return Told(act, gettext("Question"), by, text=text, towards=gettext("to"), about=about)

    def _other(self, act: Act, event: Event | None) -> Told:
        kind = act.last.kind
        decided = event.decision.act if isinstance(event, events.DecisionMade) else None
        if act.is_repeated:
            done = words.REPEATED.get(decided or kind) or words.REPEATED[kind]
            several = f"{number(act.times)} {done}"
            return Told(act, several, words.DOERS[kind], reason=_reason(event))
        named = [self.views[id_] for id_ in _claims(event) if id_ in self.views]
        towards = words.ONTO.get(kind, "") if len(named) > 1 else ""
        return Told(
            act,
            words.DECISIONS[decided] if decided else words.HAPPENINGS[kind],
            words.DOERS.get(kind, gettext("somebody") if act.by_form else words.editors()),
            said=named[0] if named else None,
            text=_name(event),
            towards=towards,
            about=tuple(named[1:]) if towards else (),
            between=words.BETWEEN.get(kind) or words.onward(),
            reason=_reason(event),
            words_gone=event is None,
        )

    def _about(self, thing: str) -> tuple[ClaimView, ...]:
        ids = self.ends.get(thing, (thing,))
        return tuple(self.views[id_] for id_ in ids if id_ in self.views)


def _name(event: Event | None) -> str:
    """Name what is no claim: a debate, a heading, a source."""
    match event:
        case events.TopicOpened(topic=topic) | events.TopicDescribed(topic=topic):
            return topic.title
        case events.SectionAdded(section=section):
            return section.title
        case events.SourceAdded(source=source):
            return source_name(source)
        case events.CouncilObjectAdded(object=one):
            return one.title
        case events.SnapshotTaken(snapshot=snapshot):
            return snapshot.title
    return ""


def _reason(event: Event | None) -> str:
    match event:
        case events.Erased(ground=ground):
            return ground
        case events.DecisionMade(decision=decision):
            return decision.statement.explanation
        case events.RulesPublished(rules=rules):
            return rules.announcement
        case None:
            return ""
    return str(getattr(event, "reason", "")) if event.kind in words.REASONED else ""
