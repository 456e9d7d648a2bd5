"""What the pages say of formats: for whom each is, and what is lost, counted by kind."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ...errors import Phrase
from ...model import Loss
from ...text.language import Wordings, catalogue, gettext, tell

MOST_PLACES = 5
_NAMED = ("node", "edge", "line", "statement", "argument", "attack", "locution")
_WHOLE = ("the text", "the graph", "the file", "the page")
_PLACE = re.compile(rf"(?:(?<=: )|^)(?:(?:{'|'.join(_NAMED)})(?= )|(?:{'|'.join(_WHOLE)})$)")
"""The kind of a place in a file, behind the file's name; what follows is its own name there."""

FOR_WHOM: Wordings[str] = Wordings(
    {
        "argdown": "Plain text that people read and edit. Our own debates are in it.",
        "csv": "A table for Excel, LibreOffice and other spreadsheets.",
        "tsv": "The same table, with tabs instead of commas.",
        "kialo": "For those who work with Kialo, and for programs that read Kialo.",
        "kialo2": "Like version 1, but with quotations at the sources.",
        "json": "All that is in the debate. To keep, to move or to calculate with.",
        "jsonld": "For the semantic web, with the passages as W3C annotations.",
        "argdown-json": "For programs that work with Argdown.",
        "graphml": "To draw in yEd, Gephi and other drawing programs.",
        "dot": "To draw with Graphviz.",
        "aif": "For researchers: the format in which they exchange arguments.",
        "xaif": "AIF with the text of the source, as OVA writes it.",
        "sadface": "For programs that read SADFace.",
        "carneades": "For Carneades: reasoning with premises and assumptions.",
        "caf": "Carneades in XML, as its web version exchanges it.",
        "microtext": "Like the Potsdam collection of short argumentative texts.",
        "af": "For programs that work out what stands. Numbers only.",
        "apx": "Like .af, with names. Without the texts.",
        "tgf": "A bare list of claims and counterarguments.",
    }
)
"""For whom each format is, in the order of the page: what most people need first."""


@dataclass(frozen=True)
class Lost:
    """One kind of loss: what, why, how often, and some of the places."""

    what: str
    why: str
    count: int
    places: tuple[str, ...]
    is_whole: bool


def grouped(losses: Iterable[Loss]) -> list[Lost]:
    """Put what is alike together: whole things first, then what is lost most often.

    >>> [(one.what, one.count) for one in grouped([Loss(id_, "its frames", "") for id_ in "ab"])]
    [('de kaders', 2)]
    """
    counts: Counter[tuple[str, str, bool]] = Counter()
    places: dict[tuple[str, str, bool], list[str]] = {}
    for loss in losses:
        is_kind = _is_kind(loss.what)
        key = (_worded(loss.what) if is_kind else "", _worded(loss.why), bool(loss.part))
        counts[key] += 1
        some = places.setdefault(key, [])
        if len(some) < MOST_PLACES:
            told = in_full(loss)
            some.append(told.where if is_kind else f"{told.where}: {told.what}")
    found = [
        Lost(what, why, count, tuple(places[what, why, whole]), whole)
        for (what, why, whole), count in counts.items()
    ]
    return sorted(found, key=lambda one: (not one.is_whole, -one.count))


def in_full(loss: Loss) -> Loss:
    """Say a loss to a visitor: the kind of place, what it was and why.

    >>> in_full(
    ...     Loss("x.json: node 7", Phrase("a node of type {type}", type="YA"), "it has no text")
    ... )
    Loss(where='x.json: knoop 7', what='een knoop van het type YA', why='er staat geen tekst bij',
         part='')
    """
    where = _PLACE.sub(lambda found: gettext(found[0]), loss.where, count=1)
    return Loss(where, _worded(loss.what), _worded(loss.why), loss.part)


def _worded(words: str) -> str:
    """Say a few words as they are spoken now; what a file says itself stays as it is."""
    if isinstance(words, Phrase):
        return tell(words)
    return gettext(words) if _is_kind(words) else words


def _is_kind(words: str) -> bool:
    """Tell whether this is what we call many things, and not the words of the one that is lost."""
    return words in catalogue("losses").plain
