"""The house rules: those that hold, and every version there was."""

import json
import sqlite3
from dataclasses import dataclass

from ..errors import NotFound
from ..moderation.house_rules import HouseRules
from ..plain import from_plain

NONE = HouseRules(0, ())
"""What holds on a site that has no rules yet."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the rules, and when it was published."""

    rules: HouseRules
    at_ms: int
    pos: int


def current(connection: sqlite3.Connection) -> HouseRules:
    """Give the rules that hold; version 0 without any where none were published."""
    found = versions(connection, 1)
    return found[0].rules if found else NONE


def version(connection: sqlite3.Connection, number: int) -> Version:
    """Give one version. Raises NotFound."""
    for one in versions(connection):
        if one.rules.version == number:
            return one
    raise NotFound("There is no version of the house rules with this number.")


def titles_of_gone(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the last title of each id that an earlier version had and the one that holds has not."""
    every = [one.rules for one in versions(connection)]
    now = {rule.id for rule in every[0].rules} if every else set()
    oldest_first = (rule for rules in reversed(every) for rule in rules.rules)
    return {rule.id: rule.title for rule in oldest_first if rule.id not in now}


def versions(connection: sqlite3.Connection, limit: int = 1_000) -> list[Version]:
    """Give the versions, the newest first."""
    rows = connection.execute(
        "select rules, at_ms, pos from house_rules order by version desc limit ?", (limit,)
    )
    return [
        Version(from_plain(HouseRules, json.loads(rules)), at_ms, pos) for rules, at_ms, pos in rows
    ]
