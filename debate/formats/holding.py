"""What a format has no place for: each thing of a map with each field that it cannot carry."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields

from ..model import ArgumentMap, Loss

_ALWAYS = frozenset({"id", "text", "kind", "premises", "conclusion", "pair"})
_NAMES = {
    "is_argument": "that it was written as an argument",
    "made_by": "who made the tie",
    "excerpts": "its passages",
    "wordings": "its other wordings",
    "frames": "its frames",
    "base": "its base score",
    "data": "its other data",
    "why": "why it is tied",
}
_NO_PLACE = "this format has no place for it"


def not_held(map_: ArgumentMap, holds: frozenset[str]) -> tuple[Loss, ...]:
    """Tell everything in a map beyond texts and ties that a format does not hold.

    `holds` names fields of claims and relations, and `topic.<field>`, `sections`, `sources` and
    `questions` where these are held.
    """
    return tuple(_losses(map_, holds))


def _losses(map_: ArgumentMap, holds: frozenset[str]) -> Iterator[Loss]:
    here = frozenset(name.removeprefix("topic.") for name in holds if name.startswith("topic."))
    yield from _fields({map_.topic.slug or "topic": map_.topic}, here | {"slug", "title"})
    for part, what in (("sections", "a heading"), ("sources", "a source")):
        if part not in holds:
            yield from (Loss(id_, what, _NO_PLACE) for id_ in getattr(map_, part))
    if "questions" not in holds:
        yield from (Loss(id_, "an open question", _NO_PLACE) for id_ in map_.questions)
    yield from _fields(map_.claims, holds | _ALWAYS)
    yield from _fields(map_.relations, holds | _ALWAYS)


def _fields(things: Mapping[str, object], held: frozenset[str]) -> Iterator[Loss]:
    """Tell each field that holds more than nothing; a thing's class says what that is."""
    if not things:
        return
    first = next(iter(things.values()))
    usual = [
        (one.name, one.default if one.default_factory is MISSING else one.default_factory())
        for one in fields(first)  # type: ignore[arg-type]
        if one.name not in held
    ]
    for id_, thing in things.items():
        for name, nothing in usual:
            if getattr(thing, name) != nothing:
                yield Loss(id_, _NAMES.get(name, f"its {name}"), _NO_PLACE)
