"""What became of a map on its way through a format, held against what was told of it.

Nothing here knows a format, or asks the code that writes the reports: every field of every thing is
compared, and each phrase of a report is read as what it says to a person.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from itertools import chain
from typing import cast

from debate.model import ArgumentMap, Claim, Loss, Question, Relation, Section, Source, Topic

TOPIC = "topic"
PARTS = ("sections", "sources", "claims", "relations", "questions")
_ID = re.compile(r"(?<![(-])[crqsg][0-9a-f]{12}")  # its own name, not one made of it

Told = set[tuple[str, str]]
"""What is told: of which thing by its id, and what of it."""

OF_WORDS = frozenset(
    {"text", "title", "note", "why", "scheme", "voice", "tags", "data", "question", "description",
     "language"}
)  # fmt: skip
SAYS: Mapping[str, frozenset[str]] = {
    "a control character": OF_WORDS,
    "its slug": frozenset({"slug"}),
    "its title": frozenset({"title"}),
    "its question": frozenset({"question"}),
    "its language": frozenset({"language"}),
    "its main claims": frozenset({"theses"}),
    "its description": frozenset({"description"}),
    "its text": frozenset({"text"}),
    "its note": frozenset({"note"}),
    "its voice": frozenset({"voice"}),
    "that nobody is named for it": frozenset({"voice"}),
    "its origin": frozenset({"origin"}),
    "its frames": frozenset({"frames"}),
    "its passages": frozenset({"excerpts"}),
    "the places of its passages": frozenset({"excerpts"}),
    "the passages of another wording": frozenset({"wordings"}),
    "its other wordings": frozenset({"wordings"}),
    "its very words": frozenset({"wordings"}),
    "its section": frozenset({"section"}),
    "its base score": frozenset({"base"}),
    "that it was written as an argument": frozenset({"is_argument"}),
    "its tags": frozenset({"tags"}),
    "its other data": frozenset({"data"}),
    "who made the relation": frozenset({"made_by"}),
    "why there is a relation": frozenset({"why"}),
    "its scheme": frozenset({"scheme"}),
    "its mark": frozenset({"mark"}),
    "its opposite": frozenset({"pair"}),
    "a premise that stands twice": frozenset({"premises"}),
    "that it is no main claim": frozenset({"theses"}),
    "a premise": frozenset({"premises"}),
    "an end": frozenset({"premises"}),
    "what it is about": frozenset({"about"}),
    "spaces, line breaks or control characters": OF_WORDS,
    "its level": frozenset({"level"}),
    "an author without a name": frozenset({"authors"}),
    "that it was an argument": frozenset({"is_argument"}),
    "what else is known of it": frozenset(
        one.name for kind in (Source, Section) for one in fields(kind)
    ),
}
"""Which fields a phrase speaks of."""

NAMING = (
    (re.compile("the tag .*", re.DOTALL), "its tags"),
    (re.compile("level [0-9]+"), "its level"),
    (re.compile("a passage in .*", re.DOTALL), "its passages"),
    (re.compile(".* in its data", re.DOTALL), "its other data"),
)
"""Phrases that name what goes, and which phrase says as much."""

WHOLE = frozenset(
    {"a heading", "a source", "an open question", "a relation", "its id", "an objection to a step",
     "that its premises belong together"}
)  # fmt: skip
"""What says that a thing is not there any more, or not by this id."""


def told_by(losses: Iterable[Loss], topic: str) -> Told:
    """Give what the lines of a report say, as far as they name one thing."""
    found: Told = set()
    for one in losses:
        what = {"node": "a relation", "edge": "an end"}.get(one.part, str(one.what))
        what = next((said for phrase, said in NAMING if phrase.fullmatch(what)), what)
        names = {TOPIC} if one.where in (topic, TOPIC) else set(_ID.findall(one.where))
        if len(names) == 1 and one.what != "an undercutter":  # that is another relation
            found.add((names.pop(), what))
    return found


def unannounced(before: ArgumentMap, after: ArgumentMap, told: Told) -> list[tuple[str, str]]:
    """Give every thing that is gone and every field that changed without a word about it."""
    there = {id_ for part in PARTS for id_ in getattr(after, part)}
    gone = {id_ for id_, what in told if what in WHOLE or (what == "an end" and id_ not in there)}
    said = {(id_, field) for id_, what in told for field in SAYS.get(what, ())}
    return [
        (id_, field)
        for id_, field in differences(before, after, told)
        if id_ not in gone and (id_, field) not in said
    ]


def unfounded(before: ArgumentMap, after: ArgumentMap, told: Told) -> list[tuple[str, str]]:
    """Give every line about something that is there as it was."""
    changed = {*differences(before, after, told), *differences(before, after, set())}
    lost = {id_ for id_, field in changed if not field}
    known = {TOPIC, *chain.from_iterable(getattr(before, part) for part in PARTS)}
    return [
        (id_, what)
        for id_, what in sorted(told)
        if id_ in known
        and id_ not in lost
        and (what in WHOLE or not any((id_, field) in changed for field in SAYS.get(what, ())))
    ]


def differences(before: ArgumentMap, after: ArgumentMap, told: Told) -> Iterator[tuple[str, str]]:
    """Give each thing with each field that is another afterwards, '' where it is not there at all;
    what leads to things that are gone goes with them, or to where they are told to be now.
    """
    now = _now(before, after, told)
    yield from _differing(TOPIC, _with_theses(before, after, told), after.topic)
    for part in PARTS:
        there = getattr(after, part)
        for id_, one in getattr(before, part).items():
            if id_ not in there:
                yield id_, ""
            else:
                yield from _differing(id_, _led(one, now), there[id_])
        more = there.keys() - getattr(before, part).keys()
        if len(more) > _most(part, before, now):
            yield from ((id_, "that it came from nowhere") for id_ in more)
        same = [id_ for id_ in getattr(before, part) if id_ in there]
        if not more and not now.keys() & getattr(before, part).keys() and same != list(there):
            yield part, "the order"


def _with_theses(before: ArgumentMap, after: ArgumentMap, told: Told) -> Topic:
    """Give the debate with theses that are told to have other ids where they are now, if they say
    the same; what is told to say something else can be any.
    """
    topic, there = before.topic, after.topic.theses
    if not any((id_, "its id") in told for id_ in topic.theses):
        return cast("Topic", _led(topic, _now(before, after, told)))
    pairs = zip(topic.theses, there, strict=False)
    is_same = len(topic.theses) == len(there) and all(
        (id_, "its text") in told or before.claims[id_].text == after.claims[now].text
        for id_, now in pairs
    )
    return replace(topic, theses=there) if is_same else topic


def _most(part: str, before: ArgumentMap, now: Mapping[str, str]) -> int:
    """Give how many things with new ids can have come of those that are told to be gone."""
    if part == "relations":
        ends = {id_: len(one.premises) for id_, one in before.relations.items()}
        return sum(ends.get(id_, 0) for id_ in now)
    return len(now.keys() & getattr(before, part).keys())


def _now(before: ArgumentMap, after: ArgumentMap, told: Told) -> dict[str, str]:
    """Give for each thing that is told to be gone where it is now, by its name; '' for nowhere."""
    gone = dict.fromkeys((id_ for id_, what in told if what in WHOLE), "")
    for part in ("sections", "sources"):
        by_name = {_name(one): id_ for id_, one in getattr(after, part).items()}
        for id_, one in getattr(before, part).items():
            if id_ in gone and (id_, "its id") in told:
                gone[id_] = by_name.get(_name(one), "")
    return gone


def _name(thing: Section | Source) -> str:
    """Give what people call a heading or a source."""
    url = thing.url if isinstance(thing, Source) else ""
    key = (thing.key or thing.id) if isinstance(thing, Source) else ""
    return " ".join((url or thing.title or key).split())


def _differing(id_: str, one: object, other: object) -> Iterator[tuple[str, str]]:
    for field in fields(one):  # type: ignore[arg-type]
        if _plain(getattr(one, field.name)) != _plain(getattr(other, field.name)):
            yield id_, field.name


def _plain(value: object) -> object:
    """Tell apart what Python takes for the same: 1, 1.0 and True."""
    return json.dumps(value, sort_keys=True) if isinstance(value, dict | int | float) else value


def _led(thing: object, now: Mapping[str, str]) -> object:
    """Give a thing that leads to where others are now."""
    if isinstance(thing, Topic):
        return replace(thing, theses=_all_led(thing.theses, now))
    if isinstance(thing, Relation):
        return replace(thing, premises=_all_led(thing.premises, now))
    if isinstance(thing, Claim | Question):
        excerpts = (replace(one, source=now.get(one.source, one.source)) for one in thing.excerpts)
        section = now.get(thing.section, thing.section)
        return replace(
            thing, section=section, excerpts=tuple(one for one in excerpts if one.source)
        )
    return thing


def _all_led(ids: Iterable[str], now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, (now.get(id_, id_) for id_ in ids)))
