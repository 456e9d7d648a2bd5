"""What an indicator gives: a figure, how sure it is, what it says in words, what is behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..text.language import ENGLISH, spoken
from .intervals import LEAST, Interval, wilson


@dataclass(frozen=True, slots=True)
class Words:
    """The same sentence in Dutch and in English."""

    nl: str
    en: str

    @property
    def spoken(self) -> str:
        """The sentence in the language that is spoken now, for whoever shows it."""
        return self.en if spoken() == ENGLISH else self.nl


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure over `n` things, `k` of which count where it is a share.

    `items` are the ids of the very claims and relations behind it. Where there are too few things
    (`is_enough` is false) the value is known here, and nobody should show it.
    """

    name: str
    value: float | None
    n: int
    k: int | None = None
    interval: Interval | None = None
    items: tuple[str, ...] = ()
    is_enough: bool = True

    @property
    def shown(self) -> float | None:
        """The value, None where there are too few things for one."""
        return self.value if self.is_enough else None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: its figure, the sentence that it says, figures beside it and what to note."""

    id: str
    figure: Figure
    said: Words
    beside: tuple[Figure, ...] = ()
    notes: tuple[Words, ...] = ()

    def named(self, name: str) -> Figure:
        """Give the figure beside it that has this name. Raises KeyError where there is none."""
        for each in self.beside:
            if each.name == name:
                return each
        raise KeyError(name)


def share(name: str, k: int, n: int, items: Sequence[str] = ()) -> Figure:
    """Give k of n as a figure with its interval; `items` are those behind it.

    >>> share("coverage", 5, 8).shown, share("coverage", 5, 8).value
    (None, 0.625)
    """
    value = k / n if n else None
    return Figure(name, value, n, k, wilson(k, n), tuple(items), n >= LEAST)


def measure(
    name: str, value: float | None, n: int, items: Sequence[str] = (), least: int = LEAST
) -> Figure:
    """Give a figure over n things that is no share."""
    return Figure(name, value, n, items=tuple(items), is_enough=value is not None and n >= least)
