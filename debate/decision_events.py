"""What moderators decide, as facts of the log; `events` has all the others."""

from dataclasses import dataclass

from .event import Event
from .moderation.decision import Decision, Noticed
from .moderation.house_rules import HouseRules


@dataclass(frozen=True)
class RulesPublished(Event):
    """The house rules of the whole site were set; it stands in the log of no debate."""

    kind = "rules_published"
    rules: HouseRules


@dataclass(frozen=True)
class DecisionMade(Event):
    """A moderator restricted something, with the statement of reasons."""

    kind = "decision_made"
    decision: Decision


@dataclass(frozen=True)
class DecisionLifted(Event):
    """A restriction ended before its time, for this reason."""

    kind = "decision_lifted"
    decision: str
    thing: str
    reason: str


@dataclass(frozen=True)
class DecisionEnded(Event):
    """A restriction ended by itself: its last day was over."""

    kind = "decision_ended"
    decision: str
    thing: str


@dataclass(frozen=True)
class NoticesDismissed(Event):
    """A moderator looked at notices or flags about something and let it stand. `since` is when the
    first of them came.
    """

    kind = "notices_dismissed"
    thing: str
    reason: str
    notices: tuple[Noticed, ...] = ()
    since: int = 0


@dataclass(frozen=True)
class ComplaintDecided(Event):
    """Another moderator looked at complaints against a decision. `since` is when the first of them
    came, `count` how many there were.
    """

    kind = "complaint_decided"
    decision: str
    is_upheld: bool
    reason: str
    count: int = 1
    since: int = 0
