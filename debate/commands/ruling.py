"""House rules: publishing a version for the whole site, and what a site needs before it opens."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..errors import Conflict, InvalidForm, InvalidInput
from ..events import RulesPublished
from ..moderation.house_rules import HouseRules, require_valid, shipped
from ..queries import accounts, house_rules, topics
from ..roles import Actor, operator
from ..storage.journal import Entry
from ..storage.store import Store
from ..text import characters

EVERYWHERE = ""
"""House rules are of the whole site: they stand in the log of no debate."""
LONGEST = 1_000  # characters of any text here


def publish_rules(
    store: Store,
    actor: Actor,
    rules: HouseRules,
    announcement: str = "",
    *,
    seen: int | None = None,
) -> Sequence[Entry]:
    """Set the house rules; gives nothing where they are those that hold.

    Ids stay for ever: a decision names one, so a rule that goes keeps its id to itself. A change
    needs an announcement. `seen` is the version that was looked at. Raises InvalidForm with all
    that is wrong at once, InvalidInput and Conflict.
    """
    actor.require("rules")
    rules = _cleaned(rules)
    require_valid(rules)
    said = _line(announcement)
    with store.change(EVERYWHERE, actor.ref_in(EVERYWHERE), account=actor.account) as change:
        now = house_rules.current(change.connection)
        if (rules.intro, rules.rules) == (now.intro, now.rules):
            return []
        _require_own_ids(rules, house_rules.titles_of_gone(change.connection))
        if seen is not None and seen != now.version:
            raise Conflict("Somebody changed the rules while you were working. Look at them again.")
        if now.version and not 3 <= len(said) <= LONGEST:
            raise InvalidInput(
                "Say what changes, for everybody who reads along.", field="announcement"
            )
        new = replace(rules, version=now.version + 1, announcement=said if now.version else "")
        return change.record(RulesPublished(new))


def publish_shipped(store: Store) -> bool:
    """Give a site that has no house rules those that come along; tells whether it did."""
    with store.reading() as connection:
        has_rules = house_rules.current(connection).version
    if has_rules:
        return False
    publish_rules(store, operator(EVERYWHERE), shipped())
    return True


def require_open_to_all(store: Store, only: str = "") -> None:
    """Raise Conflict unless there are house rules and somebody moderates each debate, or `only`
    this one, which may be new.

    Only then may a site be served under a public name, or get that debate while it is.
    """
    with store.reading() as connection:
        if not house_rules.current(connection).version:
            raise Conflict("There are no house rules yet. Run `debate init`.")
        moderated = accounts.moderated(connection)
        slugs = [only] if only else [one.slug for one in topics.topics(connection)]
    missing = [slug for slug in slugs if not {slug, EVERYWHERE} & moderated]
    if missing:
        raise Conflict(
            "Nobody moderates {topics} yet, so it is not opened to the public. Run"
            " `debate sign-in NAME --role moderator --email ADDRESS`, and then this again.",
            topics=", ".join(missing[:5]),
        )


def _cleaned(rules: HouseRules) -> HouseRules:
    """Give the rules without what cannot be seen or changes the order of what is read."""
    told = tuple(
        replace(rule, title=_line(rule.title), text=_line(rule.text)) for rule in rules.rules
    )
    return replace(rules, rules=told, intro=_line(rules.intro))


def _line(text: str) -> str:
    return characters.one_line(text, LONGEST)


def _require_own_ids(rules: HouseRules, gone: Mapping[str, str]) -> None:
    """Raise InvalidForm where a rule takes the id of another one that went: decisions name it."""
    errors = {
        f"id-{number}": InvalidInput(
            "{id} was the rule '{title}'. Decisions name it: take an id that was never used.",
            field=f"id-{number}",
            id=rule.id,
            title=gone[rule.id],
        )
        for number, rule in enumerate(rules.rules, 1)
        if gone.get(rule.id, rule.title) != rule.title
    }
    if errors:
        raise InvalidForm(errors)
