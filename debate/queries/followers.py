"""Who follows by mail, what is due to be told, and what happened to it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ..errors import NotFound
from ..storage.followers import Rhythm, Sort
from ..text.language import DUTCH
from ..text.phrasing import short
from . import claims, council, following, history, maps
from .history import Act

MOST_TOLD = 20
"""Acts that one letter tells of one thing."""
LOOKED_AT = 200
"""Acts that are counted of one thing; of more it is said that there are more."""
NO_NEWS = frozenset({"claim_reviewed", "excerpt_moved", "frame_coded"})
"""Acts that change nothing of what is said."""

_COLUMNS = """
    following.id, following.follower, follower.email, following.sort, following.thing,
    following.rhythm, following.confirmed_ms, following.told_pos, following.told_ms,
    coalesce(following.letter, ''), coalesce(digest_letter.until_pos, 0), follower.language
    from following
    join follower on follower.id = following.follower
    left join digest_letter on digest_letter.id = following.letter
"""


@dataclass(frozen=True, slots=True)
class Following:
    """Something that an address follows, and up to which place in the log it was told of it.

    `letter` names the letter about it that waits, '' for none, and `letter_until` up to where that
    tells. `language` is that of the address.
    """

    id: str
    follower: str
    email: str
    sort: Sort
    thing: str
    rhythm: Rhythm
    confirmed_ms: int
    told_pos: int
    told_ms: int
    letter: str = ""
    letter_until: int = 0
    language: str = DUTCH


@dataclass(frozen=True, slots=True)
class Followed:
    """What something is that is followed: the debate it is of, and what it says today.

    `debate` is '' where it is there no more, `words` where they may not be seen.
    """

    sort: Sort
    thing: str
    debate: str = ""
    title: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What happened to something: the newest acts, how many there were, since which version.

    `is_cut` tells that there were more than were counted.
    """

    acts: Sequence[Act]
    count: int
    since: int
    is_cut: bool = False


def of_follower(connection: sqlite3.Connection, follower: str) -> list[Following]:
    """Give what somebody follows, the first first."""
    rows = connection.execute(
        f"select {_COLUMNS} where following.follower = ? order by following.confirmed_ms,"
        " following.id",
        (follower,),
    )
    return [_following(row) for row in rows]


def one(connection: sqlite3.Connection, id_: str) -> Following | None:
    """Give one thing that is followed, None where it was stopped."""
    row = connection.execute(f"select {_COLUMNS} where following.id = ?", (id_,)).fetchone()
    return _following(row) if row else None


def of_letter(connection: sqlite3.Connection, letter: str) -> list[Following]:
    """Give what a digest tells of, without what was stopped since it was begun."""
    rows = connection.execute(
        f"select {_COLUMNS} where following.letter = ? order by following.confirmed_ms,"
        " following.id",
        (letter,),
    )
    return [_following(row) for row in rows]


def is_follower(id_: str) -> bool:
    """Tell the id of who follows from that of what is followed."""
    return id_.startswith("w")


def stopping(connection: sqlite3.Connection, id_: str) -> list[Following]:
    """Give what stops with this id: one thing that is followed, or all of a follower."""
    if is_follower(id_):
        return of_follower(connection, id_)
    found = one(connection, id_)
    return [found] if found else []


def by_email(connection: sqlite3.Connection, email: str) -> str:
    """Give who follows with this address, '' for nobody."""
    row = connection.execute("select id from follower where email = ?", (email,)).fetchone()
    return row[0] if row else ""


def address(connection: sqlite3.Connection, follower: str) -> str:
    """Give where a follower's mail goes, '' where nobody is known."""
    row = connection.execute("select email from follower where id = ?", (follower,)).fetchone()
    return row[0] if row else ""


def due(
    connection: sqlite3.Connection, day_ms: int, week_ms: int, *, after: str = "", limit: int = 100
) -> list[list[Following]]:
    """Give for each follower what was not told since this day or this week began and is in no
    letter that waits; so many followers after another.
    """
    rows = connection.execute(
        f"""
        select {_COLUMNS}
        where following.follower in (
            select distinct follower from following
            where follower > :after and letter is null and (
                (rhythm = 'day' and told_ms < :day) or (rhythm = 'week' and told_ms < :week)
            )
            order by follower
            limit :limit
        ) and following.letter is null and (
            (following.rhythm = 'day' and following.told_ms < :day)
            or (following.rhythm = 'week' and following.told_ms < :week)
        )
        order by following.follower, following.confirmed_ms, following.id
        """,
        {"after": after, "day": day_ms, "week": week_ms, "limit": limit},
    )
    found = map(_following, rows)
    return [list(lot) for _, lot in groupby(found, lambda each: each.follower)]


def news(connection: sqlite3.Connection, each: Following, until: int) -> News:
    """Tell what happened to something after it was last told of, up to a place in the log."""
    found = _acts(connection, each)
    fresh = [
        act
        for act in found
        if each.told_pos < act.last.pos <= until and act.last.kind not in NO_NEWS
    ]
    since = _version(connection, fresh[-1].last.debate, each.told_pos) if fresh else 0
    is_cut = len(found) == LOOKED_AT and found[-1].last.pos > each.told_pos
    return News(tuple(fresh[:MOST_TOLD]), len(fresh), since, is_cut)


def followed(connection: sqlite3.Connection, sort: Sort, thing: str) -> Followed:
    """Tell what something is, as it stands today."""
    try:
        if sort is Sort.DEBATE:
            return Followed(sort, thing, thing, maps.topic(connection, thing).title)
        if sort is Sort.OBJECT:
            found = council.thing(connection, thing)
            title = maps.topic(connection, found.debate).title
            return Followed(sort, thing, found.debate, title, found.object.title)
        kept = claims.stands_as(connection, [thing])[thing]
        view = claims.claim(connection, kept)
        words = short(view.claim.text, 90) if view.is_shown and not view.is_aside else ""
        return Followed(sort, kept, view.debate, maps.topic(connection, view.debate).title, words)
    except NotFound:
        return Followed(sort, thing)


def _acts(connection: sqlite3.Connection, each: Following) -> list[Act]:
    there = followed(connection, each.sort, each.thing)
    if not there.debate:
        return []
    if each.sort is Sort.DEBATE:
        return history.acts(connection, debate=each.thing, limit=LOOKED_AT)
    if each.sort is Sort.OBJECT:
        return following.acts_on_object(connection, each.thing, limit=LOOKED_AT)
    is_branch = each.sort is Sort.BRANCH
    return following.acts_on(connection, there.thing, is_branch=is_branch, limit=LOOKED_AT)


def _version(connection: sqlite3.Connection, debate: str, position: int) -> int:
    row = connection.execute(
        "select version from event where debate = ? and pos <= ? order by version desc limit 1",
        (debate, position),
    ).fetchone()
    return row[0] if row else 0


def _following(row: tuple[str, str, str, str, str, str, int, int, int, str, int, str]) -> Following:
    id_, follower, email, sort, thing, rhythm = row[:6]
    return Following(id_, follower, email, Sort(sort), thing, Rhythm(rhythm), *row[6:])
