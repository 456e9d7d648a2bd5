"""The figures of a year of moderation, for everybody: as a page, a sheet and JSON."""

from datetime import UTC, datetime

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...queries import yearly
from ...queries.yearly import Year
from .. import session
from ..as_file import as_json, as_sheet
from . import year_words

_NAMES = ("onderdeel", "soort", "omschrijving", "waarde")

year_pages = Blueprint("year_pages", __name__)


@year_pages.get("/besluiten/jaren/<int:year>")
def show_year(year: int) -> ResponseReturnValue:
    """What came in, what was decided, complained of and taken back, and how long it took."""
    with session.store().reading() as connection:
        told = yearly.yearly(connection, year)
        first = yearly.first_year(connection)
    return render_template(
        "citizen/year.html",
        told=told,
        parts=year_words.PARTS,
        sorts=year_words.SORTS,
        years=range(first, datetime.now(UTC).year + 1),
    )


@year_pages.get("/besluiten/jaren/<int:year>/json")
def show_year_json(year: int) -> ResponseReturnValue:
    """The same for programs."""
    found = [dict(zip(_NAMES, row, strict=True)) for row in _rows(_year(year))]
    return as_json({"jaar": year, "cijfers": found})


@year_pages.get("/besluiten/jaren/<int:year>/csv")
def show_year_csv(year: int) -> ResponseReturnValue:
    """The same as a sheet."""
    told = [["" if cell is None else str(cell) for cell in row] for row in _rows(_year(year))]
    rows = [["jaar", *_NAMES], *([str(year), *row] for row in told)]
    return as_sheet(rows, f"moderatie-{year}.csv")


def _rows(told: Year) -> list[tuple[str, str, str, float | None]]:
    return [
        (one.what, one.of, year_words.said(one.what, one.of), one.value) for one in told.figures
    ]


def _year(year: int) -> Year:
    with session.store().reading() as connection:
        return yearly.yearly(connection, year)
