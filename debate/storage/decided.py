"""What moderators decided, folded from the log: house rules, decisions, and what became of both."""

from collections.abc import Iterable, Iterator, Sequence

from .. import events
from ..errors import InvalidInput
from ..moderation.decision import Act, Noticed
from ..moderation.statement import require_valid
from ..plain import canonical, to_plain
from .journal import Entry
from .rows import TOUCHED, Statement, as_json

TABLES = """
create table house_rules (
    version integer primary key,
    pos integer not null,
    at_ms integer not null,
    announcement text not null,
    rules text not null
);
create table decision (
    id text primary key,
    debate text not null,
    pos integer not null,
    at_ms integer not null,
    actor_ref blob not null,
    act text not null check (act in ('label', 'aside', 'hide', 'lock', 'slow', 'close', 'ban')),
    thing text not null,
    side integer not null,
    ends text not null,
    minutes integer not null,
    body text not null,
    lifted_pos integer,
    lifted_ms integer,
    lifted_for text not null,
    complaint text not null check (complaint in ('', 'upheld', 'rejected'))
);
create index decision_debate on decision (debate, pos);
create index decision_thing on decision (thing, pos);
create table dismissal (
    pos integer primary key,
    debate text not null,
    at_ms integer not null,
    thing text not null,
    reason text not null,
    since integer not null,
    notices text not null
);
create table complaint_outcome (
    pos integer primary key,
    debate text not null,
    decision text not null,
    at_ms integer not null,
    actor_ref blob not null,
    is_upheld integer not null check (is_upheld in (0, 1)),
    reason text not null,
    count integer not null,
    since integer not null
);
create index complaint_outcome_decision on complaint_outcome (decision, pos);
alter table claim add column mark text not null default '';
"""
TABLES_AT_FIRST = TABLES.replace(", 'ban'", "")
"""Before anybody could be kept out of a debate."""
STATE_TABLES = ("house_rules", "decision", "dismissal", "complaint_outcome")

_RULES = """
    insert into house_rules (version, pos, at_ms, announcement, rules)
    values (?, ?, ?, ?, ?)
"""
_DECISION = """
    insert into decision (id, debate, pos, at_ms, actor_ref, act, thing, side, ends, minutes, body,
        lifted_pos, lifted_ms, lifted_for, complaint)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, '', '')
"""
_DISMISSAL = """
    insert into dismissal (pos, debate, at_ms, thing, reason, since, notices)
    values (?, ?, ?, ?, ?, ?, ?)
"""
_OUTCOME = """
    insert into complaint_outcome (pos, debate, decision, at_ms, actor_ref, is_upheld, reason,
        count, since)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_LIFT = """
    update decision set lifted_pos = ?, lifted_ms = ?, lifted_for = ?
    where id = ? and lifted_pos is null
"""
_END = "update decision set lifted_pos = ?, lifted_ms = ?, lifted_for = '' where id = ?"
_LIFT_HIDING = """
    update decision set lifted_pos = ?, lifted_ms = ?, lifted_for = ?
    where thing = ? and act = 'hide' and lifted_pos is null
"""
_HOLD_AGAIN = (
    "update decision set lifted_pos = null, lifted_ms = null, lifted_for = '' where id = ?"
)
# No words of its own: which marks a claim bears follows from the decisions that hold.
_MARK = """
    update claim set mark = (
        select coalesce(group_concat(act, ' '), '') from (
            select distinct act from decision
            where thing = claim.id and act in ('label', 'aside') and lifted_pos is null
            order by act
        )
    )
    where id = ?
"""
_HIDE_STEP = "update relation set status = 'hidden', reason = ? where id = ? and status = 'shown'"
_SHOW_STEP = """
    update relation set status = 'shown', reason = ''
    where id = ? and status = 'hidden'
"""


def require_statements(acts: Sequence[events.Event]) -> None:
    """Raise InvalidInput unless what is restricted goes with its statement of reasons, whole and in
    the same act: there is no other way to restrict anything.
    """
    made = [act.decision for act in acts if isinstance(act, events.DecisionMade)]
    for one in made:
        require_valid(one.statement)
    hidden = {(one.id, one.thing) for one in made if one.act is Act.HIDE}
    for act in acts:
        if isinstance(act, events.ClaimHidden) and (act.decision, act.claim) not in hidden:
            raise InvalidInput("Nothing is restricted without a statement of reasons.")


def rules_published(entry: Entry, event: events.RulesPublished) -> Iterator[Statement]:
    """Keep one more version of the rules."""
    rules = event.rules
    stored = as_json(to_plain(rules))
    at = entry.recorded.at_ms
    yield _RULES, (rules.version, entry.pos, at, rules.announcement, stored)


def decision_made(entry: Entry, event: events.DecisionMade) -> Iterator[Statement]:
    """Keep a decision; a claim bears its mark, and a step that is hidden goes out of sight."""
    one, recorded = event.decision, entry.recorded
    place = (one.id, recorded.debate, entry.pos, recorded.at_ms, recorded.actor_ref)
    body = canonical(to_plain(one)).decode()
    told = (str(one.act), one.thing, one.side, one.statement.ends, one.minutes, body)
    yield _DECISION, (*place, *told)
    if one.act is not Act.HIDE or one.thing.startswith("r"):  # `claim_hidden` tells it of a claim
        yield TOUCHED, (one.thing, entry.pos, "decision")
    if one.act in (Act.LABEL, Act.ASIDE):
        yield _MARK, (one.thing,)
    elif one.act is Act.HIDE and one.thing.startswith("r"):
        yield _HIDE_STEP, (one.statement.ground, one.thing)


def decision_lifted(entry: Entry, event: events.DecisionLifted) -> Iterator[Statement]:
    """End a restriction."""
    yield _LIFT, (entry.pos, entry.recorded.at_ms, event.reason, event.decision)
    yield from _free(entry, event.thing)


def decision_ended(entry: Entry, event: events.DecisionEnded) -> Iterator[Statement]:
    """End a restriction whose last day is over; nobody gave a reason for that."""
    yield _END, (entry.pos, entry.recorded.at_ms, event.decision)
    yield from _free(entry, event.thing)


def _free(entry: Entry, thing: str) -> Iterator[Statement]:
    """Take from a thing what no decision holds any more."""
    yield TOUCHED, (thing, entry.pos, "decision")
    yield _MARK, (thing,)
    yield _SHOW_STEP, (thing,)


def notices_dismissed(entry: Entry, event: events.NoticesDismissed) -> Iterator[Statement]:
    """Keep that notices were looked at and led to nothing."""
    place = (entry.pos, entry.recorded.debate, entry.recorded.at_ms, event.thing)
    yield _DISMISSAL, (*place, event.reason, event.since, _noticed(event.notices))


def complaint_decided(entry: Entry, event: events.ComplaintDecided) -> Iterator[Statement]:
    """Keep what became of complaints."""
    recorded = entry.recorded
    told = (int(event.is_upheld), event.reason, event.count, event.since)
    place = (entry.pos, recorded.debate, event.decision, recorded.at_ms, recorded.actor_ref)
    yield _OUTCOME, (*place, *told)
    outcome = "upheld" if event.is_upheld else "rejected"
    yield "update decision set complaint = ? where id = ?", (outcome, event.decision)


def hiding(entry: Entry, claim: str, act: events.Event | None) -> Statement:
    """Let the decision behind a hidden claim hold as long as the hiding does."""
    if isinstance(act, events.ClaimHidden):
        return _HOLD_AGAIN, (act.decision,)
    reason = act.reason if isinstance(act, events.ClaimRestored) else ""
    return _LIFT_HIDING, (entry.pos, entry.recorded.at_ms, reason, claim)


def _noticed(notices: Iterable[Noticed]) -> str:
    return as_json([to_plain(one) for one in notices])


APPLY = {
    events.RulesPublished: rules_published,
    events.DecisionMade: decision_made,
    events.DecisionLifted: decision_lifted,
    events.DecisionEnded: decision_ended,
    events.NoticesDismissed: notices_dismissed,
    events.ComplaintDecided: complaint_decided,
}
"""One function for each kind of event, for `state.apply`."""
