"""A paper as Markdown: plain text that any editor opens."""

import re
from collections.abc import Iterator

from .document import (
    Bullets,
    Contents,
    Document,
    Heading,
    Plain,
    Prose,
    References,
    Saying,
    Sayings,
    Table,
    Terms,
    Told,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_BEGINNING = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def write(document: Document, site: str = "") -> str:
    """Write a paper as CommonMark with tables; `site` is where its addresses lead."""
    lines = [
        f"# {_safe(document.title)}",
        "",
        f"{document.name}: {_safe(document.kicker)}",
        "",
        *(line for block in document.plain for line in _lines(block, document)),
        "---",
        "",
        f"{_safe(document.author)}. {document.stand} {_address(site + document.address)}",
    ]
    return "\n".join(lines) + "\n"


def _lines(block: Plain, document: Document) -> Iterator[str]:
    match block:
        case Heading(words, _, level):
            yield f"{'#' * (level + 1)} {_safe(words)}"
        case Prose(words):
            yield _safe(words)
        case Sayings():
            yield from _nested(block.nested, 0)
        case Bullets(items):
            yield from (f"- {_safe(one)}" for one in items)
        case Table(caption, head, rows):
            yield from (f"*{_safe(caption)}*", "")
            yield from (_row(head), _row(["---"] * len(head)), *map(_row, map(_cells, rows)))
        case Terms(pairs):
            yield from (f"- **{_safe(term)}**: {_safe(meaning)}" for term, meaning in pairs)
        case References(items):
            yield from (
                f"{one.number}. {_safe(one.words)} {_address(one.url)}".rstrip() for one in items
            )
        case Contents():
            yield from (
                f"{'  ' * (each.level - 1)}- {_safe(each.words)}" for each in document.headings
            )
    yield ""


def _nested(told: list[Told], depth: int) -> Iterator[str]:
    for one in told:
        yield f"{'  ' * depth}- {_saying(one.saying)}"
        yield from _nested(one.under, depth + 1)


def _saying(saying: Saying) -> str:
    before = f"{saying.number} " if saying.number else ""
    says = f"**{_safe(saying.says)}:** " if saying.says else ""
    told = f" ({_safe(saying.about)})" if saying.about else ""
    return f"{_escaped(before)}{says}{_safe(saying.before + saying.words)}{told}"


def _cells(row: tuple[str, ...]) -> list[str]:
    return [_safe(cell) for cell in row]


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _address(url: str) -> str:
    return f"<{url}>" if url.startswith(("https://", "http://")) and " " not in url else url


def _safe(words: str) -> str:
    """Write words so that none of them is taken for an order to the reader's editor.

    >>> _safe("2 * 3 is [geen] lijst"), _safe("1. Nee")
    ('2 \\\\* 3 is \\\\[geen\\\\] lijst', '1\\\\. Nee')
    """
    return _escaped(_SPECIAL.sub(r"\\\1", " ".join(words.split())))


def _escaped(words: str) -> str:
    found = _BEGINNING.match(words)
    if not found:
        return words
    end = found.end()
    return f"{words[:end]}\\{words[end:]}" if found[2].isdigit() else f"\\{words}"
