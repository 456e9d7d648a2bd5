"""A debate as it was recorded: what an import compares a file with."""

import sqlite3
from collections.abc import Mapping, Sequence

from ..errors import NotFound
from ..model import ArgumentMap
from . import maps, things

_TABLES = {"c": "claim", "r": "relation", "q": "question", "s": "source", "g": "section"}


def recorded_map(connection: sqlite3.Connection, slug: str) -> ArgumentMap | None:
    """Give a whole debate as recorded, nothing folded or left out; None where there is none.

    What was erased is there without its words.
    """
    try:
        described = maps.recorded_topic(connection, slug)
    except NotFound:
        return None
    claim_rows = _rows(connection, slug, "claim", things.CLAIM)
    relation_rows = _rows(connection, slug, "relation", things.RELATION)
    question_rows = _rows(connection, slug, "question", things.QUESTION)
    views = things.claim_views(connection, claim_rows, hidden=True)
    return ArgumentMap(
        described,
        maps.all_sections(connection, slug),
        maps.all_sources(connection, slug),
        {one.id: one.claim for one in views},
        {one.relation.id: one.relation for one in things.relation_views(connection, relation_rows)},
        {one.id: one for one in things.questions(connection, question_rows, hidden=True)},
    )


def _rows(connection: sqlite3.Connection, slug: str, table: str, columns: str) -> sqlite3.Cursor:
    return connection.execute(
        f"select {columns} from {table} where debate = ? order by pos", (slug,)
    )


def digests(connection: sqlite3.Connection, slug: str) -> dict[str, str]:
    """Give the digest of each source's text that is stored."""
    query = """
        select source_text.source, source_text.digest
        from source_text
        join source on source.id = source_text.source
        where source.debate = ?
    """
    return dict(connection.execute(query, (slug,)).fetchall())


def erased(connection: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    """Tell which of these things were erased, a source being one whose text was."""
    query = "select thing from touched where thing in ({}) and field = 'erasure'"
    return {row[0] for row in things.in_lots(connection, query, ids)}


def out_of_sight(connection: sqlite3.Connection, slug: str) -> dict[str, str]:
    """Give what is not shown by itself in a debate: hidden, withdrawn or erased, or 'merged'; and
    the reactions whose words and author were erased.
    """
    merged = "select id from claim where debate = ? and merged_into is not null"
    found = {row[0]: "merged" for row in connection.execute(merged, (slug,))}
    reactions = "select id from source where debate = ? and kind = 'reaction' order by pos"
    ids = [row[0] for row in connection.execute(reactions, (slug,))]
    found |= dict.fromkeys(erased(connection, ids), "erased")
    for table in ("claim", "relation", "question"):
        query = f"select id, status from {table} where debate = ? and status <> 'shown'"
        found |= dict(connection.execute(query, (slug,)).fetchall())
    return found


def restructured(connection: sqlite3.Connection, slug: str) -> set[str]:
    """Give the relations of a debate that an act on the structure tied otherwise, and the claims
    that one placed under another heading.
    """
    found: set[str] = set()
    for table, field in (("relation", "ends"), ("claim", "section")):
        query = f"""
            select distinct touched.thing
            from {table}
            join touched on touched.thing = {table}.id and touched.field = ?
            where {table}.debate = ?
        """
        found |= {row[0] for row in connection.execute(query, (field, slug))}
    return found


def elsewhere(connection: sqlite3.Connection, ids: Sequence[str], slug: str) -> Mapping[str, str]:
    """Tell which of these things belong to another debate, and to which."""
    found: dict[str, str] = {}
    for letter, table in _TABLES.items():
        query = f"select id, debate from {table} where id in ({{}}) and debate <> ?"
        wanted = [id_ for id_ in ids if id_.startswith(letter)]
        found |= dict(things.in_lots(connection, query, wanted, slug))
    return found


def posted_by(connection: sqlite3.Connection, slug: str, actor_ref: bytes) -> set[str]:
    """Give the claims, relations and questions of a debate that this actor posted and that are
    still shown.
    """
    found: set[str] = set()
    for table in ("claim", "relation", "question"):
        query = f"""
            select {table}.id from {table}
            join event on event.pos = {table}.pos
            where {table}.debate = ? and {table}.status = 'shown' and event.actor_ref = ?
        """
        found |= {row[0] for row in connection.execute(query, (slug, actor_ref))}
    return found
