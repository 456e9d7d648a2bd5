"""A map from a file made fit to be stored: checked as a whole, its sentences cleaned."""

import dataclasses
from itertools import islice
from typing import NoReturn, TypeVar

from ..errors import InvalidInput, Phrase
from ..formats.map_check import check
from ..formats.strict_json import Where, path
from ..model import ArgumentMap, Claim, Loss, Question
from ..text import sentence as sentences

Said = TypeVar("Said", Claim, Question)


def cleaned(given: ArgumentMap) -> tuple[ArgumentMap, list[Loss]]:
    """Give the map with every sentence cleaned, and what cleaning took away.

    Raises InvalidInput, naming the thing, where a sentence cannot be used or the parts do not fit,
    and LimitReached.
    """
    if not given.topic.slug:
        raise InvalidInput("This map does not say of which debate it is. Give it a slug.")
    losses: list[Loss] = []
    fit = dataclasses.replace(
        given,
        claims={id_: _clean(one, losses) for id_, one in given.claims.items()},
        questions={id_: _clean(one, losses) for id_, one in given.questions.items()},
    )
    _require_fitting(fit)
    return fit, losses


def _clean(said: Said, losses: list[Loss]) -> Said:
    try:
        text = sentences.sentence(said.text)
    except InvalidInput as error:
        raise InvalidInput(
            "{title} cannot be stored: {reason}", title=f"[{said.title or said.id}]", reason=error
        ) from error
    if text in (said.text, f"{said.text}."):
        return said  # a full stop that an editor left out is not ours to add
    losses.append(Loss(said.title or said.id, said.text, "characters nobody sees were taken out"))
    return dataclasses.replace(said, text=text)


def _require_fitting(given: ArgumentMap) -> None:
    def refuse(where: Where, sentence: str, **details: object) -> NoReturn:
        raise InvalidInput(
            "{place} does not fit: {what}.",
            place=_place(given, where),
            what=Phrase(sentence, **details),
        )

    check(given, refuse)


def _place(given: ArgumentMap, where: Where) -> str:
    """Say where in a map something is, with the title of the thing."""
    steps: list[str | int] = []
    inner = where
    while inner is not None:
        inner, step = inner
        steps.insert(0, step)
    match steps:
        case [
            "sections" | "sources" | "claims" | "relations" | "questions" as part,
            int(index),
            *_,
        ]:
            thing = next(islice(getattr(given, part).values(), index, None))
            return f"[{thing.title or thing.id}] ({path(where)})"
    return path(where)
