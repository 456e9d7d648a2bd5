"""How often claims and steps were answered."""

import sqlite3
from collections.abc import Mapping, Sequence

from . import things

_ANSWERS = "select count(*) from relation where conclusion in ({}) and status = 'shown'"
_BY_CONCLUSION = """
    select conclusion, count(*) from relation
    where conclusion in ({}) and status = 'shown'
    group by conclusion
"""
_ATTACKS = """
    select conclusion, count(*) from relation
    where conclusion in ({}) and kind = 'attack' and status = 'shown'
    group by conclusion
"""


def answers(connection: sqlite3.Connection, conclusions: Sequence[str]) -> int:
    """Count the steps towards these claims together."""
    return sum(row[0] for row in things.in_lots(connection, _ANSWERS, conclusions))


def objections(connection: sqlite3.Connection, relations: Sequence[str]) -> dict[str, int]:
    """Count the objections against each step; steps without any are left out."""
    return dict(things.in_lots(connection, _BY_CONCLUSION, relations))


def steps(connection: sqlite3.Connection, stands: Mapping[str, str]) -> dict[str, int]:
    """Count the steps towards each kept claim, those towards what was merged into it included;
    `stands` maps each of them to what it stands as.
    """
    return _folded(connection, _BY_CONCLUSION, stands)


def attacks(connection: sqlite3.Connection, stands: Mapping[str, str]) -> dict[str, int]:
    """Count the counterarguments among those steps."""
    return _folded(connection, _ATTACKS, stands)


def _folded(
    connection: sqlite3.Connection, query: str, stands: Mapping[str, str]
) -> dict[str, int]:
    found: dict[str, int] = {}
    for conclusion, count in things.in_lots(connection, query, list(stands)):
        found[stands[conclusion]] = found.get(stands[conclusion], 0) + count
    return found
