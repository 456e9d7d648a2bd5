"""The state that pages read, as a pure function of the log: one function for each kind of event.

Each gives the statements that bring the tables up to date, as (SQL, values). The same functions
serve one act, an import of a hundred thousand, a rebuild and a look into the past.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

from .. import events
from ..errors import Damaged
from ..events import Event
from ..model import Claim, Frame
from ..text.stems import stems
from . import council, database, decided, restructuring, rows
from .journal import Entry
from .rows import TOUCHED, Statement

_STILL_SPLIT = """
    update claim set status = 'withdrawn'
    where id = ? and status = 'shown' and exists (select 1 from split where claim = ?)
"""
"""A claim that was split is shown by its parts, also when it is hidden no longer."""
_FORGOTTEN = "delete from touched where thing = ? and pos = ? and field = 'excerpt'"
"""Without its words an event does not say any more that it was about a passage."""
_MOVED_ON = "update topic set version = ?, changed_ms = ? where slug = ?"
_LOOKING_BACK = (events.Reverted, events.Erased)
"""What these do depends on the state before them."""
_STRUCTURE = (
    events.RelationMoved,
    events.RelationRetyped,
    events.PremisesJoined,
    events.PremisesParted,
    events.ClaimSplit,
    events.BranchExtracted,
)
_TABLE = {"c": "claim", "r": "relation", "q": "question"}


class Past:
    """What came before, for events that refer to it: entries by position, and who touched what."""

    def __init__(self, entry: Callable[[int], Entry | None], state: sqlite3.Connection) -> None:
        self._entry = entry
        self._state = state

    def entry(self, pos: int) -> Entry:
        """Give the entry at a position. Raises Damaged where there is none."""
        found = self._entry(pos)
        if found is None:
            raise Damaged("The log refers to position {pos}, which is not there.", pos=pos)
        return found

    def last(self, thing: str, field: str, before: int) -> Entry | None:
        """Give the act that last set a field of a thing before a position, undone acts skipped."""
        while True:
            row = self._state.execute(
                """
                select max(pos) from (
                    select pos from touched where thing = ? and field = ? and pos < ?
                    union all
                    select pos from claim where id = ? and pos < ?
                )
                """,
                (thing, field, before, thing, before),
            ).fetchone()
            if row[0] is None:
                return None
            entry = self.entry(row[0])
            if not isinstance(entry.event, events.Reverted):
                return entry
            before = entry.event.position

    def before(self, thing: str, field: str, pos: int) -> Event | None:
        """Give what the act was that last set a field of a thing before `pos`."""
        entry = self.last(thing, field, pos)
        return entry.event if entry else None


def apply(entry: Entry, past: Past) -> Iterable[Statement]:
    """Give what an event changes; nothing where its payload was erased."""
    event = entry.event
    if event is None:
        return ()
    simple = _APPLY.get(type(event))
    if simple is not None:
        return simple(entry, event)
    if isinstance(event, _STRUCTURE):
        said = past.entry(event.position) if isinstance(event, events.ClaimSplit) else None
        return restructuring.applied(entry, event, said)
    if isinstance(event, events.Reverted):
        return _reverted(entry, event, past)
    if isinstance(event, events.Erased):
        return _erased(entry, event, past)
    raise Damaged("The log holds an event that changes nothing here: {kind}.", kind=event.kind)


def run(connection: sqlite3.Connection, entries: Iterable[Entry], past: Past) -> None:
    """Bring the tables up to date with these entries; inserts of one shape run together."""
    waiting: dict[str, list[tuple[object, ...]]] = {}
    moved: dict[str, tuple[int, int]] = {}
    for entry in entries:
        if isinstance(entry.event, _LOOKING_BACK):
            _flush(connection, waiting)
        for statement, values in apply(entry, past):
            if statement in waiting:
                waiting[statement].append(values)
            elif statement.lstrip().startswith("insert"):
                waiting[statement] = [values]
            else:
                _flush(connection, waiting)
                connection.execute(statement, values)
        moved[entry.recorded.debate] = (entry.recorded.version, entry.recorded.at_ms)
    _flush(connection, waiting)
    for slug, (version, at_ms) in moved.items():
        connection.execute(_MOVED_ON, (version, at_ms, slug))


def _flush(connection: sqlite3.Connection, waiting: dict[str, list[tuple[object, ...]]]) -> None:
    for statement, values in waiting.items():
        connection.executemany(statement, values)
    waiting.clear()


def _topic_opened(entry: Entry, event: events.TopicOpened) -> Iterator[Statement]:
    yield rows.topic(entry, event.topic)


def _topic_described(entry: Entry, event: events.TopicDescribed) -> Iterator[Statement]:
    yield rows.topic(entry, event.topic)
    yield TOUCHED, (event.topic.slug, entry.pos, "description")


def _section_added(entry: Entry, event: events.SectionAdded) -> Iterator[Statement]:
    yield rows.section(entry, event.section)


def _source_added(entry: Entry, event: events.SourceAdded) -> Iterator[Statement]:
    yield rows.source(entry, event.source)
    yield from _searchable_source(event.source.id)


def _searchable_source(source: str) -> Iterator[Statement]:
    """Set what a source is found by anew."""
    yield database.OTHER_REMOVE_SOURCE, (source,)
    yield database.OTHER_SOURCE, (source,)


def _source_text_stored(entry: Entry, event: events.SourceTextStored) -> Iterator[Statement]:
    yield rows.SOURCE_TEXT, (event.source, event.digest, rows.as_list(event.paragraphs))
    yield TOUCHED, (event.source, entry.pos, "text")


def _claim_posted(entry: Entry, event: events.ClaimPosted) -> list[Statement]:
    text = event.claim.text
    said = rows.claim(entry, event.claim, event.note_html, event.reviewed)
    found: list[Statement] = [(database.SEARCH_INSERT, (entry.pos, text, stems(text)))]
    if _has_more(event.claim):
        found.append((database.OTHER_INSERT, (entry.pos, *_more(event.claim))))
    return [*said, *found]


def _has_more(claim: Claim) -> bool:
    """Whether there is something to find a claim by besides its words."""
    return bool(claim.note or claim.voice.name)


def _more(claim: Claim) -> tuple[str, str, str]:
    return claim.note, stems(claim.note), claim.voice.name


def _excerpt_anchored(entry: Entry, event: events.ExcerptAnchored) -> Iterator[Statement]:
    yield rows.one_more_excerpt(event.claim, event.excerpt)
    yield TOUCHED, (event.claim, entry.pos, "excerpt")


def _excerpt_moved(entry: Entry, event: events.ExcerptMoved) -> Iterator[Statement]:
    yield rows.excerpt_elsewhere(event.owner, event.earlier, event.excerpt)
    yield TOUCHED, (event.owner, entry.pos, "excerpt")


def _claim_revised(entry: Entry, event: events.ClaimRevised) -> Iterator[Statement]:
    yield from rows.claim_anew(entry, event.claim, event.note_html)
    yield from _searchable(event.claim.id, event.claim.text)
    yield database.OTHER_REMOVE, (event.claim.id,)
    if _has_more(event.claim):
        yield database.OTHER_AGAIN, (*_more(event.claim), event.claim.id)
    yield TOUCHED, (event.claim.id, entry.pos, "text")


def _claim_worded(entry: Entry, event: events.ClaimWorded) -> Iterator[Statement]:
    return _worded(entry, event.claim, event.text)


def _worded(entry: Entry, claim: str, text: str) -> Iterator[Statement]:
    yield "update claim set text = ?, changed_pos = ? where id = ?", (text, entry.pos, claim)
    yield from _searchable(claim, text)
    yield TOUCHED, (claim, entry.pos, "text")


def _searchable(claim: str, text: str) -> Iterator[Statement]:
    """Set the search index anew for one claim."""
    yield database.SEARCH_REMOVE, (claim,)
    yield database.SEARCH_AGAIN, (text, stems(text), claim)


def _claim_reviewed(entry: Entry, event: events.ClaimReviewed) -> Iterator[Statement]:
    return _reviewed(entry, event.claim, True)


def _reviewed(entry: Entry, claim: str, reviewed: bool) -> Iterator[Statement]:
    yield "update claim set reviewed = ? where id = ?", (int(reviewed), claim)
    yield TOUCHED, (claim, entry.pos, "review")


def _claim_withdrawn(entry: Entry, event: events.ClaimWithdrawn) -> Iterator[Statement]:
    return _status(entry, event.claim, event)


def _claim_hidden(entry: Entry, event: events.ClaimHidden) -> Iterator[Statement]:
    return _status(entry, event.claim, event)


def _claim_restored(entry: Entry, event: events.ClaimRestored) -> Iterator[Statement]:
    return _status(entry, event.claim, event)


def _relation_withdrawn(entry: Entry, event: events.RelationWithdrawn) -> Iterator[Statement]:
    return _status(entry, event.relation, event)


def _status(entry: Entry, thing: str, act: Event | None) -> Iterator[Statement]:
    """Set whether a thing can be seen, as `act` left it; what was erased stays erased."""
    status, reason = "shown", ""
    if isinstance(act, events.ClaimHidden):
        status, reason = "hidden", act.reason
    elif isinstance(act, events.ClaimWithdrawn | events.RelationWithdrawn):
        status, reason = "withdrawn", act.reason
    yield (
        f"update {_TABLE[thing[0]]} set status = ?, reason = ? where id = ? and status <> 'erased'",
        (status, reason, thing),
    )
    if status == "shown" and thing.startswith("c"):
        yield _STILL_SPLIT, (thing, thing)
    yield TOUCHED, (thing, entry.pos, "status")
    if thing.startswith("c"):
        yield decided.hiding(entry, thing, act)


def _frame_coded(entry: Entry, event: events.FrameCoded) -> Iterator[Statement]:
    return _coded(entry, event.claim, event.frames)


def _coded(entry: Entry, claim: str, frames: Sequence[Frame]) -> Iterator[Statement]:
    yield "update claim set frames = ? where id = ?", (rows.as_list(frames), claim)
    yield TOUCHED, (claim, entry.pos, "frames")


def _claims_merged(entry: Entry, event: events.ClaimsMerged) -> Iterator[Statement]:
    yield from _merged(entry, event, event.kept)


def _merged(entry: Entry, event: events.ClaimsMerged, kept: str | None) -> Iterator[Statement]:
    yield "update claim set merged_into = ? where id = ?", (kept, event.duplicate)
    yield TOUCHED, (event.duplicate, entry.pos, "merge")
    yield TOUCHED, (event.kept, entry.pos, "kept")


def _relation_posted(entry: Entry, event: events.RelationPosted) -> list[Statement]:
    return rows.relation(entry, event.relation)


def _relation_revised(entry: Entry, event: events.RelationRevised) -> Iterator[Statement]:
    yield from rows.relation_anew(entry, event.relation)
    yield TOUCHED, (event.relation.id, entry.pos, "text")


def _question_asked(entry: Entry, event: events.QuestionAsked) -> Iterator[Statement]:
    yield from rows.question(entry, event.question)
    yield TOUCHED, (event.question.id, entry.pos, "text")


def _erased(entry: Entry, event: events.Erased, past: Past) -> Iterator[Statement]:
    """Leave a tombstone for each thing, at the place where it was first posted."""
    first: dict[str, int] = {}
    remains = {each.claim: each for each in event.remains}
    for pos, thing in zip(event.positions, event.things, strict=True):
        first[thing] = min(pos, first.get(thing, pos))
        yield TOUCHED, (thing, pos, "text")
        yield _FORGOTTEN, (thing, pos)
    for thing, pos in first.items():
        yield TOUCHED, (thing, entry.pos, "erasure")
        if thing.startswith("s"):
            yield "delete from source_text where source = ?", (thing,)
            if past.entry(pos).recorded.kind == events.SourceAdded.kind:
                yield database.OTHER_REMOVE_SOURCE, (thing,)
                yield "update source set pos = ? where id = ?", (pos, thing)
                yield database.OTHER_SOURCE, (thing,)
            continue
        yield database.SEARCH_DELETE, (pos,)
        yield database.OTHER_DELETE, (pos,)
        yield from rows.tombstone(entry, past.entry(pos), thing, event.ground, remains.get(thing))


def _reverted(entry: Entry, event: events.Reverted, past: Past) -> Iterator[Statement]:
    """Do the inverse of an earlier act, which is found through its position."""
    act = past.entry(event.position).event
    match act:
        case events.ClaimWorded(claim=claim):
            yield from _worded(entry, claim, _text(past.before(claim, "text", event.position)))
        case events.ClaimReviewed(claim=claim):
            yield from _reviewed(entry, claim, False)
        case events.ExcerptAnchored(claim=claim, excerpt=excerpt):
            yield rows.one_excerpt_less(claim, excerpt)
            yield TOUCHED, (claim, entry.pos, "excerpt")
        case events.ExcerptMoved(owner=owner, earlier=earlier, excerpt=excerpt):
            yield rows.excerpt_elsewhere(owner, excerpt, earlier)
            yield TOUCHED, (owner, entry.pos, "excerpt")
        case events.ClaimsMerged():
            yield from _merged(entry, act, None)
        case events.FrameCoded(claim=claim):
            yield from _coded(entry, claim, _frames(past, claim, event.position))
        case events.ClaimHidden(claim=thing) | events.ClaimWithdrawn(claim=thing):
            yield from _status(entry, thing, past.before(thing, "status", event.position))
        case events.ClaimRestored(claim=thing) | events.RelationWithdrawn(relation=thing):
            yield from _status(entry, thing, past.before(thing, "status", event.position))
        case events.CouncilLinkWithdrawn(object=object_, claim=claim):
            made = past.last(object_, claim, event.position)
            yield from council.linked_again(entry, act, made)
        case _ if isinstance(act, _STRUCTURE):
            yield from restructuring.undone(entry, act, event.reason)
        case _:
            raise Damaged("The log undoes an act that cannot be undone.")


def _text(act: Event | None) -> str:
    if isinstance(act, events.ClaimWorded):
        return act.text
    if isinstance(act, events.ClaimPosted | events.ClaimRevised):
        return act.claim.text
    return ""


def _frames(past: Past, claim: str, before: int) -> Sequence[Frame]:
    """Give the frames that a claim had: as they were settled, or as a file had them since."""
    found = [past.last(claim, field, before) for field in ("frames", "text")]
    for entry in sorted(filter(None, found), key=lambda entry: -entry.pos):
        if isinstance(entry.event, events.FrameCoded):
            return entry.event.frames
        if isinstance(entry.event, events.ClaimPosted | events.ClaimRevised):
            return entry.event.claim.frames
    return ()


# Each function takes the entry and exactly its own kind of event, which `apply` sees to.
_APPLY = cast(
    dict[type[Event], Callable[[Entry, Event], Iterable[Statement]]],
    {
        events.TopicOpened: _topic_opened,
        events.TopicDescribed: _topic_described,
        events.SectionAdded: _section_added,
        events.SourceAdded: _source_added,
        events.SourceTextStored: _source_text_stored,
        events.ClaimPosted: _claim_posted,
        events.ExcerptAnchored: _excerpt_anchored,
        events.ExcerptMoved: _excerpt_moved,
        events.ClaimRevised: _claim_revised,
        events.ClaimWorded: _claim_worded,
        events.ClaimReviewed: _claim_reviewed,
        events.ClaimWithdrawn: _claim_withdrawn,
        events.ClaimHidden: _claim_hidden,
        events.ClaimRestored: _claim_restored,
        events.ClaimsMerged: _claims_merged,
        events.FrameCoded: _frame_coded,
        events.RelationPosted: _relation_posted,
        events.RelationRevised: _relation_revised,
        events.RelationWithdrawn: _relation_withdrawn,
        events.QuestionAsked: _question_asked,
        **council.APPLY,
        **decided.APPLY,
    },
)
