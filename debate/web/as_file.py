"""Answers for programs and to keep: JSON, sheets, and the name under which a browser keeps them."""

import json
from collections.abc import Iterable, Sequence

from flask import Response

from ..formats.sheet import cells

JSON = "application/json; charset=utf-8"
CSV = "text/csv; charset=utf-8"


def as_json(document: object, file: str = "") -> Response:
    """Answer with a JSON document, to keep where it has a name."""
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    answer = Response(text, content_type=JSON)
    return named(answer, file) if file else answer


def as_sheet(rows: Iterable[Sequence[str]], file: str) -> Response:
    """Answer with a sheet to keep, in which no cell is a formula."""
    return named(Response(cells.lines(rows, ","), content_type=CSV), file)


def named(answer: Response, file: str, *, is_shown: bool = False) -> Response:
    """Name the file that a browser keeps of an answer, or shows first."""
    how = "inline" if is_shown else "attachment"
    answer.headers["Content-Disposition"] = f'{how}; filename="{file}"'
    return answer
