"""Where a debate leaves no room yet: claims that nobody spoke against, theses without a client's
voice, objections that wait for an answer.
"""

import sqlite3
from collections.abc import Mapping, Sequence

from ..model import VoiceKind
from . import claims, room_items, things
from .once import once
from .room_items import Item
from .things import ClaimView

LOOKED_AT = 500
"""Claims that are looked at from each end of a debate, its oldest and its newest, besides the
theses: so that the answer takes as long in a large debate as in a small one."""
KEPT = 50


def without_counter_voice(
    connection: sqlite3.Connection, slug: str, limit: int = 5
) -> list[ClaimView]:
    """Give claims without a counterargument that may be seen: theses first, then those that most
    was built on.

    "Built on" counts the steps towards a claim and those in which it is a ground.
    """
    ids = once(connection, slug, "missing", lambda: _silent(connection, slug))[:limit]
    found = claims.claims(connection, ids)
    return [found[id_] for id_ in ids]


def without_client(connection: sqlite3.Connection, slug: str, limit: int = 5) -> list[ClaimView]:
    """Give the theses that may be seen to which no client replies, two replies deep."""
    ids = once(connection, slug, "unheard", lambda: _unheard(connection, slug))[:limit]
    found = claims.claims(connection, ids)
    return [found[id_] for id_ in ids]


def lacks_client(connection: sqlite3.Connection, slug: str, claim: str) -> bool:
    """Tell whether a claim is a thesis on which no client was heard."""
    return claim in once(connection, slug, "unheard", lambda: _unheard(connection, slug))


def _unheard(connection: sqlite3.Connection, slug: str) -> list[str]:
    theses = _of_these_shown(connection, claims.theses(connection, slug))
    return [id_ for id_ in theses[:KEPT] if not _has_client(connection, id_)]


def _has_client(connection: sqlite3.Connection, thesis: str) -> bool:
    """Look at the first replies to a thesis, and at the first replies to those."""
    level = [thesis]
    for _ in range(2):
        replies = _replies(connection, list(claims.standing_as(connection, level)))
        if any(voice == VoiceKind.CLIENT for _, voice in replies):
            return True
        level = list({id_ for id_, _ in replies})
    return False


def _replies(connection: sqlite3.Connection, ends: Sequence[str]) -> list[tuple[str, str]]:
    """Give what speaks on these claims, and on the steps towards them, with its voice."""
    query = """
        select claim.id, claim.voice_kind
        from relation
        join premise on premise.relation = relation.id
        join claim on claim.id = premise.claim
        where relation.conclusion in ({}) and relation.status = 'shown' and claim.status = 'shown'
        limit ?
    """
    steps = "select id from relation where conclusion in ({}) and status = 'shown' limit ?"
    towards = [row[0] for row in things.in_lots(connection, steps, ends, LOOKED_AT)]
    found = [*things.in_lots(connection, query, ends, LOOKED_AT)]
    found += things.in_lots(connection, query, towards[:LOOKED_AT], LOOKED_AT)
    return [(id_, voice) for id_, voice in found[:LOOKED_AT]]


def waiting_longest(connection: sqlite3.Connection, slug: str, limit: int = 5) -> list[Item]:
    """Give the counterarguments that nobody answered, the oldest first: neither against a premise
    nor against the step was anything put forward.
    """
    ids = once(connection, slug, "waiting", lambda: _waiting(connection, slug))
    return room_items.items(connection, ids[:limit])


def _waiting(connection: sqlite3.Connection, slug: str) -> list[str]:
    """Look at the oldest counterarguments."""
    rows = connection.execute(
        """
        select relation.id, premise.claim
        from (
            select id, pos from relation
            where debate = ? and kind = 'attack' and status = 'shown'
            order by pos
            limit ?
        ) relation
        join premise on premise.relation = relation.id
        order by relation.pos, premise.ord
        """,
        (slug, LOOKED_AT),
    ).fetchall()
    stands = claims.stands_as(connection, [ground for _, ground in rows])
    grounds = claims.standing_as(connection, list(set(stands.values())))
    answered = _answered(connection, grounds)
    objected = "select conclusion from relation where conclusion in ({}) and status = 'shown'"
    ids = list(dict.fromkeys(id_ for id_, _ in rows))
    doubted = {row[0] for row in things.in_lots(connection, objected, ids)}
    query = "select id from claim where id in ({}) and status <> 'shown'"
    unseen = {row[0] for row in things.in_lots(connection, query, list(set(stands.values())))}
    dealt_with = {
        id_ for id_, ground in rows if stands[ground] in answered or stands[ground] in unseen
    }
    return [id_ for id_ in ids if id_ not in dealt_with | doubted][:KEPT]


def _silent(connection: sqlite3.Connection, slug: str) -> list[str]:
    theses = claims.theses(connection, slug)
    looked_at = _shown(connection, slug, theses)
    stands = claims.standing_as(connection, looked_at)
    answered = _answered(connection, stands)
    built_on = _built_on(connection, stands)
    silent = [id_ for id_ in looked_at if id_ not in answered]
    first = [id_ for id_ in silent if id_ in theses]
    others = [id_ for id_ in silent if id_ not in theses]
    others.sort(key=lambda id_: -built_on.get(id_, 0))
    return (first + others)[:KEPT]


def _shown(connection: sqlite3.Connection, slug: str, theses: Sequence[str]) -> list[str]:
    """Give the claims to look at: the theses, the oldest and the newest, each once."""
    query = """
        select id from claim
        where debate = ? and status = 'shown' and merged_into is null
        order by pos {}
        limit ?
    """
    oldest = connection.execute(query.format("asc"), (slug, LOOKED_AT)).fetchall()
    newest = connection.execute(query.format("desc"), (slug, LOOKED_AT)).fetchall()
    others = [row[0] for row in (*oldest, *reversed(newest))]
    return list(dict.fromkeys([*_of_these_shown(connection, theses), *others]))


def _of_these_shown(connection: sqlite3.Connection, theses: Sequence[str]) -> list[str]:
    seen = "select id from claim where id in ({}) and status = 'shown' and merged_into is null"
    shown = {row[0] for row in things.in_lots(connection, seen, theses)}
    return [id_ for id_ in theses if id_ in shown]


def _answered(connection: sqlite3.Connection, stands: Mapping[str, str]) -> set[str]:
    """Tell which claims a counterargument was put forward against whose grounds may be seen."""
    query = """
        select conclusion, premise.claim
        from relation
        join premise on premise.relation = relation.id
        where conclusion in ({}) and kind = 'attack' and relation.status = 'shown'
    """
    against = list(things.in_lots(connection, query, list(stands)))
    grounds = claims.stands_as(connection, [ground for _, ground in against])
    seen = "select id from claim where id in ({}) and status = 'shown'"
    shown = {row[0] for row in things.in_lots(connection, seen, list(set(grounds.values())))}
    return {stands[end] for end, ground in against if grounds[ground] in shown}


def _built_on(connection: sqlite3.Connection, stands: Mapping[str, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for query in (
        "select conclusion, count(*) from relation where conclusion in ({}) group by conclusion",
        "select claim, count(*) from premise where claim in ({}) group by claim",
    ):
        for id_, count in things.in_lots(connection, query, list(stands)):
            counts[stands[id_]] = counts.get(stands[id_], 0) + count
    return counts
