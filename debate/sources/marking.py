"""A paragraph cut into pieces, so that the passages in it can be marked, overlapping ones too."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """Some words of a paragraph; `inside` are the passages that they belong to, `ends` those that
    end with them.
    """

    text: str
    inside: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def pieces(paragraph: str, places: Sequence[tuple[int, int]]) -> list[Piece]:
    """Cut a paragraph at the ends of passages, which are given as (start, end) in code points.

    A passage is known by its place in `places`. What reaches outside the paragraph is cut off.

    >>> [(p.text, p.inside, p.ends) for p in pieces("Er is tijd.", [(0, 5), (3, 10)])]
    [('Er ', (0,), ()), ('is', (0, 1), (0,)), (' tijd', (1,), (1,)), ('.', (), ())]
    """
    length = len(paragraph)
    fit = [(max(0, start), min(end, length)) for start, end in places]
    cuts = sorted({0, length, *(at for start, end in fit if start < end for at in (start, end))})
    found = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        inside = tuple(n for n, (one, other) in enumerate(fit) if one <= start and end <= other)
        ends = tuple(n for n in inside if fit[n][1] == end)
        found.append(Piece(paragraph[start:end], inside, ends))
    return found


def covered(length: int, places: Sequence[tuple[int, int]]) -> int:
    """Count the code points of a paragraph of that length that lie in any of these passages.

    >>> covered(10, [(0, 5), (3, 7), (9, 40)])
    8
    """
    count = reached = 0
    for start, end in sorted(places):
        start, end = max(start, reached), min(end, length)
        count += max(0, end - start)
        reached = max(reached, end)
    return count
