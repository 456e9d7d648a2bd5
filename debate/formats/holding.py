"""What a format has no place for: each thing of a map with each field that it cannot carry."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields

from ..model import ArgumentMap, Loss, Voice

_ALWAYS = frozenset({"id", "kind", "premises", "conclusion", "pair"})
_NAMES = {
    "title": "its title",
    "question": "its question",
    "language": "its language",
    "theses": "its theses",
    "description": "its description",
    "text": "its text",
    "note": "its note",
    "voice": "its voice",
    "origin": "its origin",
    "frames": "its frames",
    "excerpts": "its passages",
    "wordings": "its other wordings",
    "section": "its section",
    "base": "its base score",
    "is_argument": "that it was written as an argument",
    "tags": "its tags",
    "data": "its other data",
    "made_by": "who made the tie",
    "why": "why it is tied",
    "scheme": "its scheme",
    "mark": "its mark",
}
_NOBODY = Voice()
_NO_PLACE = "this format has no place for it"


def not_held(map_: ArgumentMap, holds: frozenset[str]) -> tuple[Loss, ...]:
    """Tell everything in a map beyond the texts of claims and ties that a format does not hold.

    `holds` names what it does: `topic.<field>`, `claim.<field>`, `relation.<field>`, and
    `sections`, `sources` and `questions`.
    """
    return tuple(_losses(map_, holds))


def _losses(map_: ArgumentMap, holds: frozenset[str]) -> Iterator[Loss]:
    topic = {map_.topic.slug or "topic": map_.topic}
    yield from _fields(topic, "topic", holds | {"topic.slug", "topic.title"})
    for part, what in (("sections", "a heading"), ("sources", "a source")):
        if part not in holds:
            yield from (Loss(id_, what, _NO_PLACE) for id_ in getattr(map_, part))
    if "questions" not in holds:
        yield from (Loss(id_, "an open question", _NO_PLACE) for id_ in map_.questions)
    yield from _fields(map_.claims, "claim", holds | {"claim.text"})
    has_voices = "claim.voice" in holds
    for loss in _fields(map_.relations, "relation", holds):
        if not (has_voices and loss.what == "its voice" and _is_of_premise(map_, loss.where)):
            yield loss
    if has_voices:
        yield from _named_by_readers(map_)


def _named_by_readers(map_: ArgumentMap) -> Iterator[Loss]:
    """Tell for which relations nobody is named, where a reader takes who says the premise."""
    for id_, one in map_.relations.items():
        if one.voice == _NOBODY and not _is_of_premise(map_, id_):
            yield Loss(id_, "that nobody is named for it", "a reader takes who says the premise")


def _is_of_premise(map_: ArgumentMap, id_: str) -> bool:
    """Tell whether a reader gives a relation its voice back: it is that of its first premise."""
    relation = map_.relations[id_]
    first = map_.claims.get(relation.premises[0])
    return first is not None and first.voice == relation.voice


def _fields(things: Mapping[str, object], kind: str, holds: frozenset[str]) -> Iterator[Loss]:
    """Tell each field that holds more than nothing; a thing's class says what that is."""
    if not things:
        return
    usual = [
        (one.name, one.default if one.default_factory is MISSING else one.default_factory())
        for one in fields(next(iter(things.values())))  # type: ignore[arg-type]
        if one.name not in _ALWAYS and f"{kind}.{one.name}" not in holds
    ]
    for id_, thing in things.items():
        for name, nothing in usual:
            if getattr(thing, name) != nothing:
                yield Loss(id_, _NAMES[name], _NO_PLACE)
