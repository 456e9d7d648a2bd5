"""The figures for other programs: as one JSON document, and as one figure a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from ..model import Json
from .explained import BY_ID
from .figure import Figure, Indicator
from .measuring import Measured

COLUMNS = ("debate", "version", "position", "today", "indicator", "figure", "value", "k", "n")
BOUNDS = ("low", "high")


@dataclass(frozen=True, slots=True)
class Where:
    """What was measured: a debate at a place in the log, or a file, which has none."""

    debate: str
    version: int = 0
    position: int = 0

    @property
    def said(self) -> str:
        """The place in words."""
        if not self.position:
            return f"Measured of {self.debate}, which has no log."
        return f"Measured at version {self.version}, position {self.position} of the log."


def plain(found: Measured, where: Where) -> dict[str, Json]:
    """Give all figures as a JSON object. A value that nobody should show is null."""
    return {
        "debate": where.debate,
        "version": where.version,
        "position": where.position,
        "today": day(found.today),
        "indicators": {each.id: _indicator(each) for each in found.indicators.values()},
        "sensitivity": {
            "left_out": list(found.sensitivity.ties),
            "figures": {id_: _figure(each) for id_, each in found.sensitivity.figures.items()},
        },
    }


def rows(found: Measured, where: Where) -> Iterator[tuple[object, ...]]:
    """Give a line of names, then a line for each figure; a value nobody should show is empty."""
    yield (*COLUMNS, *BOUNDS)
    place = (where.debate, where.version, where.position, day(found.today))
    for each in found.indicators.values():
        for figure in (each.figure, *each.beside):
            low, high = _bounds(figure) or (None, None)
            told = (each.id, figure.name, figure.shown, figure.k, figure.n, low, high)
            yield (*place, *("" if one is None else one for one in told))


def day(at: int) -> str:
    """Write a day.

    >>> day(86_400_000)
    '1970-01-02'
    """
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()


def _indicator(each: Indicator) -> Json:
    explained = BY_ID[each.id]
    return {
        **_figure(each.figure),
        "said": each.said.nl,
        "said_en": each.said.en,
        "name": explained.name.nl,
        "name_en": explained.name.en,
        "formula": explained.formula.nl,
        "formula_en": explained.formula.en,
        "misleads": explained.misleads.nl,
        "misleads_en": explained.misleads.en,
        "notes": [{"nl": note.nl, "en": note.en} for note in each.notes],
        "beside": {figure.name: _figure(figure) for figure in each.beside},
    }


def _figure(figure: Figure) -> dict[str, Json]:
    bounds = _bounds(figure)
    return {
        "value": figure.shown,
        "k": figure.k,
        "n": figure.n,
        "interval": None if bounds is None else list(bounds),
        "items": list(figure.items),
    }


def _bounds(figure: Figure) -> tuple[float, float] | None:
    return figure.interval if figure.is_enough else None
