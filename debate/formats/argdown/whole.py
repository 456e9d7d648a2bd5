"""A map made fit to be written: every end is there, and every heading stands below its parent."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from ...errors import Phrase
from ...model import ArgumentMap, Kind, Loss, Question, Relation, Section, Topic

Lose = Callable[[Loss], None]
_DEEP = 10**6


def whole(map_: ArgumentMap, lose: Lose) -> ArgumentMap:
    """Give a map without what points to nothing; what goes is told."""
    relations = _relations(map_, lose)
    return replace(
        map_,
        topic=_topic(map_.topic, map_, lose),
        relations=relations,
        questions={
            id_: _question(one, map_, relations, lose) for id_, one in map_.questions.items()
        },
    )


def in_order(map_: ArgumentMap, lose: Lose) -> list[tuple[Section, int]]:
    """Give the sections as headings stand in a file, each below its parent, with its level."""
    children: dict[str, list[Section]] = defaultdict(list)
    for section in map_.sections.values():
        children[section.parent if section.parent in map_.sections else ""].append(section)
    ordered: list[tuple[Section, int]] = []
    waiting = _below(children[""], 0)
    while waiting:
        section, level = waiting.pop()
        ordered.append((section, level))
        waiting += _below(children[section.id], level)
    placed = {section.id for section, _ in ordered}
    ordered += [(one, 1) for one in map_.sections.values() if one.id not in placed]
    _tell_moved(ordered, lose)
    return ordered


def _below(sections: list[Section], level: int) -> list[tuple[Section, int]]:
    """Give the headings of one parent, last first: none deeper than the one before it."""
    found = []
    deepest = _DEEP
    for section in sections:
        deepest = min(max(section.level, level + 1), deepest)
        found.append((section, deepest))
    return found[::-1]


def _tell_moved(ordered: list[tuple[Section, int]], lose: Lose) -> None:
    for section, level in ordered:
        if level != section.level:
            lose(
                Loss(
                    section.id,
                    Phrase("level {level}", level=section.level),
                    Phrase("its heading has level {level}", level=level),
                )
            )


def _relations(map_: ArgumentMap, lose: Lose) -> dict[str, Relation]:
    undercuts: dict[str, list[str]] = defaultdict(list)
    bad: list[str] = []
    for one in map_.relations.values():
        if one.kind is Kind.UNDERCUT:
            undercuts[one.conclusion].append(one.id)
        if not _has_ends(one, map_):
            bad.append(one.id)
    gone: set[str] = set()
    while bad:
        id_ = bad.pop()
        if id_ not in gone:
            gone.add(id_)
            lose(Loss(id_, "a relation", "one of its ends is not in the map"))
            bad += undercuts[id_]
    kept = {id_: one for id_, one in map_.relations.items() if id_ not in gone}
    return {
        id_: replace(one, pair="") if one.pair and one.pair not in kept else one
        for id_, one in kept.items()
    }


def _has_ends(relation: Relation, map_: ArgumentMap) -> bool:
    ends = map_.relations if relation.kind is Kind.UNDERCUT else map_.claims
    premises = bool(relation.premises) and all(one in map_.claims for one in relation.premises)
    return premises and relation.conclusion in ends and relation.conclusion != relation.id


def _topic(topic: Topic, map_: ArgumentMap, lose: Lose) -> Topic:
    known = tuple(one for one in topic.theses if one in map_.claims)
    if known == topic.theses:
        return topic
    lose(Loss(topic.slug, "a main claim", "the map has no such claim"))
    return replace(topic, theses=known)


def _question(
    question: Question, map_: ArgumentMap, relations: dict[str, Relation], lose: Lose
) -> Question:
    if not question.about or question.about in map_.claims or question.about in relations:
        return question
    lose(Loss(question.id, "what it is about", "the map does not have it"))
    return replace(question, about="")
