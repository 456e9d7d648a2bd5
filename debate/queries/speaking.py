"""Who speaks in a debate: per role, how many claims and how many speakers."""

import sqlite3
from dataclasses import dataclass

from ..model import VoiceKind
from .once import once


@dataclass(frozen=True, slots=True)
class Role:
    """What was said in one role; `speakers` are counted as `topics.TopicView.voices` says."""

    kind: VoiceKind
    claims: int
    speakers: int


def roles(connection: sqlite3.Connection, slug: str) -> list[Role]:
    """Give the roles in which somebody speaks, the one with most claims first."""
    return once(connection, slug, "roles", lambda: _roles(connection, slug))


def _roles(connection: sqlite3.Connection, slug: str) -> list[Role]:
    rows = connection.execute(
        """
        select claim.voice_kind, count(*),
            count(distinct case
                when claim.voice_name <> '' then 'name ' || claim.voice_name
                when excerpt.source is not null then 'source ' || excerpt.source
            end) + count(distinct case
                when claim.voice_name = '' and excerpt.source is null then claim.actor_ref
            end)
        from claim
        left join excerpt on excerpt.owner = claim.id and excerpt.ord = 0
        where debate = ? and status = 'shown' and merged_into is null
        group by claim.voice_kind
        """,
        (slug,),
    )
    found = [Role(VoiceKind(kind), claims, speakers) for kind, claims, speakers in rows]
    return sorted(found, key=lambda role: (-role.claims, role.kind))
