"""Every fact that the log can hold, each a frozen dataclass in the past tense.

An event's bytes are canonical JSON and are never made again once stored. A later shape of an event
gets a higher `schema` and an entry in `_UPCASTS` that reads the older bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .council import CouncilObject, Snapshot
from .decision_events import ComplaintDecided as ComplaintDecided
from .decision_events import DecisionEnded as DecisionEnded
from .decision_events import DecisionLifted as DecisionLifted
from .decision_events import DecisionMade as DecisionMade
from .decision_events import NoticesDismissed as NoticesDismissed
from .decision_events import RulesPublished as RulesPublished
from .errors import InvalidInput
from .event import Event as Event
from .model import (
    Claim,
    Excerpt,
    Frame,
    Json,
    Question,
    Relation,
    Remains,
    Section,
    Source,
    Topic,
)
from .plain import from_plain
from .plain import to_bytes as plain_bytes
from .wiring import Placed, Rewired


@dataclass(frozen=True)
class TopicOpened(Event):
    """A debate began."""

    kind = "topic_opened"
    topic: Topic


@dataclass(frozen=True)
class TopicDescribed(Event):
    """A debate's title, question, theses or description were set anew; the slug stays."""

    kind = "topic_described"
    topic: Topic


@dataclass(frozen=True)
class SectionAdded(Event):
    """A heading was added, or an existing one with this id was set anew."""

    kind = "section_added"
    section: Section


@dataclass(frozen=True)
class SourceAdded(Event):
    """A source was added, or what is known of an existing one with this id was set anew."""

    kind = "source_added"
    source: Source


@dataclass(frozen=True)
class SourceTextStored(Event):
    """The text of a source was stored; `digest` is the SHA-256 of its paragraphs joined by
    newlines.
    """

    kind = "source_text_stored"
    source: str
    paragraphs: tuple[str, ...]
    digest: str


@dataclass(frozen=True)
class ClaimPosted(Event):
    """A claim was posted. `note_html` is its note, rendered and made safe before it was stored.

    `reviewed` tells that a moderator or editor had read it when it was posted.
    """

    kind = "claim_posted"
    claim: Claim
    note_html: str = ""
    reviewed: bool = False


@dataclass(frozen=True)
class ExcerptAnchored(Event):
    """A claim got one more passage that says the same. `suggested` tells that a program had pointed
    at it; a person decided.
    """

    kind = "excerpt_anchored"
    claim: str
    excerpt: Excerpt
    suggested: bool = False


@dataclass(frozen=True)
class ExcerptMoved(Event):
    """A passage of a claim, step or question was found again at another place of its text.

    `earlier` is where it was said to stand, `excerpt` where the very same words stand now.
    """

    kind = "excerpt_moved"
    owner: str
    earlier: Excerpt
    excerpt: Excerpt


@dataclass(frozen=True)
class ClaimRevised(Event):
    """An editor set a claim anew from a file: every field is replaced, the id stays."""

    kind = "claim_revised"
    claim: Claim
    note_html: str = ""


@dataclass(frozen=True)
class ClaimWorded(Event):
    """A claim got another sentence; `reason` says why."""

    kind = "claim_worded"
    claim: str
    text: str
    reason: str = ""


@dataclass(frozen=True)
class ClaimReviewed(Event):
    """A moderator read a claim and let it stand."""

    kind = "claim_reviewed"
    claim: str


@dataclass(frozen=True)
class ClaimWithdrawn(Event):
    """A claim was taken back; it stays visible as withdrawn."""

    kind = "claim_withdrawn"
    claim: str
    reason: str


@dataclass(frozen=True)
class ClaimHidden(Event):
    """A moderator hid a claim, for this reason under this house rule.

    `positions` and `versions` are where the log holds its words: an export leaves those out for as
    long as the claim is hidden, and this event says so. `decision` is the id of the decision that
    holds the statement of reasons.
    """

    kind = "claim_hidden"
    claim: str
    reason: str
    rule: str = ""
    positions: tuple[int, ...] = ()
    versions: tuple[int, ...] = ()
    decision: str = ""


@dataclass(frozen=True)
class ClaimRestored(Event):
    """A hidden or withdrawn claim is shown again."""

    kind = "claim_restored"
    claim: str
    reason: str


@dataclass(frozen=True)
class ClaimsMerged(Event):
    """Two claims say the same: `duplicate` stands from now on as `kept`."""

    kind = "claims_merged"
    duplicate: str
    kept: str
    reason: str


@dataclass(frozen=True)
class RelationPosted(Event):
    """Premises were put forward for or against a claim, or against a step."""

    kind = "relation_posted"
    relation: Relation


@dataclass(frozen=True)
class RelationRevised(Event):
    """An editor set a relation anew from a file."""

    kind = "relation_revised"
    relation: Relation


@dataclass(frozen=True)
class RelationWithdrawn(Event):
    """A relation was taken back."""

    kind = "relation_withdrawn"
    relation: str
    reason: str


@dataclass(frozen=True)
class RelationMoved(Event):
    """A relation speaks on another conclusion from now on."""

    kind = "relation_moved"
    change: Rewired
    reason: str


@dataclass(frozen=True)
class RelationRetyped(Event):
    """A relation speaks in another way: it supports, attacks or undercuts."""

    kind = "relation_retyped"
    change: Rewired
    reason: str


@dataclass(frozen=True)
class PremisesJoined(Event):
    """Relations became one, with all their premises: `joined` went into the one that changed, and
    the objections in `along` are about that one now.
    """

    kind = "premises_joined"
    change: Rewired
    joined: tuple[str, ...]
    along: tuple[Rewired, ...]
    reason: str


@dataclass(frozen=True)
class PremisesParted(Event):
    """Premises of a relation speak for themselves: each of `parts` was posted with one of them."""

    kind = "premises_parted"
    change: Rewired
    parts: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class ClaimSplit(Event):
    """A claim turned out to be several: `parts`, which were posted with this act, take its place.

    `position` is where the log holds how it was posted: by whom and when its parts were said too.
    """

    kind = "claim_split"
    claim: str
    parts: tuple[str, ...]
    changes: tuple[Rewired, ...]
    position: int
    reason: str


@dataclass(frozen=True)
class BranchExtracted(Event):
    """A claim went to a section of its own, with all that was said on it alone."""

    kind = "branch_extracted"
    claim: str
    section: str
    placed: tuple[Placed, ...]
    reason: str


@dataclass(frozen=True)
class QuestionAsked(Event):
    """An open question was put, or an existing one with this id was set anew from a file."""

    kind = "question_asked"
    question: Question


@dataclass(frozen=True)
class Coding:
    """How one coder read a claim: the frames that it uses, none where it uses none."""

    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True)
class FrameCoded(Event):
    """Two people coded a claim without seeing each other's codes, and settled on these frames.

    `codes` are what each had coded before they settled, by no name: agreement is reckoned on them.
    `reason` says why they settled so, '' where they agreed.
    """

    kind = "frame_coded"
    claim: str
    frames: tuple[Frame, ...] = ()
    codes: tuple[Coding, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class CouncilObjectAdded(Event):
    """A thing of the council was added to a debate, or what is known of it was set anew."""

    kind = "council_object_added"
    object: CouncilObject


@dataclass(frozen=True)
class CouncilLinkMade(Event):
    """A claim bears on a thing of the council, or was used in it; both by their ids."""

    kind = "council_link_made"
    object: str
    claim: str


@dataclass(frozen=True)
class CouncilLinkWithdrawn(Event):
    """A link between a thing of the council and a claim was taken back."""

    kind = "council_link_withdrawn"
    object: str
    claim: str
    reason: str


@dataclass(frozen=True)
class SnapshotTaken(Event):
    """A debate was held on to as it stood at one of its versions."""

    kind = "snapshot_taken"
    snapshot: Snapshot


@dataclass(frozen=True)
class Erased(Event):
    """Payloads were deleted for ever. Same place in `positions`, `things` and `versions`: log
    position, thing's id, and the version of the debate, which, unlike the position, is hashed.

    `ground` says by which right or rule. The log keeps that something was said, when, and that it
    is gone; `remains` says of each claim what is counted on.
    """

    kind = "erased"
    positions: tuple[int, ...]
    things: tuple[str, ...]
    ground: str
    versions: tuple[int, ...] = ()
    remains: tuple[Remains, ...] = ()


@dataclass(frozen=True)
class Reverted(Event):
    """An earlier act was undone; `position` is its place in the log."""

    kind = "reverted"
    position: int
    reason: str


KINDS: dict[str, type[Event]] = {kind.kind: kind for kind in Event.__subclasses__()}

# (kind, schema it was written with) -> to the plain form of the next schema
_UPCASTS: dict[tuple[str, int], Callable[[dict[str, Json]], dict[str, Json]]] = {}


def to_bytes(event: Event) -> bytes:
    """Give the bytes under which an event is stored and hashed."""
    return plain_bytes(event)


def from_plain_body(kind: str, schema: int, body: Json) -> Event:
    """Read an event from its stored JSON value. Raises InvalidInput where the kind is unknown."""
    wanted = KINDS.get(kind)
    if wanted is None or not isinstance(body, dict):
        raise InvalidInput("The log holds an event of an unknown kind: {kind}.", kind=kind)
    while schema < wanted.schema:
        body = _UPCASTS[kind, schema](body)
        schema += 1
    return from_plain(wanted, body)
