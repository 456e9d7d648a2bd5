"""Comments as a page or a feed gives them, made into numbered reactions.

The number is that of the order in time where every comment says its time, so that a late answer to
an early reaction changes no other's number; else it is the order on the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import times
from .article import Reaction

LONGEST_NAME = 100  # characters
LONGEST_URL = 2_000


@dataclass(frozen=True)
class Comment:
    """One comment as it was found: `id` is the page's own for it, `answers` that of another."""

    id: str
    paragraphs: tuple[str, ...]
    author: str = ""
    published: str = ""
    url: str = ""
    answers: str = ""


@dataclass(frozen=True)
class Thread:
    """What one way of reading found: comments in the order of the page, how many pingbacks and
    trackbacks, and how many comments without words.
    """

    comments: tuple[Comment, ...] = ()
    pings: int = 0
    empty: int = 0


def numbered(comments: Iterable[Comment]) -> tuple[Reaction, ...]:
    """Give each comment its number, and the number of the one that it answers.

    >>> late, early = Comment("b", ("Nee.",), answers="a"), Comment("a", ("Ja.",))
    >>> [(one.number, one.paragraphs[0], one.answers) for one in numbered([early, late])]
    [(1, 'Ja.', 0), (2, 'Nee.', 1)]
    """
    once = list({one.id: one for one in comments}.values())
    ordered = _in_time(once) if all(one.published for one in once) else once
    numbers = {one.id: number for number, one in enumerate(ordered, 1)}
    return tuple(
        Reaction(
            numbers[one.id],
            one.paragraphs,
            one.author[:LONGEST_NAME].strip(),
            one.published,
            one.url if len(one.url) <= LONGEST_URL else "",
            numbers.get(one.answers, 0) if one.answers != one.id else 0,
        )
        for one in ordered
    )


def _in_time(comments: Sequence[Comment]) -> list[Comment]:
    """Sort by time; those of one time stay as they are, upside down where the newest is first."""
    keys = [times.order(one.published) for one in comments]
    is_newest_first = keys == sorted(keys, reverse=True) and keys != sorted(keys)
    listed = list(reversed(comments)) if is_newest_first else comments
    return sorted(listed, key=lambda one: times.order(one.published))
