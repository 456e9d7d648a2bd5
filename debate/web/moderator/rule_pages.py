"""The house rules: those that hold and every version there was, and the form to set another."""

import dataclasses
import itertools
from collections.abc import Mapping, Sequence

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from ...commands import ruling
from ...errors import InvalidForm, InvalidInput, Refusal
from ...moderation.decision import day
from ...moderation.house_rules import MOST_RULES, HouseRules, Rule, in_english, shipped
from ...queries import house_rules
from ...queries.house_rules import Version
from ...text import characters
from ...text.language import tell
from .. import fields, members, moderation_links, session
from ..as_file import as_json

rule_pages = Blueprint("rule_pages", __name__)
SPARE = 2  # empty places for rules that are new
LONGEST = 2_000
_FIELDS = {"id": "nummer", "title": "titel", "text": "tekst", "announcement": "wijziging"}


@rule_pages.get("/huisregels")
def show_rules() -> ResponseReturnValue:
    """What may be posted, how often, and what happens to what may not; every version of it."""
    with session.store().reading() as connection:
        versions = house_rules.versions(connection)
    rules = versions[0].rules if versions else shipped()
    return _shown(rules, versions)


@rule_pages.get("/huisregels/versies/<int:number>")
def show_version(number: int) -> ResponseReturnValue:
    """The rules as one version had them."""
    with session.store().reading() as connection:
        told = house_rules.version(connection, number)
        versions = house_rules.versions(connection)
    is_old = told.rules.version != versions[0].rules.version
    return _shown(told.rules, versions, is_old=is_old)


def _shown(
    rules: HouseRules, versions: Sequence[Version], *, is_old: bool = False
) -> ResponseReturnValue:
    return render_template(
        "about/rules.html",
        rules=rules,
        english=in_english(rules),
        versions=versions,
        is_old=is_old,
    )


@rule_pages.get("/huisregels/json")
def show_rules_json() -> ResponseReturnValue:
    """The house rules that hold, for programs, with their version and the ids decisions name."""
    with session.store().reading() as connection:
        versions = house_rules.versions(connection, 1)
    newest = versions[0] if versions else Version(shipped(), 0, 0)
    published = day(newest.at_ms).isoformat() if newest.at_ms else None
    return as_json({**dataclasses.asdict(newest.rules), "published": published})


@rule_pages.get("/moderatie/huisregels")
def show_rule_form() -> ResponseReturnValue:
    """The rules that hold, as a form for who administers the whole site."""
    members.acting(ruling.EVERYWHERE, "rules")
    with session.store().reading() as connection:
        return _drawn(house_rules.current(connection))


@rule_pages.post("/moderatie/huisregels")
def publish_rules() -> ResponseReturnValue:
    """Set another version, with what changes told to everybody."""
    actor = members.acting(ruling.EVERYWHERE, "rules")
    sent = _sent(request.form)
    said = request.form.get("wijziging", "")[:LONGEST]
    version = fields.whole(request.form.get("versie", "")) or 0
    try:
        made = ruling.publish_rules(session.store(), actor, sent, said, seen=version)
        if not made:
            raise InvalidInput("These are the rules that hold. Change one, or leave the page.")
    except Refusal as error:
        shown = dataclasses.replace(sent, version=version)
        return make_response(_drawn(shown, said, _errors(error)), error.status)
    return redirect(moderation_links.rules(), 303)


def _sent(form: Mapping[str, str]) -> HouseRules:
    """Give the rules as they were typed; what has neither title nor text is no rule."""
    rules = []
    for number in range(1, MOST_RULES + SPARE + 1):
        title, text, id_ = (
            characters.one_line(form.get(f"{name}-{number}", ""), LONGEST)
            for name in ("titel", "tekst", "nummer")
        )
        if title or text:
            rules.append(Rule(id_, title, text, law=f"wet-{number}" in form))
    intro = characters.one_line(form.get("intro", ""), LONGEST)
    return HouseRules(0, tuple(rules), intro)


def _drawn(rules: HouseRules, said: str = "", errors: Mapping[str, str] | None = None) -> str:
    with session.store().reading() as connection:
        taken = {one.id for told in house_rules.versions(connection) for one in told.rules.rules}
    taken |= {rule.id for rule in rules.rules}
    free = (id_ for number in itertools.count(1) if (id_ := f"regel-{number}") not in taken)
    room = max(0, min(SPARE, MOST_RULES - len(rules.rules)))
    return render_template(
        "moderator/rules.html",
        who=members.member(),
        rules=rules,
        places=[*rules.rules, *(Rule(id_, "") for id_ in itertools.islice(free, room))],
        said=said,
        errors=errors or {},
    )


def _errors(error: Refusal) -> dict[str, str]:
    """Give what is wrong by the form's own fields; it is drawn anew without the empty places."""
    if isinstance(error, InvalidForm):
        return {_field(name): tell(one) for name, one in error.errors.items()}
    field = error.field if isinstance(error, InvalidInput) else ""
    return {_FIELDS.get(field, "wijziging"): tell(error)}


def _field(name: str) -> str:
    what, dash, number = name.partition("-")
    return f"{_FIELDS.get(what, what)}{dash}{number}"
