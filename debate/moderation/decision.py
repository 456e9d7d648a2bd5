"""A moderator's decision: what is restricted, why, and until when it can be complained of."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from .statement import Statement

COMPLAINT_DAYS = 183
"""Six months, and never less, from the day of the decision (article 20(1))."""
BAN_DAYS = 366
"""For how long somebody can be kept out; after that it has to be decided anew."""
ALONE_DAYS = 31
"""For how long one moderator alone keeps somebody out, where there is another to ask."""
MINUTES = (1, 1_440)
"""How slow slow mode can be: at most one contribution a day."""


_END = 253_402_300_799
"""The last second that a date can tell."""


class Act(StrEnum):
    """What is decided; the values are the acts that a role may do."""

    LABEL = "label"
    """The claim is marked as contested."""
    ASIDE = "aside"
    """The claim is folded away among the answers; its own page stays as it is."""
    HIDE = "hide"
    """The words cannot be read."""
    LOCK = "lock"
    """Nobody can answer the claim, or what stands below it."""
    SLOW = "slow"
    """Each person may contribute once in so many minutes."""
    CLOSE = "close"
    """Nobody can contribute to the debate."""
    BAN = "ban"
    """One person cannot contribute to the debate. Who it is stands in no decision."""

    @property
    def visibility(self) -> str:
        """What the transparency database calls this restriction of content, '' where it is none."""
        return f"DECISION_VISIBILITY_{_VISIBILITY[self]}" if self in _VISIBILITY else ""

    @property
    def provision(self) -> str:
        """What it calls this restriction of the service to somebody, '' where it is none."""
        return "DECISION_PROVISION_PARTIAL_SUSPENSION" if self is Act.BAN else ""


_VISIBILITY = {
    Act.LABEL: "CONTENT_LABELLED",
    Act.ASIDE: "CONTENT_DEMOTED",
    Act.HIDE: "CONTENT_DISABLED",
    Act.LOCK: "CONTENT_INTERACTION_RESTRICTED",
    Act.SLOW: "CONTENT_INTERACTION_RESTRICTED",
    Act.CLOSE: "CONTENT_INTERACTION_RESTRICTED",
}
ON_CLAIMS = (Act.LABEL, Act.ASIDE, Act.HIDE, Act.LOCK)
ON_STEPS = (Act.HIDE,)
ON_DEBATES = (Act.SLOW, Act.CLOSE)


@dataclass(frozen=True)
class Noticed:
    """How many notices or flags of one category led to a decision."""

    category: str
    count: int


@dataclass(frozen=True)
class Decision:
    """One decision. `thing` is a claim, a step, or a debate by its slug.

    `side` tells where the claim stood then: 1 for, -1 against the theses, 0 neither. `since` is
    when the first notice came, 0 without one. `minutes` is for slow mode. Of a ban, `prolongs` is
    that of another moderator, who agreed so; `is_alone` that it is long and nobody else could.
    """

    id: str
    act: Act
    thing: str
    rule: str
    rules_version: int
    statement: Statement
    side: int = 0
    minutes: int = 0
    notices: tuple[Noticed, ...] = ()
    since: int = 0
    prolongs: str = ""
    is_alone: bool = False


def acts_on(thing: str, debate: str) -> tuple[Act, ...]:
    """Give what can be decided about a thing; a ban is of who wrote it.

    >>> [str(act) for act in acts_on("fietspad", "fietspad")]
    ['slow', 'close']
    """
    if thing == debate:
        return ON_DEBATES
    return (*(ON_STEPS if thing.startswith("r") else ON_CLAIMS), Act.BAN)


def last_day(at_ms: int) -> date:
    """Give the last day on which a complaint is taken in.

    >>> last_day(0).isoformat()
    '1970-07-03'
    """
    return day(at_ms) + timedelta(days=COMPLAINT_DAYS)


def day(at_ms: int) -> date:
    """Give the day of a moment, in UTC."""
    return datetime.fromtimestamp(min(at_ms // 1000, _END), UTC).date()
