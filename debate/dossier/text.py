"""A paper as plain text: to copy into a mail or into the system of the council."""

from collections.abc import Iterator

from ..text.language import tell
from .document import (
    NO_POLL,
    Bullets,
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

RULE = 60  # signs below a heading at most


def write(document: Document, site: str = "") -> str:
    """Write a paper; `site` is where its addresses lead."""
    lines = [document.title, "=" * min(len(document.title), RULE), ""]
    for block in document.plain:
        lines += [*_block(block), ""]
    lines += [f"{document.stand} {tell(NO_POLL)}", site + document.address]
    return "\n".join(lines) + "\n"


def _block(block: Plain) -> Iterator[str]:
    match block:
        case Heading(words):
            yield from (words, "-" * min(len(words), RULE))
        case Prose(words):
            yield words
        case Sayings():
            yield from _nested(block.nested, "")
        case Bullets(items):
            yield from (f"- {item}" for item in items)
        case Table(_, head, rows):
            for row in rows:
                yield from (f"{name}: {cell}" for name, cell in zip(head, row, strict=True))
        case Terms(pairs):
            yield from (f"{term}: {meaning}" for term, meaning in pairs)
        case References(items):
            yield from (f"[{one.number}] {one.words} {one.url}".rstrip() for one in items)


def _nested(told: list[Told], indent: str) -> Iterator[str]:
    for one in told:
        yield f"{indent}{one.saying.number or '-'} {_saying(one.saying)}"
        yield from _nested(one.under, f"{indent}   ")


def _saying(saying: Saying) -> str:
    says = f"{saying.says}: " if saying.says else ""
    about = saying.about
    if about and about != saying.refs:  # which stand in brackets already
        about = f"({about})"
    return f"{says}{saying.before}{saying.words} {about}".rstrip()
