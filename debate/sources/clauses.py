"""A sentence as its connectives part it: one clause, or two that can each be denied.

*De hulp is te duur, want er zijn te veel lagen* has two. Both must be long enough to say something
and have a verb; only what takes a concession back may do without: *er waren wel proeven, maar
vooral in steden*.
"""

import re
from dataclasses import dataclass

from . import connectives, cues
from .connectives import Found, Place, Signal

SHORTEST = 3  # words of a clause

_WEL = re.compile(r"\b(?:wel|weliswaar)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Clauses:
    """Where the clauses of a sentence stand in it, and the connectives that part and open it.

    `back` and `front` are the clauses that what stands before and behind the sentence is tied to.
    `grants` tells that the first clause only grants something, which the second takes back.
    """

    spans: tuple[tuple[int, int], ...]
    opening: Found | None = None
    parting: Found | None = None
    back: int = 0
    front: int = 0
    grants: bool = False


def clauses(sentence: str) -> Clauses:
    """Part a sentence in its clauses.

    >>> [(start, end) for start, end in clauses("Het werkt niet, want er is geen geld.").spans]
    [(0, 14), (16, 37)]
    """
    opening = connectives.opening(sentence) or connectives.inside(sentence)
    return (
        _main_clause_last(sentence, opening)
        or _parted(sentence, opening)
        or Clauses(((0, len(sentence)),), opening)
    )


def _main_clause_last(sentence: str, opening: Found | None) -> Clauses | None:
    """Part 'Omdat ..., is ...': the verb of the main clause stands right behind the comma."""
    found = connectives.subordinate(sentence)
    comma = sentence.find(", ", found.end) if found else -1
    while found and comma >= 0:
        word = sentence[comma + 2 :].split(" ", 1)[0]
        if cues.has_verb(word) and _is_long(sentence[:comma]):
            spans = ((0, comma), (comma + 2, len(sentence)))
            return Clauses(spans, opening, found, back=1, front=1)
        comma = sentence.find(", ", comma + 2)
    return None


def _parted(sentence: str, opening: Found | None) -> Clauses | None:
    """Part a sentence at the surest connective between two clauses."""
    able = [
        (found, end)
        for found, end in connectives.between(sentence)
        if _says_something(sentence[:end])
        and (
            _says_something(sentence[found.start :])
            or (_grants(found, sentence[:end]) and _is_long(sentence[found.start :]))
        )
    ]
    if not able:
        return None
    found, end = max(able, key=lambda one: (one[0].sure, -one[1]))
    if opening and opening.place is Place.INSIDE and opening.end > end:
        opening = None  # it ties the clauses, not the sentences
    goes_on = found.signal in (Signal.CONSEQUENCE, Signal.CONTRAST)
    spans = ((0, end), (found.start, len(sentence)))
    return Clauses(spans, opening, found, front=int(goes_on), grants=_grants(found, sentence[:end]))


def _says_something(clause: str) -> bool:
    return _is_long(clause) and cues.has_verb(clause)


def _is_long(clause: str) -> bool:
    return len(clause.split(maxsplit=SHORTEST)) >= SHORTEST


def _grants(found: Found, first: str) -> bool:
    return found.signal is Signal.CONTRAST and _WEL.search(first) is not None
