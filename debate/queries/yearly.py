"""The figures of one year of moderation (Digital Services Act, articles 15 and 24).

All of them are counted from what stands in the log, so that anybody can count them again.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median

from ..errors import NotFound
from ..moderation.decision import Decision, Noticed
from ..moderation.noticing import Flag
from ..plain import from_plain

HOUR_MS = 60 * 60 * 1000
FIRST = 2020


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: `what` is counted, `of` which sort ('' for all), None where nothing was."""

    what: str
    of: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Year:
    """All figures of a year (UTC), in their order."""

    year: int
    figures: tuple[Figure, ...]

    def of(self, what: str) -> list[Figure]:
        """Give the figures of one kind, the whole first."""
        return [one for one in self.figures if one.what == what]


def yearly(connection: sqlite3.Connection, year: int) -> Year:
    """Count a year. Raises NotFound for one that has not begun, or from before the law."""
    if not FIRST <= year <= datetime.now(UTC).year:
        raise NotFound("There are no figures of this year.")
    begin, end = (_ms(number) for number in (year, year + 1))
    made = [
        (from_plain(Decision, json.loads(body)), at_ms)
        for body, at_ms in connection.execute(
            "select body, at_ms from decision where at_ms >= ? and at_ms < ? order by pos",
            (begin, end),
        )
    ]
    stays = connection.execute(
        "select notices, since, at_ms from dismissal where at_ms >= ? and at_ms < ? order by pos",
        (begin, end),
    ).fetchall()
    outcomes = connection.execute(
        """
        select is_upheld, count, since, at_ms from complaint_outcome
        where at_ms >= ? and at_ms < ? order by pos
        """,
        (begin, end),
    ).fetchall()
    let_stand = [from_plain(Noticed, one) for told, _, _ in stays for one in json.loads(told)]
    acted_on = [one for decision, _ in made for one in decision.notices]
    waited = [
        *(at_ms - decision.since for decision, at_ms in made if decision.since),
        *(at_ms - since for _, since, at_ms in stays if since),
    ]
    return Year(
        year,
        (
            Figure("orders", "", None),
            *_noticed(acted_on, let_stand),
            *_decided([decision for decision, _ in made]),
            Figure("withdrawn", "", _withdrawn(connection, begin, end)),
            *_complained(outcomes),
            Figure("hours", "notice", _hours(waited)),
            Figure("hours", "complaint", _hours([at - since for _, _, since, at in outcomes])),
        ),
    )


def first_year(connection: sqlite3.Connection) -> int:
    """Give the year of the first decision, this year where there is none."""
    row = connection.execute("select min(at_ms) from decision").fetchone()
    now = datetime.now(UTC)
    return datetime.fromtimestamp(row[0] / 1000, UTC).year if row[0] else now.year


def _noticed(acted_on: list[Noticed], let_stand: list[Noticed]) -> Iterator[Figure]:
    """Count notices by law and flags apart, by sort, and by what became of them."""
    for what, is_flag in (("notices", False), ("flags", True)):
        mine = [
            [one for one in told if (one.category in set(Flag)) is is_flag]
            for told in (acted_on, let_stand)
        ]
        sorts: Counter[str] = Counter()
        for one in (*mine[0], *mine[1]):
            sorts[one.category] += one.count
        yield Figure(what, "", sorts.total())
        yield from (Figure(what, sort, count) for sort, count in sorted(sorts.items()))
        for of, told in zip(("decision", "stays"), mine, strict=True):
            yield Figure(f"{what}_outcome", of, sum(one.count for one in told))


def _decided(made: list[Decision]) -> Iterator[Figure]:
    yield Figure("decisions", "", len(made))
    yield from _counted("act", (str(one.act) for one in made))
    yield from _counted("ground", (one.statement.decision_ground for one in made))
    yield from _counted("source", (one.statement.source_type for one in made))
    yield from _counted("detection", (one.statement.automated_detection for one in made))
    yield from _counted("automation", (one.statement.automated_decision for one in made))


def _counted(what: str, sorts: Iterable[str]) -> Iterator[Figure]:
    for sort, count in sorted(Counter(sorts).items()):
        yield Figure(what, sort, count)


def _complained(outcomes: list[tuple[int, int, int, int]]) -> Iterator[Figure]:
    yield Figure("complaints", "", sum(count for _, count, _, _ in outcomes))
    for of, wanted in (("upheld", 1), ("rejected", 0)):
        yield Figure("complaints", of, sum(c for upheld, c, _, _ in outcomes if upheld == wanted))
    yield Figure("reversed", "", sum(upheld for upheld, _, _, _ in outcomes))


def _withdrawn(connection: sqlite3.Connection, begin: int, end: int) -> int:
    """Count the decisions of which a moderator thought better, without a complaint."""
    count: int = connection.execute(
        """
        select count(*) from decision
        where lifted_ms >= ? and lifted_ms < ? and complaint <> 'upheld'
            and (ends = '' or date(lifted_ms / 1000, 'unixepoch') <= ends)
        """,
        (begin, end),
    ).fetchone()[0]
    return count


def _hours(waited: Iterable[int]) -> float | None:
    known = list(waited)
    return round(median(known) / HOUR_MS, 1) if known else None


def _ms(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) * 1000
