"""The figures of a year of moderation, for everybody: as a page, a sheet and JSON."""

from datetime import UTC, datetime

from flask import Blueprint, jsonify, make_response, render_template
from flask.typing import ResponseReturnValue

from ...formats.sheet import cells
from ...queries import yearly
from ...queries.yearly import Year
from .. import session
from . import year_words

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
    answer = jsonify({"jaar": year, "cijfers": found})
    answer.content_type = "application/json; charset=utf-8"
    return answer


@year_pages.get("/besluiten/jaren/<int:year>/csv")
def show_year_csv(year: int) -> ResponseReturnValue:
    """The same as a sheet."""
    rows = [[str(year), *("" if cell is None else str(cell) for cell in row)]
            for row in _rows(_year(year))]  # fmt: skip
    answer = make_response(cells.lines([["jaar", *_NAMES], *rows], ","))
    answer.content_type = "text/csv; charset=utf-8"
    name = f"moderatie-{year}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


_NAMES = ("onderdeel", "soort", "omschrijving", "waarde")


def _rows(told: Year) -> list[tuple[str, str, str, float | None]]:
    return [
        (one.what, one.of, year_words.said(one.what, one.of), one.value) for one in told.figures
    ]


def _year(year: int) -> Year:
    with session.store().reading() as connection:
        return yearly.yearly(connection, year)
