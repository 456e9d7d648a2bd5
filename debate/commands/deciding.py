"""Deciding: each restriction with its statement of reasons in one transaction, and the way back."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from .. import events
from ..errors import Conflict, DebateError, InvalidForm, InvalidInput, NotAllowed
from ..events import Event
from ..model import is_id, make_id
from ..moderation.decision import BAN_DAYS, MINUTES, Act, Decision, acts_on, day
from ..moderation.house_rules import HouseRules, Rule
from ..moderation.statement import (
    ILLEGAL,
    INCOMPATIBLE,
    NOTICE,
    OF_OUR_RULES,
    OTHER_NOTICE,
    VOLUNTARY,
    Statement,
    require_valid,
)
from ..queries import cases, claims, decisions, house_rules, sides, topics
from ..queries.cases import Case
from ..queries.decisions import DecisionView
from ..roles import Actor
from ..storage import reports
from ..storage.journal import Entry
from ..storage.store import Change, Store, now_ms
from ..storage.withholding import places_of_words
from ..text import characters
from ..text.sentence import excerpt_of, sentence
from . import owing, structuring

REASON = 500


@dataclass(frozen=True)
class Ruling:
    """What a moderator fills in. `law` names an article where the rule is one of law, `ends` the
    last day as year-month-day, `minutes` how slow slow mode is.
    """

    rule: str
    facts: str
    explanation: str
    category: str = OF_OUR_RULES
    law: str = ""
    ends: str = ""
    minutes: int = 0
    is_found_by_program: bool = False


@dataclass(frozen=True)
class Decided:
    """What was stored."""

    entries: Sequence[Entry]
    debate: str
    id: str


def decide(
    store: Store,
    actor: Actor,
    act: Act,
    thing: str,
    ruling: Ruling,
    *,
    expected: int | None = None,
    seen: int = 0,
    idem: str = "",
) -> Decided:
    """Restrict a claim, a step or a debate, and answer the notices about it.

    Raises InvalidForm with all that is wrong with the ruling at once, NotFound, and Conflict where
    it is restricted so already, somebody changed it after the version `seen`, or the debate moved
    on past `expected`.
    """
    actor.require(str(act))
    idem = idem or secrets.token_hex(16)
    debate = debate_of(store, thing)
    made = make_id("d", debate, actor.ref.hex(), idem)
    with store.change(
        debate, actor.ref_in(debate), idem=idem, expected=expected, account=actor.account
    ) as change:
        if change.is_repeat:
            return Decided(change.earlier, debate, made)
        if seen:
            structuring.require_untouched(change.connection, debate, [thing], seen)
        return Decided(
            change.record(*ruled(change, debate, made, act, thing, ruling)), debate, made
        )


def ruled(
    change: Change, debate: str, made: str, act: Act, thing: str, ruling: Ruling
) -> list[Event]:
    """Give the events of one decision, the decision itself first, and answer the notices about the
    thing. Raises as `decide` does.
    """
    if act is Act.BAN or act not in acts_on(thing, debate):
        raise InvalidInput("This cannot be decided about that.", field="act")
    _require_open(change, act, thing)
    case = cases.case(change.connection, debate, thing)
    decision = worked_out(change, made, act, thing, ruling, case)
    decision = replace(decision, side=sides.side(change.connection, debate, thing))
    owing.reasons(change.connection, debate, decision)
    owing.decided(change.connection, debate, thing, made)
    reports.close_reports(change.connection, debate, thing, decision=made)
    return [events.DecisionMade(decision), *_acts(change, decision)]


def lift(store: Store, actor: Actor, id_: str, reason: str) -> Sequence[Entry]:
    """End a restriction. Raises NotFound, InvalidInput, and Conflict where it ended already."""
    actor.require("restore")
    why = sentence(reason, field="reason")
    view = _decision_view(store, id_)
    with store.change(view.debate, actor.ref_in(view.debate), account=actor.account) as change:
        found = decisions.decision(change.connection, id_)
        if found.lifted_ms is not None:
            raise Conflict("This restriction ended already. Look at it again.")
        owing.lifted(change.connection, found, why)
        return change.record(_lifting(found, why))


def lift_together(
    store: Store, actor: Actor, id_: str, chosen: Sequence[str], reason: str, *, idem: str = ""
) -> Sequence[Entry]:
    """End several restrictions of those that were decided in one act with this one, as one act with
    one reason, all or none. Complaints about them stay, each to be answered by another moderator.

    Raises NotFound, InvalidInput, and Conflict where one of them ended already.
    """
    actor.require("restore")
    why = sentence(reason, field="reason")
    debate = _decision_view(store, id_).debate
    idem = idem or secrets.token_hex(16)
    with store.change(debate, actor.ref_in(debate), idem=idem, account=actor.account) as change:
        if change.is_repeat:
            return change.earlier
        found = decisions.together(change.connection, id_)
        views = [one for one in found if one.id in set(chosen)]
        if not views:
            raise InvalidInput("Choose at least one item.", field="items")
        if any(one.lifted_ms is not None for one in views):
            raise Conflict("This restriction ended already. Look at it again.")
        for one in views:
            owing.lifted(change.connection, one, why)
        return change.record(*(_lifting(one, why) for one in views))


def dismiss(store: Store, actor: Actor, thing: str, reason: str) -> Sequence[Entry]:
    """Let a thing stand after notices or flags about it; who sent them reads why.

    Raises NotFound, InvalidInput, and Conflict where nothing waits any more.
    """
    actor.require("decide")
    why = sentence(reason, field="reason")
    debate = debate_of(store, thing)
    with store.change(debate, actor.ref_in(debate), account=actor.account) as change:
        return change.record(dismissed(change, debate, thing, why))


def dismissed(change: Change, debate: str, thing: str, why: str) -> Event:
    """Give the event of letting a thing stand, and answer the notices about it. Raises Conflict."""
    case = cases.case(change.connection, debate, thing)
    if case is None:
        raise Conflict("Somebody else answered these reports in the meantime.")
    owing.dismissed(change.connection, debate, thing, why)
    reports.close_reports(change.connection, debate, thing, answer=why)
    return events.NoticesDismissed(thing, why, case.noticed, case.since)


def decide_complaints(
    store: Store, actor: Actor, id_: str, reason: str, *, is_upheld: bool
) -> Sequence[Entry]:
    """Answer all complaints against a decision; upheld, everything is as it was before it.

    Raises NotFound, InvalidInput, NotAllowed for who made the decision, and Conflict where no
    complaint waits.
    """
    actor.require("decide")
    why = sentence(reason, field="reason")
    debate = _decision_view(store, id_).debate
    with store.change(debate, actor.ref_in(debate), account=actor.account) as change:
        view = decisions.decision(change.connection, id_)
        if view.moderator == actor.ref:
            raise NotAllowed("You made this decision yourself. Another moderator decides on it.")
        count, since = cases.contested(change.connection, id_)
        if not count:
            raise Conflict("Somebody else answered these complaints in the meantime.")
        owing.answered(change.connection, view, why, is_upheld=is_upheld)
        reports.close_complaints(change.connection, id_, is_upheld=is_upheld, answer=why)
        outcome = events.ComplaintDecided(id_, is_upheld, why, count, since)
        ends = [_lifting(view, why)] if is_upheld and view.lifted_ms is None else []
        return change.record(outcome, *ends)


def debate_of(store: Store, thing: str) -> str:
    """Give the debate of a claim or step, or the debate itself. Raises NotFound."""
    with store.reading() as connection:
        if is_id(thing, "cr"):
            return claims.debate_of(connection, thing)
        topics.version(connection, thing)
        return thing


def _decision_view(store: Store, id_: str) -> DecisionView:
    with store.reading() as connection:
        return decisions.decision(connection, id_)


def _require_open(change: Change, act: Act, thing: str) -> None:
    """Raise Conflict where there is nothing to restrict any more, or it is restricted so."""
    connection, today = change.connection, datetime.now(UTC).date()
    if decisions.held(connection, thing, act, today):
        raise Conflict("Somebody else decided the same in the meantime. Look at it again first.")
    if is_id(thing, "c"):
        is_shown = claims.claim(connection, thing).status in ("shown", "split")
    else:
        is_shown = not is_id(thing, "r") or claims.step(connection, thing).status == "shown"
    if not is_shown:
        raise Conflict("This claim was changed in the meantime. Look at it again first.")


def _acts(change: Change, decision: Decision) -> list[Event]:
    """Give what changes besides the decision itself: the words of a claim that is hidden go."""
    if decision.act is not Act.HIDE or not decision.thing.startswith("c"):
        return []
    reason = excerpt_of(decision.statement.explanation, REASON)
    places = places_of_words(change.connection, decision.thing)
    return [events.ClaimHidden(decision.thing, reason, decision.rule, *places, decision.id)]


def _lifting(view: DecisionView, why: str) -> Event:
    one = view.decision
    if one.act is Act.HIDE and one.thing.startswith("c"):
        return events.ClaimRestored(one.thing, why)
    return events.DecisionLifted(one.id, one.thing, why)


def worked_out(
    change: Change, made: str, act: Act, thing: str, ruling: Ruling, case: Case | None
) -> Decision:
    """Make the decision of what was filled in. Raises InvalidForm."""
    rules = house_rules.current(change.connection)
    rule = rules.rule(ruling.rule)
    statement = _grounded(_statement(change, made, act, thing, ruling), ruling, rules, rule)
    if case:
        source = NOTICE if case.notices else OTHER_NOTICE
        statement = replace(statement, source_type=source)
    _require_whole(statement, act, ruling, rule)
    return Decision(
        made,
        act,
        thing,
        ruling.rule,
        rules.version,
        statement,
        minutes=ruling.minutes if act is Act.SLOW else 0,
        notices=case.noticed if case else (),
        since=case.since if case else 0,
    )


def _statement(change: Change, made: str, act: Act, thing: str, ruling: Ruling) -> Statement:
    now = now_ms(change.connection)
    posted = _posted_on(change, thing) or day(now)
    return Statement(
        made,
        tuple(filter(None, [act.visibility])),
        decision_provision=act.provision,
        decision_facts=characters.lines(ruling.facts, 5_000).strip(),
        category=ruling.category,
        content_language="NL",
        territorial_scope=("NL",),
        content_date=max(posted, date(2000, 1, 1)).isoformat(),
        application_date=day(now).isoformat(),
        end_date_visibility_restriction=ruling.ends.strip() if act.visibility else "",
        end_date_service_restriction=ruling.ends.strip() if act.provision else "",
        source_type=VOLUNTARY,
        automated_detection="Yes" if ruling.is_found_by_program else "No",
    )


def _grounded(
    statement: Statement, ruling: Ruling, rules: HouseRules, rule: Rule | None
) -> Statement:
    """Give the statement with its ground: the law where the rule is one of law, else the rule."""
    explanation = characters.lines(ruling.explanation, 2_000).strip()
    if rule and rule.law:
        return replace(
            statement,
            decision_ground=ILLEGAL,
            illegal_content_legal_ground=characters.one_line(ruling.law, 500),
            illegal_content_explanation=explanation,
        )
    return replace(
        statement,
        decision_ground=INCOMPATIBLE,
        incompatible_content_ground=rules.named(rule) if rule else "",
        incompatible_content_explanation=explanation,
    )


def _require_whole(statement: Statement, act: Act, ruling: Ruling, rule: Rule | None) -> None:
    """Raise InvalidForm with what the form and the transparency database ask, at the form's own
    fields.
    """
    errors: dict[str, DebateError] = {}
    try:
        require_valid(statement)
    except InvalidForm as refused:
        errors = {_FIELDS.get(name, name): error for name, error in refused.errors.items()}
    if rule is None:
        errors["rule"] = InvalidInput("Choose the house rule that it goes against.", field="rule")
    least, most = MINUTES
    if act is Act.BAN and "ends" not in errors:
        errors.update(_too_long(statement))
    if act is Act.SLOW and not least <= ruling.minutes <= most:
        said = "Give a number of minutes between {least} and {most}."
        errors["minutes"] = InvalidInput(said, field="minutes", least=least, most=most)
    if errors:
        raise InvalidForm(errors)


def _too_long(statement: Statement) -> dict[str, DebateError]:
    """Say where somebody would be kept out without end."""
    most = date.fromisoformat(statement.application_date) + timedelta(days=BAN_DAYS)
    if statement.ends and statement.ends <= most.isoformat():
        return {}
    said = "Give the last day: nobody is kept out for more than a year."
    return {"ends": InvalidInput(said, field="ends")}


_FIELDS = {
    "decision_facts": "facts",
    "illegal_content_legal_ground": "law",
    "illegal_content_explanation": "explanation",
    "incompatible_content_ground": "rule",
    "incompatible_content_explanation": "explanation",
    "end_date_visibility_restriction": "ends",
    "end_date_service_restriction": "ends",
}


def _posted_on(change: Change, thing: str) -> date | None:
    """Give the day on which a thing was posted, None for a debate."""
    if is_id(thing, "c"):
        return day(claims.claim(change.connection, thing).posted_ms)
    if is_id(thing, "r"):
        return day(claims.step(change.connection, thing).posted_ms)
    return None
