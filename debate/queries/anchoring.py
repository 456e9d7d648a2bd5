"""How the passages of a debate stand in the texts that they were taken from, checked once more."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..events import ExcerptAnchored, SourceTextStored
from ..model import Excerpt, Source, Wording
from ..plain import from_plain
from ..sources import anchors, differing
from ..sources.anchors import Standing
from ..sources.differing import Part
from ..storage import journal
from . import maps, things

Text = Sequence[str]

_OWNERS = """
    select id, text, wordings from claim where debate = ? and status <> 'erased' order by pos
"""
_OTHERS = """
    select id, text from relation where debate = ? and status <> 'erased'
    union all
    select id, text from question where debate = ? and status <> 'erased'
"""
_TEXTS = """
    select source_text.source, source_text.paragraphs
    from source_text
    join source on source.id = source_text.source
    where source.debate = ?
"""
_ANCHORED = """
    select pos from touched where thing = ? and field = 'excerpt' order by pos desc
"""
_EARLIER = """
    select pos from touched where thing = ? and field = 'text' order by pos desc
"""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A passage of a claim, step or question; `says` is what that says, '' for a step.

    `wording` counts from 1 where it is the passage of another wording of the claim.
    """

    owner: str
    says: str
    excerpt: Excerpt
    wording: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """A passage with what became of it: `now` is its place of now, `standing` None without a text.

    `difference` compares its words with what is most like them now, where the older ones are kept.
    """

    anchored: Anchored
    standing: Standing | None
    now: Excerpt
    difference: tuple[Part, ...] = ()

    @property
    def is_mendable(self) -> bool:
        """Whether its one new place is known, and nothing but the place has to change."""
        return self.standing is Standing.MOVED and not self.anchored.wording


@dataclass(frozen=True, slots=True)
class Report:
    """The passages of a debate, in the order of its claims, and its sources by id. `left` counts
    those that are not where they were and were not looked for.
    """

    checked: tuple[Checked, ...]
    sources: Mapping[str, Source]
    left: int = 0

    @property
    def counts(self) -> Mapping[str, int]:
        """How many passages stand how; `no text` counts those that nobody can check."""
        found = Counter(one.standing or "no text" for one in self.checked)
        return {str(name): found[name] for name in (*Standing, "no text")}

    @property
    def is_exact(self) -> bool:
        """Whether every passage that can be checked stands where it is said to stand."""
        found = all(one.standing in (Standing.EXACT, None) for one in self.checked)
        return found and not self.left


def check(
    connection: sqlite3.Connection,
    slug: str,
    given: Mapping[str, Text] | None = None,
    *,
    searches: int | None = None,
) -> Report:
    """Check every passage of a debate against the texts that are stored, or that are `given` by
    source.

    Looking for a passage that is not where it was takes up to a third of a second: with `searches`
    only so many are looked for, and the report counts the others. Raises NotFound.
    """
    maps.recorded_topic(connection, slug)
    texts = texts_of(connection, slug) | dict(given or {})
    found, left = list[Checked](), 0
    for one in anchored(connection, slug):
        text = texts.get(one.excerpt.source)
        if text is None:
            found.append(Checked(one, None, one.excerpt))
        elif not one.excerpt.paragraph or anchors.is_exact(one.excerpt, text):
            found.append(Checked(one, Standing.EXACT, one.excerpt))
        elif searches is None or searches > 0:
            found.append(_searched(connection, one, text))
            searches = None if searches is None else searches - 1
        else:
            left += 1
    return Report(tuple(found), maps.all_sources(connection, slug), left)


def texts_of(connection: sqlite3.Connection, slug: str) -> dict[str, Text]:
    """Give the texts of a debate that are stored, by source."""
    rows = connection.execute(_TEXTS, (slug,))
    return {source: tuple(json.loads(paragraphs)) for source, paragraphs in rows}


def anchored(connection: sqlite3.Connection, slug: str) -> Iterator[Anchored]:
    """Give every passage that something in a debate rests on."""
    claims = connection.execute(_OWNERS, (slug,)).fetchall()
    others = connection.execute(_OTHERS, (slug, slug)).fetchall()
    owned = things.excerpts(connection, [row[0] for row in (*claims, *others)])
    for id_, text, wordings in claims:
        yield from (Anchored(id_, text, one) for one in owned.get(id_, ()))
        for number, plain in enumerate(json.loads(wordings), start=1):
            said = from_plain(Wording, plain)
            yield from (Anchored(id_, said.text, one, number) for one in said.excerpts)
    for id_, text in others:
        yield from (Anchored(id_, text, one) for one in owned.get(id_, ()))


def anchored_at(connection: sqlite3.Connection, claim: str, excerpt: Excerpt) -> int:
    """Give the place in the log where a claim got this passage besides those that it was posted
    with, 0 where it did not, or where it was given another place since.
    """
    for (pos,) in connection.execute(_ANCHORED, (claim,)).fetchall():
        entry = journal.at(connection, pos)
        event = entry.event if entry else None
        if isinstance(event, ExcerptAnchored) and event.excerpt == excerpt:
            return int(pos)
    return 0


def _searched(connection: sqlite3.Connection, one: Anchored, text: Text) -> Checked:
    found = anchors.check(one.excerpt, text)
    parts: tuple[Part, ...] = ()
    if found.standing is Standing.CHANGED:
        earlier = words_of_then(connection, one.excerpt)
        parts = differing.difference(earlier, differing.closest(earlier, text)) if earlier else ()
    return Checked(one, found.standing, found.excerpt, parts)


def words_of_then(connection: sqlite3.Connection, excerpt: Excerpt) -> str:
    """Give the words that a passage had when it was anchored, '' where no such text is kept."""
    for (pos,) in connection.execute(_EARLIER, (excerpt.source,)).fetchall():
        entry = journal.at(connection, pos)
        event = entry.event if entry else None
        if isinstance(event, SourceTextStored):
            found = anchors.check(excerpt, event.paragraphs) if excerpt.digest else None
            if found and found.standing is Standing.EXACT:
                return anchors.passage(event.paragraphs, excerpt)
    return ""
